"""Users, audit events, clock, files, refusals, frozen decisions, registry. No domain word here."""
