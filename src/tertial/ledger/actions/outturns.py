"""Loading the state budget's monthly outturn, for reference beside the agency's own figures."""

import gzip
from dataclasses import dataclass

from django.db import transaction

from tertial.access.actor import Actor
from tertial.formats import outturn
from tertial.formats.problems import Problem
from tertial.kernel import clock, events, files
from tertial.kernel.errors import NotAllowed
from tertial.ledger.models import OutturnFile

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of an outturn file: its id when it stands, its problems when it does not."""

    id: int | None
    problems: tuple[Problem, ...] = ()


@transaction.atomic
def load_outturn(*, content: bytes, name: str, by: Actor) -> Loaded:
    """Keep an outturn file whose every row can be read. The same file again is the one that stands already."""
    if not by.may("ledger.import"):
        raise NotAllowed(right="ledger.import")
    found = outturn.read(content)
    if not found.readable:
        return Loaded(None, found.problems)
    sha256 = files.sha256_of(content)
    kept, is_new = OutturnFile.objects.get_or_create(
        agency_id=by.agency_id,
        file_sha256=sha256,
        defaults={
            "file_name": name[-LONGEST_NAME:],
            "stored_sha256": files.store(gzip.compress(content, 1, mtime=0)),
            "year": max(row.year for row in found.rows),
            "last_month": found.last_month,
            "rows": len(found.rows),
            "loaded_at": clock.now(),
            "loaded_by": by.name,
        },
    )
    if is_new:
        events.record("ledger.outturn_loaded", by=by, subject=f"outturn:{kept.pk}", file=name, sha256=sha256)
    return Loaded(kept.pk, found.problems)
