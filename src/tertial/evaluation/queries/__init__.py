"""What can be asked about evaluation plans (`plans`), surveys (`surveys`) and their results (`results`)."""

from .duties import duties

__all__ = ["duties"]
