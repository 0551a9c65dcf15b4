"""The annual cycle (årsplan): processes, deadlines, and the page on how we plan and follow up."""
