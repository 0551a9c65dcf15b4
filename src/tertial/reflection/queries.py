"""What can be asked about talks. Results are plain rows; the query count never grows with them.

A conclusion meant for the unit is given only to those who belong to it or answer for it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tertial.access.actor import Actor
from tertial.calc.periods import Period
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound
from tertial.organisation import queries as organisation

from .models import Conclusion, Talk

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk."""

    id: int
    unit_id: int
    unit: str
    unit_code: str
    year: int
    period: str
    held_on: date
    starts_at: time | None
    place: str
    questions: tuple[dict, ...]
    notes: dict
    present: tuple[str, ...]
    figures: tuple[dict, ...]
    was_held_at: datetime | None
    saved_at: datetime | None
    version: int
    conclusions: int

    @property
    def is_held(self) -> bool:
        return self.was_held_at is not None


@dataclass(frozen=True, slots=True)
class ConclusionRow:
    """One conclusion with where it was drawn."""

    id: int
    talk_id: int
    text: str
    visibility: str
    is_lesson: bool
    improvement_id: int | None
    written_on: date
    written_by: str
    unit_id: int
    unit: str
    year: int
    period: str


def talks(
    agency_id: int, *, unit_ids: set[int] | None = None, year: int | None = None, period: str = ""
) -> list[TalkRow]:
    """Talks, the latest first. 1 query."""
    found = Talk.objects.filter(agency_id=agency_id)
    if unit_ids is not None:
        found = found.filter(unit_id__in=unit_ids)
    if year is not None:
        found = found.filter(year=year)
    if period:
        found = found.filter(period=period)
    return _rows(found.order_by("-held_on", "unit__position"))


def talk(agency_id: int, talk_id: int) -> TalkRow:
    """One talk. 1 query. Raises NotFound."""
    rows = _rows(Talk.objects.filter(agency_id=agency_id, pk=talk_id))
    if not rows:
        raise NotFound(talk=talk_id)
    return rows[0]


def conclusions(talk_id: int, *, reader: Actor) -> list[ConclusionRow]:
    """The conclusions of a talk that a person may read, in the order they were written. 1 query."""
    found = Conclusion.objects.filter(agency_id=reader.agency_id, talk_id=talk_id)
    return _conclusions(found.filter(_readable_by(reader)).order_by("pk"))


def quotable(agency_id: int, year: int) -> list[ConclusionRow]:
    """What may be quoted in the annual report of a year, by unit. 1 query."""
    found = Conclusion.objects.filter(
        agency_id=agency_id, talk__year=year, visibility=Conclusion.Visibility.QUOTABLE
    )
    return _conclusions(found.order_by("talk__unit__position", "talk__period", "pk"))


def lessons(agency_id: int, year: int, *, reader: Actor) -> list[ConclusionRow]:
    """What the talks of a year taught us for the next plan. 1 query."""
    found = Conclusion.objects.filter(agency_id=agency_id, talk__year=year, is_lesson=True)
    return _conclusions(found.filter(_readable_by(reader)).order_by("talk__unit__position", "pk"))


def is_insider(reader: Actor, unit_id: int) -> bool:
    """Whether a person belongs to the unit or answers for it: such people read its notes."""
    return reader.everywhere or reader.unit_id == unit_id or reader.may("talk.hold", unit_id)


def duties(actor: Actor, today: date) -> list[Duty]:
    """Talks to hold within two weeks, or that should have been held, in units the person heads. 2 queries."""
    headed = {unit for role, unit in actor.roles if role == "head"}
    if not headed:
        return []
    found = Talk.objects.filter(
        agency_id=actor.agency_id, unit_id__in=headed, was_held_at=None, held_on__lte=today + SOON
    )
    return [_duty(t) for t in found.select_related("unit").order_by("held_on")]


def units_without(agency_id: int, year: int, period: str, *, on: date) -> list[organisation.UnitRow]:
    """Units that have set no day for the talk of a period. 2 queries."""
    have = set(Talk.objects.filter(agency_id=agency_id, year=year, period=period).values_list("unit_id", flat=True))
    return [u for u in organisation.units(agency_id, on=on) if u.kind in {"unit", "group"} and u.id not in have]


def _duty(t: Talk) -> Duty:
    place = f" {t.place}" if t.place else ""
    when = f" {t.starts_at:%H.%M}" if t.starts_at else ""
    return Duty(
        due=t.held_on,
        title=_("Hold the talk about %(period)s with the unit")
        % {"period": Period(t.period).label(get_language() or "sv").lower()},
        reason=_("Do we do the right things? Do we do them in the best way?") + f"{when}{place}",
        url_name="talks:talk",
        url_args=(t.pk,),
        action_word=_("Prepare"),
    )


def _readable_by(reader: Actor) -> Q:
    wide = ~Q(visibility=Conclusion.Visibility.UNIT)
    if reader.everywhere:
        return Q()
    mine = Q(talk__unit_id=reader.unit_id) | Q(talk__unit_id__in=reader.units_with("talk.hold"))
    return wide | mine


def _rows(found: QuerySet[Talk]) -> list[TalkRow]:
    counted = found.select_related("unit").annotate(concluded=Count("conclusions"))
    return [
        TalkRow(
            id=t.pk,
            unit_id=t.unit_id,
            unit=t.unit.name,
            unit_code=t.unit.code,
            year=t.year,
            period=t.period,
            held_on=t.held_on,
            starts_at=t.starts_at,
            place=t.place,
            questions=tuple(t.questions),
            notes=t.notes,
            present=tuple(t.present),
            figures=tuple(t.figures),
            was_held_at=t.was_held_at,
            saved_at=t.saved_at,
            version=t.version,
            conclusions=t.concluded,
        )
        for t in counted
    ]


def _conclusions(found: QuerySet[Conclusion]) -> list[ConclusionRow]:
    return [
        ConclusionRow(
            id=c.pk,
            talk_id=c.talk_id,
            text=c.text,
            visibility=c.visibility,
            is_lesson=c.is_lesson,
            improvement_id=c.improvement_id,
            written_on=c.written_on,
            written_by=c.written_by,
            unit_id=c.talk.unit_id,
            unit=c.talk.unit.name,
            year=c.talk.year,
            period=c.talk.period,
        )
        for c in found.select_related("talk__unit")
    ]
