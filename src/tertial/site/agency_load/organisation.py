"""Agency, units and people out of their tables, checked."""

import re
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tertial.access.loading import RoleEntry
from tertial.access.rights import ROLES
from tertial.formats.tables import Row, Table
from tertial.kernel import clock
from tertial.organisation.loading import AgencyEntry, PersonEntry, UnitEntry

GOVERNANCE = ("board", "director", "committee")
KINDS = ("agency", "department", "unit", "group", "office")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CENTRES = re.compile(r"([^.,\s]+)(?:\s*\.\.\s*([^.,\s]+))?")

Range = tuple[str, str]


@dataclass(slots=True)
class Read:
    """What a row became, and the row, so that later checks can point at it."""

    row: Row
    entry: UnitEntry


def agency_of(table: Table) -> AgencyEntry:
    """The one agency that the folder describes; without a code where the file does not tell."""
    entries = [_agency(row) for row in table.rows]
    for row in table.rows[1:]:
        row.refuse("code", "one_agency", "a folder describes one agency")
    if table.read and not entries and not table.found:
        table.refuse("no_rows", "the agency itself is missing")
    return entries[0] if entries else AgencyEntry("", "", "", "")


def _agency(row: Row) -> AgencyEntry:
    return AgencyEntry(
        row.text("code", longest=20),
        row.text("name"),
        row.optional("registry_number_prefix"),
        row.one_of("governance", GOVERNANCE),
    )


def units_of(table: Table, agency: AgencyEntry, known: Mapping[str, Collection[Range]]) -> list[UnitEntry]:
    """Units, parents before children. The agency itself is the root, whether the list names it or not.

    `known` has the units that the agency already has, with their cost centres.
    """
    read = [Read(row, _unit(row, agency)) for row in table.rows]
    _each_once(read)
    if agency.code:
        _root_is_the_agency(read, agency)
    if agency.code and not table.has_gaps:
        _parents_exist(read, {agency.code, *known})
    _no_cycles(read)
    _centres_apart(read, known)
    entries = [one.entry for one in read]
    if agency.code not in known and all(entry.code != agency.code for entry in entries):
        entries.insert(0, _root(entries, agency))
    return _parents_first(entries)


def _unit(row: Row, agency: AgencyEntry) -> UnitEntry:
    code = row.text("code", longest=40)
    parent = row.optional("parent")
    if not parent and code != agency.code:
        parent = agency.code
    valid_from, valid_to = dates(row)
    return UnitEntry(
        code,
        row.text("name"),
        parent,
        row.one_of("kind", KINDS),
        valid_from,
        valid_to,
        _cost_centres(row),
    )


def dates(row: Row) -> tuple[date, date | None]:
    """The first day, which must be there, and the last, which may be."""
    row.text("valid_from")
    first, last = row.day("valid_from"), row.day("valid_to")
    if first and last and last < first:
        row.refuse("valid_to", "ends_before_start", "the last day lies before the first")
    return first or date.min, last


def _cost_centres(row: Row) -> tuple[Range, ...]:
    ranges = []
    for part in filter(None, (part.strip() for part in row.optional("cost_centres").split(","))):
        found = _CENTRES.fullmatch(part)
        first, last = (found[1], found[2] or found[1]) if found else ("", "")
        if not found or len(last) > 20 or _key(last) < _key(first):
            row.refuse("cost_centres", "not_a_range", "literals and ranges, like 100..130,145")
        else:
            ranges.append((first, last))
    return tuple(ranges)


def _key(centre: str) -> tuple[int, str]:
    """Numbers in order of size, other codes of the same length as text."""
    return (len(centre), centre)


def _each_once(read: list[Read]) -> None:
    seen: set[str] = set()
    for one in read:
        if one.entry.code in seen:
            one.row.refuse("code", "stands_twice", "the unit stands twice")
        seen.add(one.entry.code)


