"""Any ledger file, whatever its format: SIE by its content, else CSV by a profile."""

from collections.abc import Sequence

from . import sie
from .ledger_csv import PROFILES, Profile
from .ledger_csv import read as read_csv
from .ledger_file import LedgerFile


def read_ledger(
    content: bytes,
    *,
    name: str = "",
    profile: Profile | None = None,
    own: Sequence[Profile] = (),
    encoding: str | None = None,
) -> LedgerFile:
    """Read a ledger file. Without a profile a CSV file follows the one, own or shipped, that it fits best."""
    if profile is None and sie.looks_like_sie(content, name):
        return sie.read(content, name=name, encoding=encoding)
    return read_csv(content, (profile,) if profile else (*own, *PROFILES), encoding=encoding)
