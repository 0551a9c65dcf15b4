"""The organisation as rows: units in tree order, people with their roles."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from tertial.access import queries as access
from tertial.access.rights import HEAD
from tertial.organisation import queries as organisation
from tertial.organisation.queries import PersonRow, UnitRow

ROLE_WORDS: dict[str, Promise] = {
    "reader": pgettext_lazy("role", "reader"),
    "officer": pgettext_lazy("role", "officer"),
    "head": pgettext_lazy("role", "head"),
    "planner": pgettext_lazy("role", "planning officer"),
    "economist": pgettext_lazy("role", "economist"),
    "management": pgettext_lazy("role", "management"),
    "evaluator": pgettext_lazy("role", "evaluator"),
    "auditor": pgettext_lazy("role", "auditor"),
    "administrator": pgettext_lazy("role", "administrator"),
}


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit with who heads it, its cost centres and how many work there."""

    unit: UnitRow
    heads: list[str]
    cost_centres: list[str]
    people: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person with their roles in words: "head, Regionala stöd"."""

    person: PersonRow
    roles: list[tuple[Promise, str]]


def _ranges(found: Iterable[tuple[str, str, int]]) -> dict[int, list[str]]:
    by_unit: dict[int, list[str]] = defaultdict(list)
    for first, last, unit_id in sorted(found):
        by_unit[unit_id].append(first if first == last else f"{first}–{last}")
    return by_unit


def units(agency_id: int, people: list[PersonRow], *, on: date) -> list[UnitLine]:
    """Every unit, depth first. 3 queries."""
    heads: dict[int, list[str]] = defaultdict(list)
    for unit_id, _person_id, name in access.holders(agency_id, HEAD, on=on):
        heads[unit_id].append(name)
    ranges = _ranges(organisation.cost_centres(agency_id))
    count: dict[int, int] = defaultdict(int)
    for person in people:
        count[person.unit_id] += 1
    return [
        UnitLine(unit, heads[unit.id], ranges.get(unit.id, []), count[unit.id])
        for unit in organisation.units(agency_id, on=on)
    ]


def people_lines(agency_id: int, people: list[PersonRow], *, on: date) -> list[PersonLine]:
    """Every person with the roles of the day. 1 query."""
    held: dict[int, list[tuple[Promise, str]]] = defaultdict(list)
    for role in access.roles(agency_id, on=on):
        held[role.person_id].append((ROLE_WORDS[role.role], role.unit))
    return [PersonLine(person, held[person.id]) for person in people]
