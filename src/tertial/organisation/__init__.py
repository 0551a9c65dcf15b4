"""Agencies, units and people, with dates."""
