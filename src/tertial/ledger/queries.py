"""What can be asked of the ledger. Only batches that count are looked at; results are plain rows."""

import gzip
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from tertial.analytics import questions, settlement
from tertial.analytics.questions import ANY, Filter, Found, Part
from tertial.analytics.settlement import Rule
from tertial.analytics.store import Place
from tertial.kernel import files
from tertial.kernel.errors import NotFound
from tertial.kernel.reading import once

from .models import AccountName, Batch, BatchPeriod, LedgerPeriod, ObjectName, OpeningBalance

PAGE = 100


@dataclass(frozen=True, slots=True)
class SettledSum:
    """What one item (None: unsettled) was charged with in a period, on an account and a cost centre."""

    code: str | None
    period: str
    month: int
    account: str
    cost_centre: str
    amount: int
    rows: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the ledger. `rule_order` is the order of the settlement rule that takes it."""

    period: str
    date: date
    series: str
    number: str
    account: str
    account_name: str
    text: str
    cost_centre: str
    dims: tuple[tuple[int, str], ...]
    amount: int
    batch_id: int
    line: int
    rule_order: int | None


@dataclass(frozen=True, slots=True)
class RowPage:
    """A page of rows; `total` and `amount` are of all rows asked for."""

    rows: tuple[LedgerRow, ...]
    total: int
    amount: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch as registered."""

    id: int
    year: int
    file_name: str
    file_sha256: str
    size: int
    format: str
    encoding: str
    company: str
    vouchers: int
    rows: int
    debit: int
    credit: int
    period_from: str
    period_to: str
    state: str
    registered_at: datetime
    registered_by: str
    undone_at: datetime | None
    undone_by: str
    undo_reason: str
    problems: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period of a year: whether it is closed, and what is loaded of it."""

    code: str
    is_closed: bool
    rows: int
    debit: int
    changed_at: datetime
    changed_by: str

    @property
    def month(self) -> int:
        """The month that the period belongs to: 12a and 13 belong to December."""
        return min(int(self.code[:2]), 12)


@once
def parts(agency_id: int, year: int) -> list[Part]:
    """The batches that count in a year, with the periods in which they do. 1 query."""
    counting = (
        BatchPeriod.objects.filter(
            agency_id=agency_id, batch__year=year, batch__state=Batch.State.ACTIVE, replaced_by=None
        )
        .order_by("batch_id", "code")
        .values_list("batch_id", "batch__key", "code")
    )
    codes: dict[tuple[int, str], list[str]] = defaultdict(list)
    for batch, key, code in counting:
        codes[batch, key].append(code)
    root = settings.DATA / "ledger"
    return [Part(batch, Place(root, agency_id, year, key), tuple(found)) for (batch, key), found in codes.items()]


def settled(agency_id: int, year: int, rules: Sequence[Rule]) -> list[SettledSum]:
    """Everything booked on accounts that some rule names, per item, period, account and cost centre. 1 query."""
    return [SettledSum(*row) for row in questions.settled(parts(agency_id, year), rules)]


def rows_behind(
    agency_id: int,
    year: int,
    rules: Sequence[Rule],
    *,
    code: str | None = ANY,
    months: Collection[int] | None = None,
    accounts: Collection[str] = (),
    cost_centres: Collection[str] = (),
    objects: Sequence[tuple[int, str]] = (),
    words: str = "",
    within: Collection[str] | None = None,
    page: int = 1,
    size: int | None = PAGE,
    order: str = "date",
) -> RowPage:
    """The rows behind a figure. 2 queries.

    `code` None means unsettled, ANY whatever the row settles against. Accounts, cost centres and objects are
    literals, prefixes ending in `*`, or ranges `a..b`. `within` names the cost centres that the asker may see at
    all (None: every one). `size` None gives all rows at once.
    """
    asked = Filter(code, months, accounts, cost_centres, tuple(objects), words, within)
    order = order if order in questions.ORDERS else "date"
    offset = (page - 1) * (size or 0)
    found = questions.rows(parts(agency_id, year), rules, asked, order=order, offset=offset, limit=size)
    names = account_names(agency_id, year)
    orders = [rule.order for rule in settlement.in_order(rules)]
    return RowPage(tuple(_ledger_row(row, names, orders) for row in found.rows), found.total, found.amount)


def _ledger_row(row: Found, names: dict[str, str], orders: Sequence[int]) -> LedgerRow:
    return LedgerRow(
        period=row.period,
        date=row.date,
        series=row.series,
        number=row.number,
        account=row.account,
        account_name=names.get(row.account, ""),
        text=row.text,
        cost_centre=row.cost_centre,
        dims=row.dims,
        amount=row.amount,
        batch_id=row.batch,
        line=row.line,
        rule_order=None if row.rule is None else orders[row.rule],
    )


def account_sums(agency_id: int, year: int, through_month: int = 12) -> list[tuple[str, str, int, int]]:
    """(account, name, opening öre, movement öre) of every account that has either, in account order. 3 queries."""
    names = account_names(agency_id, year)
    return [(account, names.get(account, ""), *sums) for account, *sums in balances(agency_id, year, through_month)]


def balances(agency_id: int, year: int, through_month: int = 12) -> list[tuple[str, int, int]]:
    """The same without the names: (account, opening öre, movement öre). 2 queries."""
    opening = _openings(agency_id, year)
    movement = dict(questions.by_account(parts(agency_id, year), through_month))
    return [
        (account, opening.get(account, 0), movement.get(account, 0))
        for account in sorted(opening.keys() | movement.keys())
    ]


def _openings(agency_id: int, year: int) -> dict[str, int]:
    """Opening balances as the newest batch that counts and states any has them. 1 query."""
    stated = OpeningBalance.objects.filter(
        agency_id=agency_id, batch__year=year, batch__state=Batch.State.ACTIVE
    ).values_list("batch_id", "account", "amount")
    newest: dict[int, dict[str, int]] = defaultdict(dict)
    for batch, account, amount in stated:
        newest[batch][account] = amount
    return newest[max(newest)] if newest else {}


def dimension_sums(agency_id: int, year: int, dimension: int) -> list[tuple[str, str, int, int]]:
    """(object, account, month, öre) of everything booked on a dimension, such as projects (6). 1 query."""
    return questions.by_object(parts(agency_id, year), dimension)


@once
def account_names(agency_id: int, year: int) -> dict[str, str]:
    """What accounts are called in a year. 1 query."""
    return dict(AccountName.objects.filter(agency_id=agency_id, year=year).values_list("account", "name"))


def object_names(agency_id: int, year: int) -> dict[tuple[int, str], str]:
    """What objects are called in a year; the empty object is the dimension itself. 1 query."""
    found = ObjectName.objects.filter(agency_id=agency_id, year=year).values_list("dimension", "object", "name")
    return {(dimension, code): name for dimension, code, name in found}


def batches(agency_id: int, year: int | None = None) -> list[BatchRow]:
    """Registered batches, whatever their state, newest first. 1 query."""
    found = Batch.objects.filter(agency_id=agency_id).order_by("-pk")
    return [_batch_row(batch) for batch in (found if year is None else found.filter(year=year))]


def batch(agency_id: int, batch_id: int) -> BatchRow:
    """One batch. 1 query. Raises NotFound."""
    found = Batch.objects.filter(agency_id=agency_id, pk=batch_id).first()
    if found is None:
        raise NotFound(batch=batch_id)
    return _batch_row(found)


def agency_of(batch_id: int) -> int:
    """The agency that a batch belongs to, for the command line. 1 query. Raises NotFound."""
    found = Batch.objects.filter(pk=batch_id).values_list("agency_id", flat=True).first()
    if found is None:
        raise NotFound(batch=batch_id)
    return found


def _batch_row(found: Batch) -> BatchRow:
    told = {name: getattr(found, name) for name in BatchRow.__slots__ if name not in {"id", "problems"}}
    return BatchRow(id=found.pk, problems=tuple(found.problems), **told)


def original(agency_id: int, batch_id: int) -> tuple[str, bytes]:
    """The name and the bytes of the file as it was received. 1 query. Raises NotFound."""
    found = Batch.objects.filter(agency_id=agency_id, pk=batch_id).first()
    if found is None:
        raise NotFound(batch=batch_id)
    return found.file_name, gzip.decompress(files.read(found.stored_sha256))


def batch_periods(agency_id: int, batch_id: int) -> list[tuple[str, int, int, int | None]]:
    """(period, rows, debit öre, id of the batch that has replaced it) of one batch. 1 query."""
    found = BatchPeriod.objects.filter(agency_id=agency_id, batch_id=batch_id).order_by("code")
    return list(found.values_list("code", "rows", "debit", "replaced_by_id"))


def periods(agency_id: int, year: int) -> list[PeriodRow]:
    """The periods of a year that have rows, in order. 2 queries."""
    counting: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for code, rows, debit in BatchPeriod.objects.filter(
        agency_id=agency_id, batch__year=year, batch__state=Batch.State.ACTIVE, replaced_by=None
    ).values_list("code", "rows", "debit"):
        counting[code][0] += rows
        counting[code][1] += debit
    found = LedgerPeriod.objects.filter(agency_id=agency_id, year=year, code__in=list(counting)).order_by("code")
    return [PeriodRow(p.code, p.is_closed, *counting[p.code], p.changed_at, p.changed_by) for p in found]


def closed_periods(agency_id: int, year: int) -> list[str]:
    """The codes of the year's closed periods that have rows, in order. 1 query."""
    counting = BatchPeriod.objects.filter(
        agency_id=agency_id, batch__year=year, batch__state=Batch.State.ACTIVE, replaced_by=None
    )
    closed = LedgerPeriod.objects.filter(
        agency_id=agency_id, year=year, is_closed=True, code__in=counting.values("code")
    )
    return list(closed.order_by("code").values_list("code", flat=True))


def years(agency_id: int) -> list[int]:
    """The years that have batches, newest first. 1 query."""
    found = Batch.objects.filter(agency_id=agency_id).order_by("-year").values_list("year", flat=True)
    return list(dict.fromkeys(found))


def last_loaded(agency_id: int, year: int) -> datetime | None:
    """When the newest batch that counts was registered. 1 query."""
    found = Batch.objects.filter(agency_id=agency_id, year=year, state=Batch.State.ACTIVE).order_by("-pk")
    return found.values_list("registered_at", flat=True).first()
