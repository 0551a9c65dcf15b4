"""Evaluation plans and surveys."""
