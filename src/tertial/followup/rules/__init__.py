"""The rules of follow-up as pure functions: no tables, no clock."""
