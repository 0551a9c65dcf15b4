"""What can be done to the ledger. One function is one decision and one transaction."""

from .importing import import_file
from .outturns import load_outturn
from .periods import set_period
from .profiles import save_profile
from .sweeping import sweep
from .undoing import undo_batch

__all__ = ["import_file", "load_outturn", "save_profile", "set_period", "sweep", "undo_batch"]
