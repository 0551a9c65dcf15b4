"""What can be asked of the state budget's monthly outturn. It stands beside the ledger and counts in nothing."""

import gzip
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from tertial.formats import outturn
from tertial.formats.outturn import OutturnRow
from tertial.kernel import files
from tertial.kernel.errors import NotFound

from .models import OutturnFile


@dataclass(frozen=True, slots=True)
class OutturnFileRow:
    """One file of outturn."""

    id: int
    file_name: str
    year: int
    last_month: int
    rows: int
    loaded_at: datetime
    loaded_by: str


def outturn_files(agency_id: int) -> list[OutturnFileRow]:
    """Every file, the latest year and then the latest file first. 1 query."""
    found = OutturnFile.objects.filter(agency_id=agency_id).order_by("-year", "-pk")
    return [OutturnFileRow(*row) for row in found.values_list(*OutturnFileRow.__slots__)]


def series(agency_id: int, file_id: int, *, words: str = "") -> tuple[OutturnFileRow, list[OutturnRow]]:
    """One file and its series; with words those whose code or name holds every one. 1 query. Raises NotFound."""
    found = OutturnFile.objects.filter(agency_id=agency_id, pk=file_id).first()
    if found is None:
        raise NotFound(outturn=file_id)
    told = OutturnFileRow(*(getattr(found, name) for name in OutturnFileRow.__slots__))
    asked = words.casefold().split()
    return told, [row for row in _rows(found.stored_sha256) if all(word in _text(row) for word in asked)]


def _text(row: OutturnRow) -> str:
    return f"{row.code} {row.area} {row.appropriation} {row.item} {row.subitem} {row.agency}".casefold()


@lru_cache(maxsize=4)
def _rows(stored_sha256: str) -> tuple[OutturnRow, ...]:
    """A stored file never changes, so neither does what it says."""
    return outturn.read(gzip.decompress(files.read(stored_sha256))).rows
