"""Indicators: definition, targets, values with status and history."""
