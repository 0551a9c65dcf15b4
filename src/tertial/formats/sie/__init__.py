"""SIE files, types 1 to 4, by the SIE group's specification 4B. `read` takes bytes and gives a LedgerFile."""

from .read import looks_like_sie, read

__all__ = ["looks_like_sie", "read"]
