"""Planning and follow-up for Swedish government agencies."""

__version__ = "0.1.0"
