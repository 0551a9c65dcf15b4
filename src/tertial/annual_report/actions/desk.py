"""Taking a report or a section to work on: is it there, is it the person's agency, may it change."""

from tertial.access.actor import Actor
from tertial.annual_report.errors import ReportClosed
from tertial.annual_report.models import AnnualReport, Section
from tertial.kernel.errors import NotAllowed, NotFound


def the_report(year: int, by: Actor, *, allowed: bool, right: str) -> AnnualReport:
    """The report of a year, locked for the transaction."""
    found = AnnualReport.objects.select_for_update().filter(agency_id=by.agency_id, year=year).first()
    if found is None:
        raise NotFound(year=year)
    if not allowed:
        raise NotAllowed(right=right)
    return found


def open_report(year: int, by: Actor, *, allowed: bool, right: str) -> AnnualReport:
    """The report of a year while its texts may change."""
    found = the_report(year, by, allowed=allowed, right=right)
    if not found.is_open:
        raise ReportClosed(year=year)
    return found


def open_section(section_id: int, by: Actor, *, allowed: bool, right: str) -> Section:
    """A section of an open report, locked for the transaction."""
    sections = Section.objects.select_for_update(of=("self",)).select_related("report")
    found = sections.filter(agency_id=by.agency_id, pk=section_id).first()
    if found is None:
        raise NotFound(section=section_id)
    if not allowed:
        raise NotAllowed(right=right)
    if not found.report.is_open:
        raise ReportClosed(year=found.report.year)
    return found
