"""The whole load: read every file, check every row, then store all of it in one transaction, or nothing."""

from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from tertial.access.actor import system
from tertial.access.loading import RoleEntry, put_roles
from tertial.appropriations import loading as appropriations
from tertial.appropriations.queries import item_keys
from tertial.budget import loading as budget
from tertial.formats.tables import Found, Table
from tertial.organisation.loading import AgencyEntry, PersonEntry, UnitEntry, put_agency, put_people, put_units
from tertial.organisation.queries import cost_centres_by_unit

from . import money, organisation
from .folder import read_folder


@dataclass(slots=True)
class Lists:
    """Everything the folder says, checked."""

    agency: AgencyEntry
    units: list[UnitEntry] = field(default_factory=list)
    people: list[PersonEntry] = field(default_factory=list)
    roles: list[RoleEntry] = field(default_factory=list)
    items: list[appropriations.ItemEntry] = field(default_factory=list)
    decisions: list[appropriations.DecisionEntry] = field(default_factory=list)
    rules: list[appropriations.RuleEntry] = field(default_factory=list)
    lines: list[budget.LineEntry] = field(default_factory=list)
    years: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How it went: rows read by file, and what was found. Nothing was stored when some of it stops the load."""

    agency: str
    rows: dict[str, int]
    found: list[Found]

    @property
    def refused(self) -> bool:
        return any(one.problem.severity == "error" for one in self.found)


def load_agency(folder: Path) -> Loaded:
    """Load a folder: all of it, or nothing and every reason why."""
    tables = read_folder(folder)
    lists = check(tables)
    found = [one for table in tables.values() for one in sorted(table.found, key=_place)]
    rows = {name: len(table.rows) for name, table in tables.items() if table.read}
    loaded = Loaded(lists.agency.code, rows, found)
    if not loaded.refused:
        store(lists)
    return loaded


def _place(found: Found) -> tuple[int, int]:
    return (found.problem.line or 0, found.problem.column or 0)


class _Anything(Container[object]):
    """What a file with gaps names: nobody knows, so nothing is told as missing from it."""

    def __contains__(self, _sought: object) -> bool:
        return True


def check(tables: dict[str, Table]) -> Lists:
    """Every file's rows, checked against each other and against what the agency already has."""
    lists = Lists(organisation.agency_of(tables["agency.csv"]))
    code = lists.agency.code
    standing = cost_centres_by_unit(code)
    lists.units = organisation.units_of(tables["units.csv"], lists.agency, standing)
    named = {*standing, *(unit.code for unit in lists.units)}
    units = named if code and not tables["units.csv"].has_gaps else _Anything()
    lists.people, lists.roles = organisation.people_of(tables["people.csv"], units)
    lists.items = money.items_of(tables["appropriations.csv"])
    keys = {*item_keys(code), *((item.year, item.code) for item in lists.items)}
    items = keys if code and not tables["appropriations.csv"].has_gaps else _Anything()
    lists.decisions = money.decisions_of(tables["appropriation_decisions.csv"], items)
    lists.rules = money.rules_of(tables["settlement_rules.csv"], items, lists.items)
    lists.lines = money.budget_of(tables["budget.csv"], items, units)
    lists.years = _years(tables, lists)
    return lists


def _years(tables: dict[str, Table], lists: Lists) -> dict[str, list[int]]:
    """By file that is there, the years it is the whole truth about: those of any list of money in the folder."""
    told = (*lists.items, *lists.decisions, *lists.rules, *lists.lines)
    years = sorted({entry.year for entry in told})
    return {name: years for name, table in tables.items() if table.read}


@transaction.atomic
def store(lists: Lists) -> None:
    """Store everything through each domain's own actions, in one transaction."""
    by = system(put_agency(lists.agency))
    units = put_units(entries=lists.units, by=by)
    people = put_people(entries=lists.people, units=units, by=by)
    put_roles(entries=lists.roles, people=people, units=units, by=by)
    appropriations.put_items(entries=lists.items, by=by)
    years = lists.years
    decision_years = years.get("appropriation_decisions.csv", ())
    appropriations.put_decisions(entries=lists.decisions, years=decision_years, by=by)
    appropriations.put_rules(entries=lists.rules, years=years.get("settlement_rules.csv", ()), by=by)
    budget.put_lines(entries=lists.lines, years=years.get("budget.csv", ()), by=by)
    appropriations.drop_items(kept=lists.items, years=years.get("appropriations.csv", ()), by=by)
