"""What stands beside the form: the chain, earlier rounds, the ledger's money, indicators."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.access.rights import HEAD, MANAGEMENT, PLANNER
from tertial.appropriations import queries as appropriations
from tertial.calc.periods import Period
from tertial.followup import queries as followup
from tertial.followup import scales
from tertial.followup.queries import PartRow, RoundRow, UnitPage
from tertial.followup.rules.money import MoneyRow, total
from tertial.kernel import clock
from tertial.organisation import queries as organisation

from . import texts


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: who, by when, and whether it is here now."""

    level: str
    who: str
    due: date
    now: bool


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One appropriation item with its name and figures, and the queries of the ledger's rows behind them."""

    name: str
    row: MoneyRow
    rows: dict[str, str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said of the commitment in an earlier round."""

    name: str
    round: RoundRow
    part: PartRow


def chain(agency_id: int, found: UnitPage) -> list[Step]:
    """Who has it in each step. 1 query."""
    holders = access.holders_by_role(agency_id, (HEAD, PLANNER, MANAGEMENT), on=clock.today())
    heads = {unit: name for unit, _person, name in holders[HEAD]}
    planners, managers = ([name for _unit, _person, name in holders[role]] for role in (PLANNER, MANAGEMENT))
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


def earlier(agency_id: int, round_: RoundRow, part: PartRow) -> list[Earlier]:
    """What was said of the commitment in other rounds, newest first. 1 query."""
    said = followup.reports_of(agency_id, part.commitment_id)
    return [
        Earlier(texts.period(r.period, None if r.year == round_.year else r.year), r, p)
        for r, p in said
        if r.id != round_.id
    ]


def money(reader: Actor, found: UnitPage) -> dict[str, Any]:
    """The unit's money per item with a sum, and through which month. Some 17 queries."""
    agency_id, year = reader.agency_id, found.round.year
    names = {item.code: item.name for item in appropriations.items(agency_id, year)}
    known = followup.money_of(agency_id, found.report.id)
    through = followup.last_month(agency_id, year, found.round.period)
    centres = _cost_centres(agency_id, found) if reader.may("ledger.read", found.report.unit_id) else None
    return {
        "lines": [
            MoneyLine(names.get(row.code, ""), row, _rows_behind(row, found.round, through, centres))
            for row in known.lines
        ],
        "own": [(_named(row, names), row) for row in known.own],
        "total": total(known.lines),
        "through": through,
        "kept": found.report.approved_at,
    }


def _named(row: MoneyRow, names: dict[str, str]) -> str:
    """A row of the unit's own money as people call it: the item and its accounts."""
    facts = {"item": names.get(row.code, row.code), "accounts": row.account_group}
    return _("%(item)s, accounts %(accounts)s") % facts


def _cost_centres(agency_id: int, found: UnitPage) -> str | None:
    """The cost centres of the unit and those below it, as the ledger is asked: "" at the top, where all count."""
    if found.report.depth == 0:
        return ""
    below = organisation.subtree(organisation.units(agency_id, on=found.round.opens_on), found.report.unit_id)
    mine = {unit.id for unit in below}
    ranges = organisation.cost_centres(agency_id)
    return ",".join(f"{first}..{last}" for first, last, unit in ranges if unit in mine) or None


def _rows_behind(row: MoneyRow, round_: RoundRow, through: int, centres: str | None) -> dict[str, str]:
    """The query behind each of a line's outcomes; none when the reader may not see the rows."""
    if not through or centres is None:
        return {}
    months = [m for m in Period(round_.period).months() if m <= through]
    asked = {"code": row.code, "cost_centre": centres}
    told = {
        "so_far": {"year": round_.year, "months": f"1-{through}"},
        "last_year": {"year": round_.year - 1, "months": f"1-{through}"},
    }
    if months:
        told["period"] = {"year": round_.year, "months": f"{months[0]}-{months[-1]}"}
    return {name: urlencode(when | asked) for name, when in told.items()}
