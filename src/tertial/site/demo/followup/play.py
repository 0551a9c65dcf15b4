"""A play of dated steps: only those that have come are played, in the order of their days."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.access.rights import HEAD
from tertial.followup.models import CommitmentReport, UnitReport
from tertial.kernel import clock
from tertial.organisation.models import Agency, Person, Unit
from tertial.planning import queries as planning
from tertial.planning.queries import CommitmentRow
from tertial.site.demo.organisation import CODE, email_of
from tertial.site.demo.people import acting

PLANNER, DIRECTOR = "Johan Ekström", "Lena Forsgren"


class Play:
    """The stage: who and what there is, and the steps to come."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.agency_id = Agency.objects.get(code=CODE).pk
        self._commitments: dict[int, list[CommitmentRow]] = {}
        self._steps: list[tuple[datetime, int, Callable[[], object]]] = []

    def on(self, day: date, step: Callable[[], object], *, at: time = time(9, 0)) -> None:
        """Let something happen on a day, at an hour."""
        self._steps.append((datetime.combine(day, at), len(self._steps), step))

    def run(self) -> None:
        """Play what has come, day by day."""
        for moment, _order, step in sorted(self._steps, key=lambda one: one[:2]):
            if moment.date() <= self.as_of:
                with clock.at(moment):
                    step()

    def someone(self, name: str) -> Actor:
        """Somebody with the rights they have on the demo's day."""
        return _acting(name, self.as_of)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by code."""
        return {unit.code: unit for unit in Unit.objects.filter(agency_id=self.agency_id)}

    @cached_property
    def heads(self) -> dict[str, str]:
        """The head of each unit by its code."""
        codes = {unit.pk: code for code, unit in self.units.items()}
        return {codes[unit]: name for unit, _person, name in access.holders(self.agency_id, HEAD, on=self.as_of)}

    def person_id(self, name: str) -> int:
        """Somebody's id."""
        return Person.objects.get(agency_id=self.agency_id, email=email_of(name)).pk

    def commitments(self, year: int) -> list[CommitmentRow]:
        """The commitments in force of a year, as the plans stand on the demo's day."""
        if year not in self._commitments:
            self._commitments[year] = planning.commitments(self.agency_id, year)
        return self._commitments[year]

    def report(self, year: int, period: str, code: str) -> UnitReport:
        """The report of a unit."""
        return UnitReport.objects.get(
            agency_id=self.agency_id, round__year=year, round__period=period, unit__code=code
        )

    def parts(self, year: int, period: str, code: str) -> list[CommitmentReport]:
        """What is reported on each commitment of a unit."""
        found = CommitmentReport.objects.filter(report=self.report(year, period, code))
        return list(found.select_related("responsible").order_by("position"))


@cache
def _acting(name: str, on: date) -> Actor:
    return acting(name, on)


def working(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
