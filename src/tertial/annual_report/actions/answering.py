"""Where the report answers a requirement."""

from django.db import transaction

from tertial.access.actor import Actor
from tertial.annual_report import policy
from tertial.annual_report.models import Answer
from tertial.kernel import clock, events
from tertial.kernel.errors import NotFound
from tertial.steering import queries as steering

from .desk import open_section


@transaction.atomic
def answer_requirement(*, section_id: int, requirement_id: int, by: Actor) -> None:
    """Say that a section answers a requirement of the year. Another section's answer is moved here."""
    section = open_section(section_id, by, allowed=policy.may_write(by), right="annual.write")
    of_year = {row.id for row in steering.requirements(by.agency_id, section.report.year)}
    if requirement_id not in of_year:
        raise NotFound(requirement=requirement_id)
    Answer.objects.update_or_create(
        report=section.report,
        requirement_id=requirement_id,
        defaults={
            "agency_id": by.agency_id,
            "section": section,
            "answered_by": by.name,
            "answered_on": clock.today(),
        },
    )
    events.record(
        "annual_report.requirement_answered",
        by=by,
        subject=f"requirement:{requirement_id}",
        section=section.number,
        year=section.report.year,
    )


@transaction.atomic
def withdraw_answer(*, section_id: int, requirement_id: int, by: Actor) -> None:
    """Say that a section does not answer a requirement after all."""
    section = open_section(section_id, by, allowed=policy.may_write(by), right="annual.write")
    gone, _rows = Answer.objects.filter(section=section, requirement_id=requirement_id).delete()
    if not gone:
        raise NotFound(requirement=requirement_id)
    events.record(
        "annual_report.answer_withdrawn", by=by, subject=f"requirement:{requirement_id}", section=section.number
    )
