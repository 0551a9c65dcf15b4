"""What can be done to an improvement. One function is one decision and one transaction."""

from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Person, Unit

from .errors import CannotMove
from .models import Improvement, Step

ORDER = tuple(Improvement.State.values)
TITLE_LIMIT = 300


@transaction.atomic
def start_improvement(
    *,
    title: str,
    unit_id: int,
    by: Actor,
    text: str = "",
    source_kind: str = "",
    source_id: int | None = None,
    owner_id: int | None = None,
    due_on: date | None = None,
) -> int:
    """Write down an idea, with where it came from; gives its id. Everybody at the agency may."""
    _demand(by, "improvement.write", unit_id)
    _demand_words(title, owner_id, by)
    made = Improvement.objects.create(
        agency_id=by.agency_id,
        title=title.strip(),
        text=text.strip(),
        source_kind=source_kind,
        source_id=source_id,
        unit_id=unit_id,
        owner_id=owner_id,
        due_on=due_on,
        started_on=clock.today(),
        moved_on=clock.today(),
    )
    _step(made, "", by)
    events.record("improvement.started", by=by, subject=f"improvement:{made.pk}", source=source_kind)
    return made.pk


@transaction.atomic
def change_improvement(
    *,
    improvement_id: int,
    title: str,
    text: str = "",
    owner_id: int | None = None,
    due_on: date | None = None,
    by: Actor,
) -> None:
    """Say it better, name who owns it and by when."""
    found = _the_improvement(improvement_id, by)
    if not found.owner_id or not by.is_or_stands_in_for(found.owner_id):
        _demand(by, "improvement.decide", found.unit_id)
    _demand_words(title, owner_id, by)
    found.title, found.text, found.owner_id, found.due_on = title.strip(), text.strip(), owner_id, due_on
    found.save(update_fields=["title", "text", "owner", "due_on"])
    events.record("improvement.changed", by=by, subject=f"improvement:{found.pk}")


@transaction.atomic
def move_on(*, improvement_id: int, to: str, note: str = "", effect: str = "", by: Actor) -> None:
    """Move an improvement one step forward or back: idea, assessed, decided, done, effect.

    Deciding names an owner and a day; an effect is told in words.
    """
    found = _the_improvement(improvement_id, by)
    own_work = to == Improvement.State.DONE and by.is_or_stands_in_for(found.owner_id)
    if not own_work:
        _demand(by, "improvement.decide", found.unit_id)
    if to not in ORDER or abs(ORDER.index(to) - ORDER.index(found.state)) != 1:
        raise CannotMove(state=found.state, to=to)
    _demand_ready(found, to, effect)
    found.state, found.moved_on = to, clock.today()
    found.effect = effect.strip() or found.effect
    found.save(update_fields=["state", "moved_on", "effect"])
    _step(found, note, by)
    events.record("improvement.moved", by=by, subject=f"improvement:{found.pk}", to=to)


def _demand(by: Actor, right: str, unit_id: int) -> None:
    if not Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).exists():
        raise NotFound(unit=unit_id)
    if not by.may(right, unit_id):
        raise NotAllowed(right=right)


def _demand_words(title: str, owner_id: int | None, by: Actor) -> None:
    if not title.strip():
        raise Invalid(title="missing")
    if len(title.strip()) > TITLE_LIMIT:
        raise Invalid(title="too_long")
    if owner_id is not None and not Person.objects.filter(agency_id=by.agency_id, pk=owner_id).exists():
        raise Invalid(owner_id="unknown")


def _demand_ready(found: Improvement, to: str, effect: str) -> None:
    if to == Improvement.State.DECIDED:
        lacking = {name: "missing" for name in ("owner_id", "due_on") if not getattr(found, name)}
        if lacking:
            raise Invalid(**lacking)
    if to == Improvement.State.EFFECT and not (effect.strip() or found.effect):
        raise Invalid(effect="missing")


def _the_improvement(improvement_id: int, by: Actor) -> Improvement:
    found = Improvement.objects.select_for_update().filter(agency_id=by.agency_id, pk=improvement_id).first()
    if found is None:
        raise NotFound(improvement=improvement_id)
    return found


def _step(found: Improvement, note: str, by: Actor) -> None:
    Step.objects.create(
        agency_id=by.agency_id,
        improvement=found,
        state=found.state,
        on=clock.today(),
        by_name=by.name,
        note=note.strip(),
    )
