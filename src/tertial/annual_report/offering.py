"""What the report's own sources say: the statement, the indicators, the commitments, the rows of the ledger."""

from collections import Counter, defaultdict
from decimal import Decimal

from django.utils.translation import gettext as _

from tertial.appropriations import queries as appropriations
from tertial.appropriations import statement
from tertial.formats import swedish
from tertial.indicators import queries as indicators
from tertial.kernel import clock
from tertial.kernel.keeping import kept
from tertial.planning import queries as planning

from . import layout
from .books import books
from .sources import Offer

TKR = -5


@kept
def from_statement(agency_id: int, year: int) -> list[Offer]:
    """The columns of the statement per item, and in sum."""
    if year not in appropriations.years(agency_id):
        return []
    found = statement.statement(agency_id, year)
    until = "" if found.is_whole_year else _("through month %(month)d") % {"month": found.through_month}
    period = f"{year} {until}".strip()
    rows = [(row.item.code, f"{row.item.code} {row.item.name}", row.sums) for row in found.rows]
    rows.append(("sum", _("All appropriation items"), found.total))
    return [
        Offer(
            "statement", f"{code}/{column}", f"{name}, {words}", period, Decimal(getattr(sums, column)), "tkr", TKR,
            status="final" if found.is_whole_year else "preliminary",
            url_name="appropriations:statement_year", url_args=(year,),
        )
        for code, name, sums in rows
        for column, words in _columns()
    ]  # fmt: skip


def _columns() -> list[tuple[str, str]]:
    return [
        ("expenditure", _("expenditure")),
        ("total_available", _("total available")),
        ("allocation", _("allocation")),
        ("closing_carryover", _("closing carry-over")),
        ("opening_carryover", _("opening carry-over")),
    ]


@kept
def from_indicators(agency_id: int, year: int) -> list[Offer]:
    """The latest value of the year per indicator, with women and men where they are counted."""
    rows = indicators.indicators(agency_id)
    values = indicators.values_in(agency_id, year, at=clock.now())
    found: list[Offer] = []
    for row in rows:
        if row.id not in values:
            continue
        latest = values[row.id]
        parts = [("", row.name, latest.value), ("/women", _("women"), latest.women), ("/men", _("men"), latest.men)]
        found += [
            Offer(
                "indicator", f"{row.code}{end}", f"{row.code} {row.name}{', ' + words if end else ''}",
                _period(latest.period_start, latest.period_end, cumulative=row.cumulative), value,
                _("percent") if row.unit_label == "%" else row.unit_label, 0, row.decimals, latest.status,
                _("%(day)s by %(name)s") % {"day": swedish.day(latest.recorded_on), "name": latest.recorded_by},
                "indicators:indicator", (row.id,),
            )
            for end, words, value in parts
            if value is not None
        ]  # fmt: skip
    return found


def _period(start, end, *, cumulative: bool) -> str:
    first = 1 if cumulative else start.month
    if first == 1 and end.month == 12:
        return str(end.year)
    months = (
        swedish.month(end.month) if first == end.month else f"{swedish.month(first)}–{swedish.month(end.month)}"
    )
    return f"{months} {end.year}"


@kept
def from_commitments(agency_id: int, year: int) -> list[Offer]:
    """How many commitments there are and how they stand, in the whole agency and per result area."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in planning.commitments(agency_id, year):
        for key in (("all", _("the whole agency")), (row.area_key, row.area)):
            if key[0]:
                counts[key] |= Counter()
                counts[key].update([row.status, "total"])
    return [
        Offer(
            "commitments", f"{key}/{status}", f"{_('Commitments')}, {area}: {words}", str(year),
            Decimal(told[status]), _("commitments"), area_key="" if key == "all" else key,
            url_name="planning:plan", url_args=(year,),
        )
        for (key, area), told in sorted(counts.items())
        for status, words in _standings()
    ]  # fmt: skip


def _standings() -> list[tuple[str, str]]:
    return [
        ("total", _("all of them")),
        ("done", _("carried out")),
        ("on_plan", _("according to plan")),
        ("deviation", _("with a deviation")),
        ("late", _("running late")),
        ("dropped", _("dropped from the plan")),
    ]


@kept
def from_accounts(agency_id: int, year: int) -> list[Offer]:
    """The rows of the income statement and the balance sheet."""
    found = books(agency_id, year)
    parts = [(layout.INCOME, found.income), ((*layout.ASSETS, *layout.CAPITAL_AND_DEBTS), found.closing)]
    rows = [
        (key, _(words), told.rows.get(key, 0)) for layouts, told in parts for p in layouts for key, words in p.rows
    ]
    rows.append(("capital_change_of_year", _("Capital change of the year"), found.capital_change))
    return [
        Offer("accounts", key, words, str(year), Decimal(abs(amount) if key in _COSTS else amount), "tkr", TKR)
        for key, words, amount in rows
        if amount
    ]


_COSTS = {key for key, _words in layout.INCOME[1].rows} | {"grants_paid"}
