"""Reading a ledger file in: checked as a whole, then registered as a whole or not at all.

Crash order: files by temporary name → fsync → rename, then the row. What has no row is swept later.
"""

import gzip
from dataclasses import replace
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from tertial.access.actor import Actor
from tertial.analytics import store
from tertial.analytics.store import Place
from tertial.formats.ledger_csv import PROFILES
from tertial.formats.ledger_file import LedgerFile, dimensions_of, unread
from tertial.formats.ledger_reading import read_ledger
from tertial.formats.problems import Problem, error, has_errors, warning
from tertial.kernel import files
from tertial.kernel.errors import NotAllowed
from tertial.ledger.models import Batch, BatchPeriod
from tertial.ledger.outcome import Outcome, outcome_of
from tertial.ledger.profiles import own_profiles
from tertial.organisation.models import Agency

from .checking import fits
from .recording import Mode, Received, record

FREE_DIMENSIONS = 20  # from here on a SIE dimension is the agency's own; settlement rules look at these


def import_file(
    *,
    content: bytes,
    name: str,
    year: int | None = None,
    profile: str = "",
    encoding: str | None = None,
    dry_run: bool = False,
    mode: Mode = "",
    by: Actor,
) -> Outcome:
    """Read a ledger file and register it as a batch, or say why not; a dry run writes nothing.

    `mode` answers what to do where the file's periods are loaded already: replace them, add to them, or (empty)
    refuse. The file itself is kept, compressed, as evidence.
    """
    if not by.may("ledger.import"):
        raise NotAllowed(right="ledger.import")
    file = _read(content, name, profile, encoding, by.agency_id)
    found = fits(file, year or file.year, stated=year is not None)
    year = year or file.year
    outcome = outcome_of("dry_run", file, sha256=files.sha256_of(content), year=year, extra=found)
    if year is None or has_errors(outcome.problems):
        return replace(outcome, status="refused")
    outcome = _standing(outcome, by.agency_id, mode, dry_run=dry_run)
    if dry_run or outcome.status != "dry_run":
        return outcome
    return _register(outcome, file, _receive(outcome, file, content=content, name=name, mode=mode, by=by), by=by)


def _read(content: bytes, name: str, profile: str, encoding: str | None, agency_id: int) -> LedgerFile:
    own = own_profiles(agency_id)
    chosen = {known.name: known for known in (*PROFILES, *own)}.get(profile)
    if profile and chosen is None:
        return unread("CSV", "", error("ledger.unknown_profile", "There is no such profile.", value=profile))
    return read_ledger(content, name=name, profile=chosen, own=own, encoding=encoding)


def _standing(outcome: Outcome, agency_id: int, mode: Mode, *, dry_run: bool) -> Outcome:
    """The answer, seen against what is loaded already: a duplicate, an overlap, or neither."""
    same = Batch.objects.filter(
        agency_id=agency_id, year=outcome.year, file_sha256=outcome.file_sha256, state=Batch.State.ACTIVE
    ).first()
    if same:
        return replace(outcome, status="duplicate", batch=same.pk)
    overlapping = _overlapping(outcome, agency_id)
    if not overlapping or mode:
        return replace(outcome, overlapping=overlapping)
    tell = warning if dry_run else error
    problem = tell(
        "ledger.overlap",
        "The period is loaded already: replace what is there, or add to it.",
        value=", ".join(overlapping),
    )
    return _with(outcome, problem, "dry_run" if dry_run else "refused", overlapping)


def _with(outcome: Outcome, problem: Problem, status: str, overlapping: tuple[str, ...]) -> Outcome:
    return replace(outcome, status=status, problems=(problem, *outcome.problems), overlapping=overlapping)


def _overlapping(outcome: Outcome, agency_id: int) -> tuple[str, ...]:
    """Periods, between the file's first and last, that some batch stands for already."""
    loaded = BatchPeriod.objects.filter(
        agency_id=agency_id, batch__year=outcome.year, batch__state=Batch.State.ACTIVE, replaced_by=None
    ).values_list("code", flat=True)
    return tuple(sorted({code for code in loaded if code in outcome.periods}))


def _receive(outcome: Outcome, file: LedgerFile, *, content: bytes, name: str, mode: Mode, by: Actor) -> Received:
    """Put the file and its rows on disk. Nothing counts yet."""
    place = Place(settings.DATA / "ledger", by.agency_id, int(outcome.year or 0), uuid4().hex)
    stored = files.store(gzip.compress(content, 1, mtime=0))
    store.write_rows(place, file.rows)
    store.write_sums(place, [d for d in dimensions_of(file.rows) if d >= FREE_DIMENSIONS])
    return Received(place, stored, len(content), name, mode)


def _register(outcome: Outcome, file: LedgerFile, received: Received, *, by: Actor) -> Outcome:
    """Let what lies on disk count, unless somebody else was quicker."""
    try:
        with transaction.atomic():
            Agency.objects.select_for_update().get(pk=by.agency_id)  # one import at a time counts the periods
            now = _standing(outcome, by.agency_id, received.mode, dry_run=False)
            if now.status == "dry_run":
                return replace(outcome, status="registered", batch=record(outcome, file, received, by=by))
    except IntegrityError:
        now = _standing(outcome, by.agency_id, received.mode, dry_run=False)
        if now.status == "dry_run":
            raise
    store.remove(received.place.root, received.place.key)
    return now
