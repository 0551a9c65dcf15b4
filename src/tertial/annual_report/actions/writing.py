"""The text of a section: saved without anybody losing a word, sent to review, approved, given back."""

from dataclasses import dataclass

from django.db import transaction

from tertial.access.actor import Actor
from tertial.annual_report import policy
from tertial.annual_report.errors import NotInThatState
from tertial.annual_report.models import Section, SectionText
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotFound

from .desk import open_section

State = Section.State
LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a saving. `met` is true when somebody had saved meanwhile: both wordings are kept."""

    number: int
    met: bool
    text_id: int


@transaction.atomic
def save_section(*, section_id: int, text: str, based_on: int, by: Actor) -> Saved:
    """Save a wording that was begun from saving number `based_on`.

    When another has saved in between, this one is kept beside and the other's stays: neither loses a word.
    A section that was approved or in review goes back to writing, since its text is another.
    """
    section = open_section(section_id, by, allowed=policy.may_write(by), right="annual.write")
    if len(text) > LONGEST:
        raise Invalid(text="too_long")
    if text == section.text:
        return Saved(section.saved, met=False, text_id=0)
    met = based_on != section.saved
    kept = _keep(section, text, by, met=met)
    if not met:
        _put(section, text, by)
    events.record(
        "annual_report.section_saved", by=by, subject=f"annual_section:{section_id}", number=kept.number, met=met
    )
    return Saved(section.saved, met=met, text_id=kept.pk)


def _keep(section: Section, text: str, by: Actor, *, met: bool) -> SectionText:
    return SectionText.objects.create(
        agency_id=section.agency_id,
        section=section,
        number=section.saved + 1,
        text=text,
        set_aside=met,
        saved_by=by.name,
        saved_at=clock.now(),
    )


def _put(section: Section, text: str, by: Actor) -> None:
    section.text, section.saved = text, section.saved + 1
    section.saved_by, section.saved_at, section.state = by.name, clock.now(), State.WRITING
    section.save(update_fields=["text", "saved", "saved_by", "saved_at", "state"])


@transaction.atomic
def settle_aside(*, text_id: int, by: Actor) -> None:
    """Say that a wording that was set aside has been taken care of. It stays in the history."""
    found = SectionText.objects.filter(agency_id=by.agency_id, pk=text_id, set_aside=True).first()
    if found is None:
        raise NotFound(text=text_id)
    open_section(found.section_id, by, allowed=policy.may_write(by), right="annual.write")
    SectionText.objects.filter(pk=text_id).update(settled=True)
    events.record("annual_report.aside_settled", by=by, subject=f"annual_section:{found.section_id}", text=text_id)


@transaction.atomic
def send_to_review(*, section_id: int, by: Actor) -> None:
    """The writer is done."""
    section = open_section(section_id, by, allowed=policy.may_write(by), right="annual.write")
    if section.kind in {Section.Kind.TEXT, Section.Kind.RESULTS} and not section.text.strip():
        raise Invalid(text="empty")
    _step(section, State.WRITING, State.IN_REVIEW, "annual_report.section_sent", by)


@transaction.atomic
def approve_section(*, section_id: int, by: Actor) -> None:
    """The section may stand in the report."""
    section = open_section(section_id, by, allowed=policy.may_approve(by), right="annual.edit")
    _step(section, State.IN_REVIEW, State.APPROVED, "annual_report.section_approved", by)


@transaction.atomic
def return_section(*, section_id: int, reason: str, by: Actor) -> None:
    """Give a section back to the writer, with what should change."""
    section = open_section(section_id, by, allowed=policy.may_approve(by), right="annual.edit")
    if not reason.strip():
        raise Invalid(reason="required")
    if section.state == State.WRITING:
        raise NotInThatState(section=section.number)
    _step(section, section.state, State.WRITING, "annual_report.section_returned", by, note=reason.strip())


def _step(section: Section, start: str, end: str, kind: str, by: Actor, *, note: str = "") -> None:
    if section.state != start:
        raise NotInThatState(section=section.number)
    section.state, section.state_note = end, note
    section.state_by, section.state_on = by.name, clock.today()
    section.save(update_fields=["state", "state_note", "state_by", "state_on"])
    facts = {"reason": note} if note else {}
    events.record(kind, by=by, subject=f"annual_section:{section.pk}", **facts)
