"""A round that tests meet: the unit STOD with commitments of a decided plan, under REG, under the agency."""

from datetime import date

from tertial.followup.actions import Days, DeviationText, open_round, report_commitment
from tertial.followup.models import CommitmentReport, Round, UnitReport
from tests.cast import acting, make_agency, person, unit
from tests.planning.cast import agency_plan, decide, unit_plan

DAYS = Days(date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 7), date(2026, 12, 8))


def plan(*titles: str, code: str = "STOD", year: int = 2026) -> list[int]:
    """A decided plan of a unit; gives the ids of its commitments."""
    made, _objective, commitments = unit_plan(*titles, code=code, year=year)
    decide(made)
    return commitments


def agency() -> None:
    """The agency's own plan, decided."""
    made, _area, _objective = agency_plan()
    decide(made)


def open_t3(*titles: str, period: str = "T3") -> Round:
    """A decided plan of STOD and an open round on it."""
    if not Round.objects.filter(agency=make_agency()).exists():
        agency()
        plan(*titles or ("Kortare väg till beslut", "Ny e-tjänst"))
    made = open_round(year=2026, period=period, days=DAYS, by=acting("planner"))
    return Round.objects.get(pk=made)


def report(code: str = "STOD", period: str = "T3") -> UnitReport:
    """The report of a unit."""
    return UnitReport.objects.get(unit=unit(code), round__period=period)


def parts(code: str = "STOD", period: str = "T3") -> list[CommitmentReport]:
    """What is reported on the commitments of a unit."""
    return list(CommitmentReport.objects.filter(report=report(code, period)).order_by("position"))


def words(**said) -> DeviationText:
    """A whole deviation."""
    given = {
        "what": "Testet klarades inte",
        "cause": "Kraven ändrades",
        "consequence": "300 företag väntar",
        "action": "Nytt test",
        "owner_id": person("officer").pk,
        "due": date(2027, 2, 15),
    }
    return DeviationText(**(given | said))


def say(part: CommitmentReport, on_plan: str = "on_plan", *, by: str = "officer", **said) -> int:
    """Report on a commitment with all that is needed."""
    given = {"attainment": "expected", "reason": "" if on_plan == "on_plan" else "Vi vet mer än milstolparna"}
    if on_plan in {"deviation", "late"}:
        given["deviation"] = words()
    return report_commitment(part_id=part.pk, on_plan=on_plan, by=acting(by), **(given | said))