def _root_is_the_agency(read: list[Read], agency: AgencyEntry) -> None:
    for one in read:
        if (one.entry.code == agency.code) != (one.entry.kind == "agency"):
            one.row.refuse("kind", "root_is_agency", f"only {agency.code}, the agency itself, has the kind agency")
        if one.entry.code == agency.code and one.entry.parent:
            one.row.refuse("parent", "root_has_no_parent", "the agency itself has no unit above it")


def _parents_exist(read: list[Read], known: set[str]) -> None:
    there = known | {one.entry.code for one in read}
    for one in read:
        if one.entry.parent and one.entry.parent not in there:
            one.row.refuse("parent", "unknown_unit", "there is no such unit")


def _no_cycles(read: list[Read]) -> None:
    above = {one.entry.code: one.entry.parent for one in read}
    for one in read:
        seen, here = set(), one.entry.code
        while here and here not in seen:
            seen.add(here)
            here = above.get(here, "")
        if here == one.entry.code:
            one.row.refuse("parent", "cycle", "the unit lies under itself")


def _centres_apart(read: list[Read], known: Mapping[str, Collection[Range]]) -> None:
    listed = {one.entry.code for one in read}
    held = [held for code, ranges in known.items() if code not in listed for held in ranges]
    for one in read:
        for first, last in one.entry.cost_centres:
            if any(_key(first) <= _key(other[1]) and _key(other[0]) <= _key(last) for other in held):
                one.row.refuse("cost_centres", "centres_overlap", f"{first} belongs to another unit")
            held.append((first, last))


def _root(entries: list[UnitEntry], agency: AgencyEntry) -> UnitEntry:
    start = min((entry.valid_from for entry in entries), default=clock.today().replace(month=1, day=1))
    return UnitEntry(agency.code, agency.name, "", "agency", start, None)


def _parents_first(entries: list[UnitEntry]) -> list[UnitEntry]:
    placed: dict[str, UnitEntry] = {}
    waiting = list(entries)
    while waiting:
        inside = {entry.code for entry in waiting}
        ready = [entry for entry in waiting if entry.parent not in inside]
        if not ready:  # a cycle, told already
            break
        placed.update((entry.code, entry) for entry in ready)
        waiting = [entry for entry in waiting if entry.code not in placed]
    return list(placed.values())


def people_of(table: Table, known: Container[str]) -> tuple[list[PersonEntry], list[RoleEntry]]:
    """People with their first row's unit as home, and every role they hold."""
    people: dict[str, PersonEntry] = {}
    roles: list[RoleEntry] = []
    for row in table.rows:
        person, role = _person(row, known)
        before = people.get(person.email)
        if before and before.name != person.name:
            row.refuse("name", "other_name", f"{person.email} is called {before.name} further up")
        if any(_same_role(role, other) for other in roles):
            row.refuse("role", "stands_twice", "the role stands twice")
        people[person.email] = _longest(before, person)
        roles.append(role)
    return list(people.values()), roles


def _person(row: Row, known: Container[str]) -> tuple[PersonEntry, RoleEntry]:
    email = row.text("email").lower()
    if email and not _EMAIL.fullmatch(email):
        row.refuse("email", "not_an_email", "an address like anna.ek@example.se")
    unit = row.text("unit")
    if unit and unit not in known:
        row.refuse("unit", "unknown_unit", "there is no such unit")
    role = row.one_of("role", ROLES)
    valid_from, valid_to = dates(row)
    person = PersonEntry(email, row.text("name"), unit, valid_from, valid_to)
    return person, RoleEntry(email, unit, role, valid_from, valid_to)


def _same_role(one: RoleEntry, other: RoleEntry) -> bool:
    return (one.email, one.unit, one.role, one.valid_from) == (
        other.email,
        other.unit,
        other.role,
        other.valid_from,
    )


def _longest(before: PersonEntry | None, person: PersonEntry) -> PersonEntry:
    if before is None:
        return person
    ends = (before.valid_to, person.valid_to)
    last = None if None in ends else max(end for end in ends if end)
    return replace(before, valid_from=min(before.valid_from, person.valid_from), valid_to=last)
