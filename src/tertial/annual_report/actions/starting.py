"""A report begins: its outline, who writes what, which accounts make up which row, key figures typed in."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.annual_report import mapping, outline, policy
from tertial.annual_report.errors import ReportExists
from tertial.annual_report.key_figures import LINES, years_of
from tertial.annual_report.models import AccountRange, AnnualReport, KeyFigure, Section
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed
from tertial.organisation.models import Person
from tertial.planning import queries as planning

from .desk import open_report, open_section


@transaction.atomic
def start_report(*, year: int, by: Actor) -> int:
    """Start the report of a year: last year's outline where there is one, else the default; gives its id."""
    if not policy.may_edit(by):
        raise NotAllowed(right="annual.edit")
    if AnnualReport.objects.filter(agency_id=by.agency_id, year=year).exists():
        raise ReportExists(year=year)
    report = AnnualReport.objects.create(
        agency_id=by.agency_id, year=year, started_by=by.name, started_at=clock.now()
    )
    before = AnnualReport.objects.filter(agency_id=by.agency_id, year__lt=year).order_by("-year").first()
    if before:
        _roll_forward(before, report)
    else:
        areas = [(area.key, area.title) for area in planning.areas(by.agency_id, year)]
        _create(report, outline.default(areas))
    events.record("annual_report.started", by=by, subject=f"annual_report:{report.pk}", year=year)
    return report.pk


def _roll_forward(before: AnnualReport, report: AnnualReport) -> None:
    """Last year's outline with its people; the texts are written anew."""
    told = list(before.sections.order_by("position"))
    _create(report, [outline.Entry(s.number, s.title, s.kind, s.area_key) for s in told])
    for section in told:
        report.sections.filter(number=section.number).update(responsible=section.responsible)


def _create(report: AnnualReport, entries: list[outline.Entry]) -> None:
    made: dict[str, Section] = {}
    for position, entry in enumerate(entries):
        made[entry.number] = Section.objects.create(
            agency_id=report.agency_id,
            report=report,
            parent=made.get(entry.parent),
            position=position,
            number=entry.number,
            title=entry.title,
            kind=entry.kind,
            area_key=entry.area_key,
        )


@transaction.atomic
def assign_section(*, section_id: int, responsible_id: int | None, due_on: date | None, by: Actor) -> None:
    """Say who writes a section and by when."""
    section = open_section(section_id, by, allowed=policy.may_edit(by), right="annual.edit")
    people = Person.objects.filter(agency_id=by.agency_id, pk=responsible_id)
    if responsible_id is not None and not people.exists():
        raise Invalid(responsible_id="unknown")
    section.responsible_id, section.due_on = responsible_id, due_on
    section.save(update_fields=["responsible", "due_on"])
    events.record(
        "annual_report.section_assigned",
        by=by,
        subject=f"annual_section:{section_id}",
        responsible=responsible_id,
        due_on=due_on.isoformat() if due_on else None,
    )


@transaction.atomic
def set_mapping(*, year: int, text: str, by: Actor) -> int:
    """Keep the mapping of accounts to rows for a year, whole or not at all; gives the number of ranges."""
    if not (by.may("annual.edit") or by.may("appropriation.edit")):
        raise NotAllowed(right="annual.edit")
    ranges, problems = mapping.read(text)
    if problems:
        raise Invalid(text=problems)
    AccountRange.objects.filter(agency_id=by.agency_id, year=year).delete()
    AccountRange.objects.bulk_create(
        AccountRange(agency_id=by.agency_id, year=year, row=r.row, first=r.first, last=r.last) for r in ranges
    )
    events.record("annual_report.mapping_set", by=by, subject=f"annual_mapping:{year}", ranges=len(ranges))
    return len(ranges)


@transaction.atomic
def set_key_figures(*, year: int, values: Mapping[tuple[int, str], int | None], by: Actor) -> int:
    """Keep what is typed in of the report's five years; None takes away. Gives how many values stand."""
    may = by.may("annual.edit") or by.may("appropriation.edit")
    open_report(year, by, allowed=may, right="annual.edit")
    unknown = [f"{key}_{of}" for of, key in values if key not in LINES or of not in years_of(year)]
    if unknown:
        raise Invalid(**dict.fromkeys(unknown, "unknown"))
    kept = KeyFigure.objects.filter(agency_id=by.agency_id, year__in=years_of(year))
    before = {(one.year, one.row): one.value for one in kept.all()}
    changed = {where: value for where, value in values.items() if before.get(where) != value}
    for of, key in changed:
        kept.filter(year=of, row=key).delete()
    KeyFigure.objects.bulk_create(
        KeyFigure(agency_id=by.agency_id, year=of, row=key, value=value)
        for (of, key), value in changed.items()
        if value is not None
    )
    told = {f"{of} {key}": value for (of, key), value in changed.items()}
    events.record("annual_report.key_figures_set", by=by, subject=f"annual_key_figures:{year}", values=told)
    return kept.count()
