"""Appropriation items (anslagsposter), their decisions, settlement rules and the statement."""
