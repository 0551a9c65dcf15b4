"""What can be asked about agencies, units and people. Results are plain rows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tertial.kernel.errors import NotFound
from tertial.kernel.reading import once

from .models import Agency, CostCentres, Person, Unit


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency with what other packages need of it."""

    id: int
    code: str
    name: str
    registry_number_prefix: str
    governance: str
    followup_kind: str
    report_months: tuple[int, ...]
    registry_number_required: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit. `depth` is 0 for the agency itself; `path` lists the ids from the root to the unit."""

    id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    depth: int
    path: tuple[int, ...]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person."""

    id: int
    name: str
    email: str
    title: str
    unit_id: int
    unit: str


def valid(day: date) -> Q:
    """The condition that a row with valid_from and valid_to holds on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _agency_row(agency: Agency) -> AgencyRow:
    return AgencyRow(
        agency.pk,
        agency.code,
        agency.name,
        agency.registry_number_prefix,
        agency.governance,
        agency.followup_kind,
        tuple(agency.report_months or range(2, 13)),
        agency.registry_number_required,
    )


@once
def agency(agency_id: int) -> AgencyRow:
    """One agency by id. 1 query. Raises NotFound."""
    found = Agency.objects.filter(pk=agency_id).first()
    if found is None:
        raise NotFound(agency=agency_id)
    return _agency_row(found)


def agencies() -> list[AgencyRow]:
    """Every agency, by code. 1 query."""
    return [_agency_row(found) for found in Agency.objects.order_by("code")]


def agency_by_code(code: str) -> AgencyRow:
    """One agency by its code. 1 query. Raises NotFound."""
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise NotFound(agency=code)
    return _agency_row(found)


@once
def units(agency_id: int, *, on: date) -> list[UnitRow]:
    """The tree of units that hold on a day, depth first in their own order; the agency itself first. 1 query."""
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.filter(valid(on), agency_id=agency_id).order_by("position", "code"):
        below[unit.parent_id].append(unit)
    rows: list[UnitRow] = []

    def walk(parent: int | None, path: tuple[int, ...]) -> None:
        for unit in below[parent]:
            here = (*path, unit.pk)
            rows.append(
                UnitRow(
                    unit.pk,
                    unit.code,
                    unit.name,
                    unit.kind,
                    unit.parent_id,
                    len(path),
                    here,
                    unit.valid_from,
                    unit.valid_to,
                )
            )
            walk(unit.pk, here)

    walk(None, ())
    return rows


def unit(agency_id: int, unit_id: int, *, on: date) -> UnitRow:
    """One unit of the tree of a day. 1 query. Raises NotFound."""
    for row in units(agency_id, on=on):
        if row.id == unit_id:
            return row
    raise NotFound(unit=unit_id)


def subtree(rows: list[UnitRow], unit_id: int) -> list[UnitRow]:
    """A unit and everything below it, out of rows already read."""
    return [row for row in rows if unit_id in row.path]


def people(agency_id: int, *, on: date) -> list[PersonRow]:
    """Everybody on a day, by name. 1 query."""
    found = Person.objects.filter(valid(on), agency_id=agency_id).select_related("unit").order_by("name")
    return [PersonRow(p.pk, p.name, p.email, p.title, p.unit_id, p.unit.name) for p in found]


def agencies_of(email: str) -> list[tuple[int, int]]:
    """Where somebody with an address is: (agency id, person id), by agency. 1 query."""
    found = Person.objects.filter(email=email.strip().lower()).order_by("agency_id")
    return list(found.values_list("agency_id", "pk"))


def cost_centres(agency_id: int) -> list[tuple[str, str, int]]:
    """Ranges of cost centres as (first, last, unit id). 1 query."""
    return list(CostCentres.objects.filter(agency_id=agency_id).values_list("first", "last", "unit_id"))


def cost_centres_by_unit(agency_code: str) -> dict[str, list[tuple[str, str]]]:
    """Every unit of an agency, whatever the day, with its ranges of cost centres, by codes. 2 queries."""
    ranges: dict[str, list[tuple[str, str]]] = {
        code: [] for code in Unit.objects.filter(agency__code=agency_code).values_list("code", flat=True)
    }
    found = CostCentres.objects.filter(agency__code=agency_code).values_list("unit__code", "first", "last")
    for code, first, last in found:
        ranges[code].append((first, last))
    return ranges
