"""What can be done to what steers us. One function is one decision and one transaction."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Unit

from .errors import NotYourObservation, RegistryNumberTaken
from .models import Observation, Requirement, SteeringDocument


def _need(by: Actor) -> None:
    if not by.may("steering.edit"):
        raise NotAllowed(right="steering.edit")


def _missing(**texts: str) -> dict[str, str]:
    return {name: "missing" for name, text in texts.items() if not text.strip()}


@transaction.atomic
def add_document(
    *,
    kind: str,
    title: str,
    decided_on: date,
    year: int,
    by: Actor,
    registry_number: str = "",
    decided_by: str = "",
    last_year: int | None = None,
    amends_id: int | None = None,
) -> int:
    """Register a document that steers; gives its id. A directive holds for its year unless told otherwise."""
    _need(by)
    wrong = _missing(title=title)
    if kind not in SteeringDocument.Kind:
        wrong["kind"] = "unknown"
    if last_year is not None and last_year < year:
        wrong["last_year"] = "ends_before_start"
    if wrong:
        raise Invalid(**wrong)
    number = registry_number.strip()
    if number and SteeringDocument.objects.filter(agency_id=by.agency_id, registry_number=number).exists():
        raise RegistryNumberTaken(registry_number=number)
    amended = _document(amends_id, by) if amends_id else None
    made = SteeringDocument.objects.create(
        agency_id=by.agency_id,
        kind=kind,
        title=title.strip(),
        registry_number=number,
        decided_on=decided_on,
        decided_by=decided_by.strip(),
        year=year,
        last_year=year if last_year is None and kind == SteeringDocument.Kind.DIRECTIVE else last_year,
        amends=amended,
        version=_next_version(amended),
    )
    events.record("steering.document_added", by=by, subject=f"steering:{made.pk}", title=made.title, number=number)
    return made.pk


def _document(document_id: int, by: Actor) -> SteeringDocument:
    found = SteeringDocument.objects.filter(agency_id=by.agency_id, pk=document_id).first()
    if found is None:
        raise NotFound(document=document_id)
    return found


def _next_version(amended: SteeringDocument | None) -> int:
    if amended is None:
        return 1
    return 1 + max([amended.version, *amended.amendments.values_list("version", flat=True)])


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementText:
    """What one types in of a requirement. `unit_id` is the unit that answers it, if one does."""

    number: str
    heading: str
    kind: str
    text: str
    due_on: date | None = None
    recipient: str = ""
    unit_id: int | None = None


@transaction.atomic
def add_requirement(*, document_id: int, by: Actor, **typed: Any) -> int:
    """Type in one requirement of a document (the fields of RequirementText); gives its id."""
    _need(by)
    document = _document(document_id, by)
    given = _requirement(document, RequirementText(**typed))
    made = Requirement.objects.create(agency_id=by.agency_id, document=document, **given)
    events.record("steering.requirement_added", by=by, subject=f"steering:{document_id}", requirement=made.pk)
    return made.pk


def _requirement(document: SteeringDocument, typed: RequirementText, own_id: int | None = None) -> dict[str, Any]:
    """The fields of a requirement, once they have been found right."""
    wrong = _missing(number=typed.number, heading=typed.heading, text=typed.text)
    if typed.kind not in Requirement.Kind:
        wrong["kind"] = "unknown"
    if document.requirements.filter(number=typed.number.strip()).exclude(pk=own_id).exists():
        wrong["number"] = "taken"
    units = Unit.objects.filter(agency_id=document.agency_id)
    if typed.unit_id is not None and not units.filter(pk=typed.unit_id).exists():
        wrong["unit_id"] = "unknown"
    if wrong:
        raise Invalid(**wrong)
    return _stripped(typed)


def _stripped(typed: Any) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(typed).items()}


@transaction.atomic
def change_requirement(*, requirement_id: int, by: Actor, **typed: Any) -> None:
    """Mend what was typed in (the fields of RequirementText); the audit chain keeps what it said before."""
    _need(by)
    row = _found(requirement_id, by)
    before = _as_typed(row)
    for name, value in _requirement(row.document, RequirementText(**typed), row.pk).items():
        setattr(row, name, value)
    row.save()
    facts = {"requirement": row.pk, "before": before, "after": _as_typed(row)}
    events.record("steering.requirement_changed", by=by, subject=f"steering:{row.document_id}", **facts)


def _found(requirement_id: int, by: Actor) -> Requirement:
    found = Requirement.objects.select_for_update(of=("self",)).select_related("document")
    row = found.filter(agency_id=by.agency_id, pk=requirement_id).first()
    if row is None:
        raise NotFound(requirement=requirement_id)
    return row


def _as_typed(row: Requirement) -> dict[str, str]:
    day = row.due_on.isoformat() if row.due_on else ""
    return {"number": row.number, "heading": row.heading, "kind": row.kind, "text": row.text, "due_on": day}


@transaction.atomic
def answer_requirement(*, requirement_id: int, answer: str, by: Actor) -> None:
    """Note that a requirement is answered, and where (a registry number, a chapter, a report)."""
    _need(by)
    row = _found(requirement_id, by)
    if not answer.strip():
        raise Invalid(answer="missing")
    row.status, row.answer, row.answered_on = Requirement.Status.ANSWERED, answer.strip(), clock.today()
    row.save()
    subject = f"steering:{row.document_id}"
    events.record("steering.requirement_answered", by=by, subject=subject, requirement=row.pk, answer=row.answer)


@transaction.atomic
def withdraw_requirement(*, requirement_id: int, reason: str, by: Actor) -> None:
    """Note that a requirement no longer holds, and why (an amending decision, for example)."""
    _need(by)
    row = _found(requirement_id, by)
    if not reason.strip():
        raise Invalid(reason="missing")
    row.status, row.answer, row.answered_on = Requirement.Status.WITHDRAWN, reason.strip(), clock.today()
    row.save()
    subject = f"steering:{row.document_id}"
    events.record("steering.requirement_withdrawn", by=by, subject=subject, requirement=row.pk, reason=row.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationText:
    """What one types in of an observation."""

    title: str
    source: str
    pestel: str
    horizon: str
    likelihood: int
    impact: int
    expires_on: date
    text: str = ""


@transaction.atomic
def add_observation(*, by: Actor, **typed: Any) -> int:
    """Note something seen in the outside world (the fields of ObservationText); gives its id. Everybody may."""
    if not by.may("observation.write"):
        raise NotAllowed(right="observation.write")
    given = _observation(ObservationText(**typed))
    who = {"noted_by_id": by.person_id, "noted_by_name": by.name, "noted_on": clock.today()}
    made = Observation.objects.create(agency_id=by.agency_id, **who, **given)
    events.record("steering.observation_added", by=by, subject=f"observation:{made.pk}", title=made.title)
    return made.pk


def _observation(typed: ObservationText) -> dict[str, Any]:
    """The fields of an observation, once they have been found right."""
    wrong = _missing(title=typed.title, source=typed.source)
    allowed = {
        "pestel": Observation.Pestel.values,
        "horizon": Observation.Horizon.values,
        "likelihood": range(1, 6),
        "impact": range(1, 6),
    }
    wrong |= {name: "unknown" for name, values in allowed.items() if getattr(typed, name) not in values}
    if typed.expires_on < clock.today():
        wrong["expires_on"] = "in_the_past"
    if wrong:
        raise Invalid(**wrong)
    return _stripped(typed)


@transaction.atomic
def change_observation(*, observation_id: int, by: Actor, **typed: Any) -> None:
    """Change an observation: one's own, or any with the right to edit what steers. A new date keeps it alive."""
    found = Observation.objects.select_for_update(of=("self",))
    row = found.filter(agency_id=by.agency_id, pk=observation_id).first()
    if row is None:
        raise NotFound(observation=observation_id)
    if not by.is_or_stands_in_for(row.noted_by_id) and not by.may("steering.edit"):
        raise NotYourObservation(observation=observation_id)
    for name, value in _observation(ObservationText(**typed)).items():
        setattr(row, name, value)
    row.save()
    facts = {"likelihood": row.likelihood, "impact": row.impact, "expires_on": row.expires_on.isoformat()}
    events.record("steering.observation_changed", by=by, subject=f"observation:{row.pk}", **facts)
