"""What stands beside the form: the chain, earlier rounds, the ledger's money, indicators."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from tertial.access import queries as access
from tertial.access.rights import HEAD, MANAGEMENT, PLANNER
from tertial.appropriations import queries as appropriations
from tertial.followup import queries as followup
from tertial.followup import scales
from tertial.followup.queries import PartRow, RoundRow, UnitPage
from tertial.followup.rules.money import MoneyRow, total
from tertial.formats.swedish import tkr
from tertial.indicators import queries as indicators
from tertial.indicators.queries import IndicatorRow
from tertial.kernel import clock
from tertial.ledger import queries as ledger
from tertial.planning import queries as planning

from . import texts

BALANCE = ("1", "2")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: who, by when, and whether it is here now."""

    level: str
    who: str
    due: date
    now: bool


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One appropriation item with its name and figures."""

    name: str
    row: MoneyRow


@dataclass(frozen=True, slots=True)
class BookedLine:
    """An account and what is booked on it, in öre."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class Booked:
    """What the ledger holds of a commitment's own objects, through a month."""

    name: str
    through: int
    lines: tuple[BookedLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said of the commitment in an earlier round."""

    name: str
    round: RoundRow
    part: PartRow


def chain(agency_id: int, found: UnitPage) -> list[Step]:
    """Who has it in each step. 4 queries."""
    today = clock.today()
    heads = {unit: name for unit, _person, name in access.holders(agency_id, HEAD, on=today)}
    planners = [name for _unit, _person, name in access.holders(agency_id, PLANNER, on=today)]
    managers = [name for _unit, _person, name in access.holders(agency_id, MANAGEMENT, on=today)]
    days = found.round
    department = found.report.unit_id if found.report.depth == 1 else found.above.unit_id if found.above else 0
    steps = [
        ("unit", heads.get(found.report.unit_id, ""), days.units_due),
        ("department", heads.get(department, ""), days.departments_due),
        ("planning", planners[0] if planners else "", days.compiled_due),
        ("management", managers[0] if managers else "", days.management_on),
    ]
    if found.report.depth == 1:
        steps = steps[1:]
    if found.report.depth == 0:
        steps = steps[2:]
    here = _here(found, len(steps))
    return [Step(level, who, due, at == here) for at, (level, who, due) in enumerate(steps)]


def _here(found: UnitPage, last: int) -> int:
    """Which step it is in now; past the last when everything is decided."""
    if found.report.is_open:
        return 0
    if found.report.state == scales.IN_REVIEW:
        return 1
    above = found.above
    if above is None or above.state == scales.LOCKED:
        return last
    return 2 if above.is_open or above.state == scales.IN_REVIEW else 3


def of_commitment(agency_id: int, found: UnitPage, part: PartRow) -> dict[str, Any]:
    """Earlier rounds, indicators and what the plan says of milestones, of one commitment. Some 12 queries."""
    rows = planning.commitments(agency_id, found.round.year, ids={part.commitment_id})
    plan = rows[0] if rows else None
    return {
        "plan": plan,
        "ledger": _ledger(agency_id, found.round, plan.ledger_keys if plan else ()),
        "earlier": _earlier(agency_id, found.round, part),
        "indicators": _indicators(agency_id, plan.indicator_ids if plan else ()),
    }


def _ledger(agency_id: int, round_: RoundRow, keys: tuple[str, ...]) -> Booked | None:
    """What is booked on the commitment's own ledger objects ("6:4120") this year, per account, largest first."""
    through = followup.last_month(agency_id, round_.year, round_.period)
    wanted = [key.partition(":") for key in keys]
    sums: dict[str, int] = defaultdict(int)
    for dimension in {number for number, _colon, _code in wanted if number.isdecimal()}:
        codes = {code for number, _colon, code in wanted if number == dimension}
        for code, account, month, amount in ledger.dimension_sums(agency_id, round_.year, int(dimension)):
            if code in codes and month <= through and not account.startswith(BALANCE):
                sums[account] += amount
    if not sums:
        return None
    names = ledger.account_names(agency_id, round_.year)
    lines = [
        BookedLine(names.get(account, account), sums[account]) for account in sorted(sums, key=lambda a: -sums[a])
    ]
    return Booked(", ".join(code for _number, _colon, code in wanted), through, tuple(lines), sum(sums.values()))


def _earlier(agency_id: int, round_: RoundRow, part: PartRow) -> list[Earlier]:
    said = followup.reports_of(agency_id, part.commitment_id)
    return [
        Earlier(texts.period(r.period, None if r.year == round_.year else r.year), r, p)
        for r, p in said
        if r.id != round_.id
    ]


def _indicators(agency_id: int, ids: tuple[int, ...]) -> list[IndicatorRow]:
    return indicators.indicators(agency_id, ids=ids) if ids else []


def money(agency_id: int, found: UnitPage) -> dict[str, Any]:
    """The unit's money per item with a sum, and through which month. Some 15 queries."""
    names = {item.code: item.name for item in appropriations.items(agency_id, found.round.year)}
    rows = followup.money_of(agency_id, found.report.id)
    lines = [MoneyLine(names.get(row.code, ""), row) for row in rows]
    return {
        "lines": lines,
        "total": total(rows),
        "through": followup.last_month(agency_id, found.round.year, found.round.period),
        "kept": found.report.approved_at,
    }


def in_tkr(ore: int | None) -> str | None:
    """An amount as one types it."""
    return None if ore is None else tkr(ore)
