"""Appropriations (anslag): items, their decisions, settlement rules, payment plans and the statement."""
