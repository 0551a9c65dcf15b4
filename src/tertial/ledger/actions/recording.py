"""The rows that make a batch count: the batch, its periods, names, opening balances, and the event."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from tertial.access.actor import Actor
from tertial.analytics.store import Place
from tertial.calc.periods import month_end
from tertial.formats.ledger_file import LedgerFile
from tertial.kernel import clock, events
from tertial.ledger.models import AccountName, Batch, BatchPeriod, LedgerPeriod, ObjectName, OpeningBalance
from tertial.ledger.outcome import Outcome

from .checking import LONGEST_CODE

Mode = Literal["", "replace", "add"]

MOST_PROBLEMS_KEPT = 200
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it lies on disk, before it counts."""

    place: Place
    stored_sha256: str
    size: int
    name: str
    mode: Mode


def record(outcome: Outcome, file: LedgerFile, received: Received, *, by: Actor) -> int:
    """Let the batch count; gives its id. Runs inside the import's transaction."""
    batch = _batch(outcome, received, by)
    _periods(batch, file.rows)
    if received.mode == "replace":
        _replace(batch, outcome.periods)
    _open_periods(batch, outcome.periods, by)
    _openings(batch, file)
    _names(batch, file)
    events.record(
        "ledger.batch_registered",
        by=by,
        subject=f"batch:{batch.pk}",
        year=batch.year,
        file=batch.file_name,
        sha256=batch.file_sha256,
        rows=batch.rows,
        periods=list(outcome.periods),
        mode=received.mode or "new",
    )
    return batch.pk


def _batch(outcome: Outcome, received: Received, by: Actor) -> Batch:
    return Batch.objects.create(
        agency_id=by.agency_id,
        year=outcome.year,
        key=received.place.key,
        file_name=received.name[-LONGEST_NAME:],
        file_sha256=outcome.file_sha256,
        stored_sha256=received.stored_sha256,
        size=received.size,
        format=outcome.format[:20],
        encoding=outcome.encoding,
        profile=outcome.format.removeprefix("CSV ") if outcome.format.startswith("CSV ") else "",
        company=outcome.company[:LONGEST_NAME],
        vouchers=outcome.vouchers,
        rows=outcome.rows,
        debit=outcome.debit,
        credit=outcome.credit,
        period_from=outcome.period_from or "",
        period_to=outcome.period_to or "",
        problems=[asdict(problem) for problem in outcome.problems[:MOST_PROBLEMS_KEPT]],
        registered_at=clock.now(),
        registered_by=by.name,
    )


def _periods(batch: Batch, rows: pa.Table) -> None:
    own = rows.filter(pc.equal(rows["year"], pa.scalar(batch.year, pa.int16())))
    debit = pc.if_else(pc.greater(own["amount"], 0), own["amount"], 0)
    table = pa.table({"code": own["period"].cast(pa.string()), "debit": debit})
    summed = table.group_by("code").aggregate([("debit", "sum"), ("debit", "count")])
    BatchPeriod.objects.bulk_create(
        BatchPeriod(
            agency_id=batch.agency_id,
            batch=batch,
            code=row["code"],
            rows=row["debit_count"],
            debit=row["debit_sum"],
        )
        for row in summed.to_pylist()
    )


def _replace(batch: Batch, codes: tuple[str, ...]) -> None:
    """Let the batch stand for its periods instead of those that did; a batch left without any is replaced."""
    standing = BatchPeriod.objects.filter(
        agency_id=batch.agency_id, batch__year=batch.year, batch__state=Batch.State.ACTIVE, replaced_by=None
    ).exclude(batch=batch)
    touched = list(standing.filter(code__in=codes).values_list("pk", "batch_id"))
    BatchPeriod.objects.filter(pk__in=[pk for pk, _ in touched]).update(replaced_by=batch)
    still = set(standing.values_list("batch_id", flat=True))
    gone = {old for _, old in touched} - still
    Batch.objects.filter(pk__in=gone).update(state=Batch.State.REPLACED)


def _open_periods(batch: Batch, codes: tuple[str, ...], by: Actor) -> None:
    """A period that comes for the first time is taken for closed when its month is over."""
    known = set(
        LedgerPeriod.objects.filter(agency_id=batch.agency_id, year=batch.year).values_list("code", flat=True)
    )
    LedgerPeriod.objects.bulk_create(
        LedgerPeriod(
            agency_id=batch.agency_id,
            year=batch.year,
            code=code,
            is_closed=month_end(batch.year, min(int(code[:2]), 12)) < clock.today(),
            changed_at=clock.now(),
            changed_by=by.name,
        )
        for code in codes
        if code not in known
    )


def _openings(batch: Batch, file: LedgerFile) -> None:
    opening: dict[str, int] = defaultdict(int)
    for balance in file.balances:
        if balance.kind == "IB" and balance.year == 0 and len(balance.account) <= LONGEST_CODE:
            opening[balance.account] += balance.amount
    OpeningBalance.objects.bulk_create(
        OpeningBalance(agency_id=batch.agency_id, batch=batch, account=account, amount=amount)
        for account, amount in opening.items()
    )


def _names(batch: Batch, file: LedgerFile) -> None:
    """What accounts, dimensions and objects are called; the latest file has the last word."""
    AccountName.objects.bulk_create(
        [
            AccountName(agency_id=batch.agency_id, year=batch.year, account=account, name=name[:LONGEST_NAME])
            for account, name in file.accounts.items()
            if account and len(account) <= LONGEST_CODE
        ],
        update_conflicts=True,
        unique_fields=["agency", "year", "account"],
        update_fields=["name"],
    )
    objects = {(dimension, ""): name for dimension, name in file.dimensions.items()} | dict(file.objects)
    ObjectName.objects.bulk_create(
        [
            ObjectName(
                agency_id=batch.agency_id,
                year=batch.year,
                dimension=dimension,
                object=code,
                name=name[:LONGEST_NAME],
            )
            for (dimension, code), name in objects.items()
            if 0 <= dimension < 2**31 and len(code) <= LONGEST_CODE
        ],
        update_conflicts=True,
        unique_fields=["agency", "year", "dimension", "object"],
        update_fields=["name"],
    )
