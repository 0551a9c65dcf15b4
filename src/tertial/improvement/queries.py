"""What can be asked about improvements. Results are plain rows; the query count never grows with them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tertial.access.actor import Actor
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound

from .models import Improvement, Step

STATES = tuple(Improvement.State.values)
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """One improvement."""

    id: int
    title: str
    text: str
    source_kind: str
    source_id: int | None
    unit_id: int
    unit: str
    unit_code: str
    owner_id: int | None
    owner: str
    due_on: date | None
    state: str
    effect: str
    started_on: date
    moved_on: date


@dataclass(frozen=True, slots=True)
class StepRow:
    """One move of an improvement."""

    state: str
    on: date
    by: str
    note: str


def improvements(
    agency_id: int, *, unit_ids: set[int] | None = None, state: str = "", source_kind: str = ""
) -> list[ImprovementRow]:
    """Improvements of the agency, by due day with those without one last. 1 query."""
    found = Improvement.objects.filter(agency_id=agency_id).select_related("unit", "owner")
    if unit_ids is not None:
        found = found.filter(unit_id__in=unit_ids)
    if state:
        found = found.filter(state=state)
    if source_kind:
        found = found.filter(source_kind=source_kind)
    rows = [_row(i) for i in found]
    return sorted(rows, key=lambda row: (row.due_on or date.max, -row.id))


def improvement(agency_id: int, improvement_id: int) -> ImprovementRow:
    """One improvement. 1 query. Raises NotFound."""
    found = (
        Improvement.objects.filter(agency_id=agency_id, pk=improvement_id).select_related("unit", "owner").first()
    )
    if found is None:
        raise NotFound(improvement=improvement_id)
    return _row(found)


def steps(agency_id: int, improvement_id: int) -> list[StepRow]:
    """How it has moved, newest first. 1 query."""
    found = Step.objects.filter(agency_id=agency_id, improvement_id=improvement_id).order_by("-pk")
    return [StepRow(s.state, s.on, s.by_name, s.note) for s in found]


def duties(actor: Actor, today: date) -> list[Duty]:
    """Decided improvements that the person owns and that fall due within a month or are late. 1 query."""
    mine = {p for p in (actor.person_id, *(who for who, _name in actor.acting_for)) if p is not None}
    found = Improvement.objects.filter(
        agency_id=actor.agency_id,
        owner_id__in=mine,
        state=Improvement.State.DECIDED,
        due_on__lte=today + SOON,
    ).order_by("due_on")
    return [
        Duty(
            due=i.due_on,
            title=_("Carry out the improvement %(title)s") % {"title": i.title},
            reason=i.text or _("It is decided and waits to be carried out."),
            url_name="talks:improvement",
            url_args=(i.pk,),
            action_word=pgettext("verb", "Open"),
        )
        for i in found
    ]


def _row(i: Improvement) -> ImprovementRow:
    return ImprovementRow(
        id=i.pk,
        title=i.title,
        text=i.text,
        source_kind=i.source_kind,
        source_id=i.source_id,
        unit_id=i.unit_id,
        unit=i.unit.name,
        unit_code=i.unit.code,
        owner_id=i.owner_id,
        owner=i.owner.name if i.owner else "",
        due_on=i.due_on,
        state=i.state,
        effect=i.effect,
        started_on=i.started_on,
        moved_on=i.moved_on,
    )
