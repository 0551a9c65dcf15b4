"""What can be done about a talk. One function is one decision and one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import IntegrityError, transaction

from tertial.access.actor import Actor
from tertial.calc.periods import Period
from tertial.improvement.actions import start_improvement
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Unit

from .errors import AlreadyTaken, ChangedMeanwhile, TalkExists, TalkHeld
from .models import Conclusion, Talk

RIGHT_THINGS, RIGHT_WAY = "right_things", "right_way"
LESSON_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Pinned:
    """A figure as it stood when the talk was held: what, its value in words, and where it comes from."""

    name: str
    value: str
    note: str = ""
    status: str = ""

    def as_json(self) -> dict[str, str]:
        """The form it is kept in."""
        return {"name": self.name, "value": self.value, "note": self.note, "status": self.status}


@transaction.atomic
def plan_talk(
    *,
    unit_id: int,
    year: int,
    period: str,
    held_on: date,
    by: Actor,
    starts_at: time | None = None,
    place: str = "",
    own_questions: Sequence[str] = (),
) -> int:
    """Set a day for a unit's talk about a period; gives its id. The two questions are always there."""
    _demand(by, "talk.hold", unit_id)
    _demand_period(period)
    try:
        with transaction.atomic():
            made = Talk.objects.create(
                agency_id=by.agency_id,
                unit_id=unit_id,
                year=year,
                period=period,
                held_on=held_on,
                starts_at=starts_at,
                place=place.strip(),
                questions=_questions(own_questions),
            )
    except IntegrityError:
        raise TalkExists(year=year, period=period) from None
    events.record("reflection.talk_planned", by=by, subject=f"talk:{made.pk}", held_on=held_on.isoformat())
    return made.pk


@transaction.atomic
def change_talk(
    *,
    talk_id: int,
    held_on: date,
    starts_at: time | None = None,
    place: str = "",
    own_questions: Sequence[str] = (),
    by: Actor,
) -> None:
    """Move the talk, or ask something else, as long as it has not been held."""
    talk = _the_talk(talk_id, by)
    _demand(by, "talk.hold", talk.unit_id)
    if talk.was_held_at:
        raise TalkHeld(talk=talk_id)
    talk.held_on, talk.starts_at, talk.place = held_on, starts_at, place.strip()
    talk.questions = _questions(own_questions)
    talk.save()
    events.record("reflection.talk_changed", by=by, subject=f"talk:{talk.pk}", held_on=held_on.isoformat())


@transaction.atomic
def write_notes(
    *,
    talk_id: int,
    notes: Mapping[str, str],
    present: Sequence[str] = (),
    seen_version: int | None = None,
    by: Actor,
) -> int:
    """Keep the notes under each question and who was there; gives the saved version."""
    talk = _the_talk(talk_id, by)
    _demand(by, "talk.write", talk.unit_id)
    if seen_version is not None and seen_version != talk.version:
        raise ChangedMeanwhile(version=talk.version)
    keys = {question["key"] for question in talk.questions}
    talk.notes = {key: text.strip() for key, text in notes.items() if key in keys and text.strip()}
    talk.present = [name.strip() for name in present if name.strip()]
    talk.version += 1
    talk.saved_at = clock.now()
    talk.save(update_fields=["notes", "present", "version", "saved_at"])
    events.record("reflection.notes_written", by=by, subject=f"talk:{talk.pk}", version=talk.version)
    return talk.version


@transaction.atomic
def hold_talk(*, talk_id: int, figures: Sequence[Pinned], by: Actor) -> None:
    """The talk is held: the figures of the moment are pinned to it and stay as they are."""
    talk = _the_talk(talk_id, by)
    _demand(by, "talk.hold", talk.unit_id)
    if talk.was_held_at:
        raise TalkHeld(talk=talk_id)
    talk.figures = [figure.as_json() for figure in figures]
    talk.was_held_at, talk.held_on = clock.now(), clock.today()
    talk.save(update_fields=["figures", "was_held_at", "held_on"])
    events.record("reflection.talk_held", by=by, subject=f"talk:{talk.pk}")


@transaction.atomic
def conclude(*, talk_id: int, text: str, visibility: str = Conclusion.Visibility.UNIT, by: Actor) -> int:
    """Write down a conclusion and who may read it: the unit, the agency, or quotable in the annual report."""
    talk = _the_talk(talk_id, by)
    _demand(by, "talk.write", talk.unit_id)
    if not text.strip():
        raise Invalid(text="missing")
    if visibility not in Conclusion.Visibility.values:
        raise Invalid(visibility="unknown")
    made = Conclusion.objects.create(
        agency_id=by.agency_id,
        talk=talk,
        text=text.strip(),
        visibility=visibility,
        written_on=clock.today(),
        written_by=by.name,
    )
    events.record("reflection.concluded", by=by, subject=f"talk:{talk.pk}", conclusion=made.pk)
    return made.pk


@transaction.atomic
def improve(*, conclusion_id: int, by: Actor, owner_id: int | None = None, due_on: date | None = None) -> int:
    """Make an improvement of a conclusion, with one click; gives the improvement's id."""
    found = _the_conclusion(conclusion_id, by)
    _demand(by, "improvement.write", found.talk.unit_id)
    if found.improvement_id:
        raise AlreadyTaken(improvement=found.improvement_id)
    title = found.text if len(found.text) <= LESSON_LIMIT else found.text[: LESSON_LIMIT - 1] + "…"
    found.improvement_id = start_improvement(
        title=title,
        text=found.text if title != found.text else "",
        source_kind="talk",
        source_id=found.talk_id,
        unit_id=found.talk.unit_id,
        owner_id=owner_id,
        due_on=due_on,
        by=by,
    )
    found.save(update_fields=["improvement"])
    return found.improvement_id


@transaction.atomic
def learn(*, conclusion_id: int, by: Actor) -> int:
    """Keep a conclusion as a lesson for the planning of next year, or take it away again; gives the talk's id."""
    found = _the_conclusion(conclusion_id, by)
    _demand(by, "talk.write", found.talk.unit_id)
    found.is_lesson = not found.is_lesson
    found.save(update_fields=["is_lesson"])
    events.record("reflection.lesson", by=by, subject=f"talk:{found.talk_id}", kept=found.is_lesson)
    return found.talk_id


def _questions(own: Sequence[str]) -> list[dict[str, str]]:
    """The two questions by key (the face has their words), then the unit's own."""
    asked = [text.strip() for text in own if text.strip()]
    return [
        {"key": RIGHT_THINGS, "text": ""},
        {"key": RIGHT_WAY, "text": ""},
        *({"key": f"own_{number}", "text": text} for number, text in enumerate(asked, start=1)),
    ]


def _demand(by: Actor, right: str, unit_id: int) -> None:
    if not Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).exists():
        raise NotFound(unit=unit_id)
    if not by.may(right, unit_id):
        raise NotAllowed(right=right)


def _demand_period(code: str) -> None:
    try:
        Period(code)
    except ValueError:
        raise Invalid(period="unknown") from None


def _the_talk(talk_id: int, by: Actor) -> Talk:
    talk = Talk.objects.select_for_update().filter(agency_id=by.agency_id, pk=talk_id).first()
    if talk is None:
        raise NotFound(talk=talk_id)
    return talk


def _the_conclusion(conclusion_id: int, by: Actor) -> Conclusion:
    found = (
        Conclusion.objects.select_for_update(of=("self",))
        .select_related("talk")
        .filter(agency_id=by.agency_id, pk=conclusion_id)
        .first()
    )
    if found is None:
        raise NotFound(conclusion=conclusion_id)
    return found
