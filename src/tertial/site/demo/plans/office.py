"""What every part of the building of plans needs at hand: units, people and indicators by the names they go by."""

from dataclasses import dataclass
from datetime import date

from tertial.indicators.models import Indicator
from tertial.organisation.models import Agency, Person, Unit
from tertial.site.demo.organisation import CODE

PLANNER, DIRECTOR = "Johan Ekström", "Lena Forsgren"
BOARD, HERSELF = "Styrelsen", f"{DIRECTOR}, generaldirektör"


@dataclass(frozen=True, slots=True)
class Office:
    """What every part of the building needs at hand."""

    agency_id: int
    as_of: date
    units: dict[str, Unit]
    people: dict[str, int]
    heads: dict[str, str]
    staff: dict[str, list[int]]
    indicators: dict[str, int]


def office_of(as_of: date) -> Office:
    agency = Agency.objects.get(code=CODE)
    people = list(Person.objects.filter(agency=agency).select_related("unit").order_by("pk"))
    staff: dict[str, list[int]] = {}
    for person in people:
        staff.setdefault(person.unit.code, []).append(person.pk)
    heads = {p.unit.code: p.name for p in people if p.title in {"Enhetschef", "Avdelningschef"}}
    return Office(
        agency.pk,
        as_of,
        {unit.code: unit for unit in Unit.objects.filter(agency=agency)},
        {person.email: person.pk for person in people},
        heads | {CODE: PLANNER},
        staff,
        dict(Indicator.objects.filter(agency=agency).values_list("code", "pk")),
    )
