"""Whether what lies on disk is still what was registered."""

import gzip
import hashlib
import zlib
from dataclasses import dataclass

from django.conf import settings

from tertial.analytics import questions
from tertial.analytics.store import Place
from tertial.kernel import files

from .models import Batch


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree: code is original_missing, original_changed, rows_missing or rows_changed."""

    batch: int
    file_name: str
    code: str


def verify(agency_id: int) -> tuple[int, list[Finding]]:
    """How many batches were looked at, and what does not agree: originals by hash, rows by count and sum."""
    batches = list(Batch.objects.filter(agency_id=agency_id).order_by("pk"))
    return len(batches), [finding for batch in batches for finding in _findings(batch)]


def _findings(batch: Batch) -> list[Finding]:
    codes = [code for code in (_original(batch), _rows(batch)) if code]
    return [Finding(batch.pk, batch.file_name, code) for code in codes]


def _original(batch: Batch) -> str:
    try:
        content = gzip.decompress(files.read(batch.stored_sha256))
    except FileNotFoundError:
        return "original_missing"
    except (OSError, EOFError, zlib.error):
        return "original_changed"
    return "" if hashlib.sha256(content).hexdigest() == batch.file_sha256 else "original_changed"


def _rows(batch: Batch) -> str:
    place = Place(settings.DATA / "ledger", batch.agency_id, batch.year, batch.key)
    if not place.rows.exists():
        return "rows_missing"
    kept = questions.kept(place)
    return "" if kept == (batch.rows, batch.debit, batch.credit) else "rows_changed"
