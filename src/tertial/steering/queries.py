"""What can be asked about what steers us. Results are plain rows; query counts never grow with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tertial.access.actor import Actor
from tertial.kernel import clock
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound

from .models import Observation, Requirement, SteeringDocument

DAYS_AHEAD = 30


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document with how many requirements it has and how many of them wait for an answer."""

    id: int
    kind: str
    title: str
    registry_number: str
    decided_on: date
    decided_by: str
    year: int
    last_year: int | None
    version: int
    amends_id: int | None
    amends: str
    requirements: int
    open: int


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement, with the document that says it."""

    id: int
    document_id: int
    document: str
    number: str
    heading: str
    kind: str
    text: str
    due_on: date | None
    recipient: str
    registry_number: str
    document_kind: str
    unit_id: int | None
    unit: str
    status: str
    answer: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation of the outside world. `weight` is likelihood times impact."""

    id: int
    title: str
    text: str
    source: str
    pestel: str
    horizon: str
    likelihood: int
    impact: int
    noted_by_id: int | None
    noted_by: str
    noted_on: date
    expires_on: date

    @property
    def weight(self) -> int:
        return self.likelihood * self.impact


def _in_force(year: int, prefix: str = "") -> Q:
    """The condition that a document holds in a year."""
    last = f"{prefix}last_year"
    return Q(**{f"{prefix}year__lte": year}) & (Q(**{last: None}) | Q(**{f"{last}__gte": year}))


def documents(agency_id: int, year: int) -> list[DocumentRow]:
    """The documents that hold in a year, directive first, then by day of decision. 1 query."""
    return _documents(SteeringDocument.objects.filter(_in_force(year), agency_id=agency_id))


def document(agency_id: int, document_id: int) -> DocumentRow:
    """One document. 1 query. Raises NotFound."""
    for row in _documents(SteeringDocument.objects.filter(agency_id=agency_id, pk=document_id)):
        return row
    raise NotFound(document=document_id)


def amendments(agency_id: int, document_id: int) -> list[DocumentRow]:
    """The decisions that amend a document, oldest first. 1 query."""
    return _documents(SteeringDocument.objects.filter(agency_id=agency_id, amends_id=document_id))


_ORDER = {kind: place for place, kind in enumerate(SteeringDocument.Kind.values)}


def _documents(found: Any) -> list[DocumentRow]:
    waiting = Count("requirements", filter=Q(requirements__status=Requirement.Status.OPEN))
    counted = found.select_related("amends").annotate(all=Count("requirements"), waiting=waiting)
    rows = [_document_row(document) for document in counted.order_by("decided_on", "pk")]
    return sorted(rows, key=lambda row: _ORDER[row.kind])


def _document_row(document: Any) -> DocumentRow:
    return DocumentRow(
        id=document.pk,
        kind=document.kind,
        title=document.title,
        registry_number=document.registry_number,
        decided_on=document.decided_on,
        decided_by=document.decided_by,
        year=document.year,
        last_year=document.last_year,
        version=document.version,
        amends_id=document.amends_id,
        amends=document.amends.title if document.amends else "",
        requirements=document.all,
        open=document.waiting,
    )


def years(agency_id: int) -> list[int]:
    """The years that have an appropriation directive, latest first. 1 query."""
    found = SteeringDocument.objects.filter(agency_id=agency_id, kind=SteeringDocument.Kind.DIRECTIVE)
    return sorted(set(found.values_list("year", flat=True)), reverse=True)


def requirements(agency_id: int, year: int) -> list[RequirementRow]:
    """The requirements of the documents that hold in a year, withdrawn ones apart. 1 query."""
    found = Requirement.objects.filter(_in_force(year, "document__"), agency_id=agency_id)
    return _requirements(found.exclude(status=Requirement.Status.WITHDRAWN))


def requirements_of(agency_id: int, document_id: int) -> list[RequirementRow]:
    """The requirements of one document, withdrawn ones too. 1 query."""
    return _requirements(Requirement.objects.filter(agency_id=agency_id, document_id=document_id))


