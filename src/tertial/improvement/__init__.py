"""Improvements: idea, assessed, decided, done, effect."""