def requirements_by_id(agency_id: int, ids: Iterable[int]) -> dict[int, RequirementRow]:
    """Some requirements by id, whatever their year. 1 query."""
    found = Requirement.objects.filter(agency_id=agency_id, pk__in=list(ids))
    return {row.id: row for row in _requirements(found)}


def requirement(agency_id: int, requirement_id: int) -> RequirementRow:
    """One requirement. 1 query. Raises NotFound."""
    found = requirements_by_id(agency_id, [requirement_id])
    if requirement_id not in found:
        raise NotFound(requirement=requirement_id)
    return found[requirement_id]


def _requirements(found: Any) -> list[RequirementRow]:
    rows = [_requirement_row(row) for row in found.select_related("document", "unit").order_by("document", "pk")]
    return sorted(rows, key=lambda row: (_ORDER[row.document_kind], row.document_id, number_order(row.number)))


def number_order(number: str) -> tuple[tuple[int, str], ...]:
    """Sorts 1.2 before 1.10, and 5 § before 12 §."""
    parts = number.replace(".", " ").split()
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def _requirement_row(row: Requirement) -> RequirementRow:
    return RequirementRow(
        id=row.pk,
        document_id=row.document_id,
        document=row.document.title,
        number=row.number,
        heading=row.heading,
        kind=row.kind,
        text=row.text,
        due_on=row.due_on,
        recipient=row.recipient,
        registry_number=row.document.registry_number,
        document_kind=row.document.kind,
        unit_id=row.unit_id,
        unit=row.unit.name if row.unit else "",
        status=row.status,
        answer=row.answer,
        answered_on=row.answered_on,
    )


def observations(agency_id: int, *, expired: bool = False) -> list[ObservationRow]:
    """What has been seen of the outside world, weightiest first; what has expired only when asked for. 1 query."""
    found = Observation.objects.filter(agency_id=agency_id)
    if not expired:
        found = found.filter(expires_on__gte=clock.today())
    rows = [_observation_row(row) for row in found.order_by("-noted_on", "-pk")]
    return sorted(rows, key=lambda row: -row.weight)


def observation(agency_id: int, observation_id: int) -> ObservationRow:
    """One observation. 1 query. Raises NotFound."""
    found = Observation.objects.filter(agency_id=agency_id, pk=observation_id).first()
    if found is None:
        raise NotFound(observation=observation_id)
    return _observation_row(found)


def _observation_row(row: Observation) -> ObservationRow:
    return ObservationRow(
        id=row.pk,
        title=row.title,
        text=row.text,
        source=row.source,
        pestel=row.pestel,
        horizon=row.horizon,
        likelihood=row.likelihood,
        impact=row.impact,
        noted_by_id=row.noted_by_id,
        noted_by=row.noted_by_name,
        noted_on=row.noted_on,
        expires_on=row.expires_on,
    )


def duties(actor: Actor, today: date) -> list[Duty]:
    """Requirements that fall due within a month: for the unit that answers, else the planners. 1 query."""
    planner = actor.may("cycle.edit")
    mine = Q(unit_id=None) if planner else Q(unit_id__in=actor.units_with("plan.submit"))
    soon = Requirement.objects.filter(
        mine,
        agency_id=actor.agency_id,
        status=Requirement.Status.OPEN,
        due_on__lte=today + timedelta(DAYS_AHEAD),
    )
    return [_duty(row) for row in _requirements(soon)]


def _duty(row: RequirementRow) -> Duty:
    facts = {"document": row.document, "number": row.number, "recipient": row.recipient or _("the Government")}
    return Duty(
        due=row.due_on,
        title=row.heading,
        reason=_("%(document)s, %(number)s: to be reported to %(recipient)s.") % facts,
        url_name="steering:requirement",
        url_args=(row.id,),
        action_word=pgettext("verb", "Open"),
    )
