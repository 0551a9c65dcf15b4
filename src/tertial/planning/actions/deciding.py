"""The road of a plan: handed in, returned with a reason, decided and frozen, opened again by a revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events, files
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed
from tertial.organisation import queries as organisation
from tertial.planning import document, policy
from tertial.planning.copying import copy_texts
from tertial.planning.desk import open_version, plan_of
from tertial.planning.errors import (
    DraftExists,
    NothingDecided,
    NothingToSubmit,
    NotSubmitted,
    Submitted,
)
from tertial.planning.models import Node, NodeText, Plan, PlanReturn, PlanVersion
from tertial.planning.wording import compose

State = PlanVersion.State
REASON_LIMIT = 2000


@transaction.atomic
def submit_plan(*, plan_id: int, by: Actor) -> None:
    """Hand the draft in to management. What is missing has been shown; an empty plan is refused."""
    plan, _tree, unit = plan_of(plan_id, by, lock=True)
    if not policy.may_submit(by, unit.id):
        raise NotAllowed(right="plan.submit")
    version = open_version(plan)
    if version.state == State.SUBMITTED:
        raise Submitted(plan=plan_id)
    if not version.texts.exists():
        raise NothingToSubmit(unit=unit.name)
    version.state, version.submitted_by, version.submitted_on = State.SUBMITTED, by.name, clock.today()
    version.save(update_fields=["state", "submitted_by", "submitted_on"])
    events.record("planning.plan_submitted", by=by, subject=f"plan:{plan_id}", version=version.number)


@transaction.atomic
def return_plan(
    *, plan_id: int, reason: str, node_id: int | None = None, answer_by: date | None = None, by: Actor
) -> None:
    """Give a submitted plan back with a reason, perhaps about one of its nodes and with a day to answer by."""
    plan, _tree, unit = plan_of(plan_id, by, lock=True)
    if not policy.may_return(by, unit):
        raise NotAllowed(right="plan.decide")
    version = _submitted(plan)
    _check_return(version, reason, node_id, answer_by)
    PlanReturn.objects.create(
        agency_id=by.agency_id,
        version=version,
        node_id=node_id,
        reason=reason.strip(),
        answer_by=answer_by,
        returned_by=by.name,
        returned_on=clock.today(),
    )
    version.state = State.RETURNED
    version.save(update_fields=["state"])
    events.record("planning.plan_returned", by=by, subject=f"plan:{plan_id}", reason=reason.strip(), node=node_id)


def _check_return(version: PlanVersion, reason: str, node_id: int | None, answer_by: date | None) -> None:
    faults = {}
    if not reason.strip():
        faults["reason"] = "required"
    elif len(reason) > REASON_LIMIT:
        faults["reason"] = "too_long"
    if node_id is not None and not version.texts.filter(node=node_id).exists():
        faults["node_id"] = "unknown"
    if answer_by is not None and answer_by < clock.today():
        faults["answer_by"] = "past"
    if faults:
        raise Invalid(**faults)


def _submitted(plan: Plan) -> PlanVersion:
    version = open_version(plan)
    if version.state != State.SUBMITTED:
        raise NotSubmitted(plan=plan.pk)
    return version


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The facts of Myndighetsförordningen (2007:515) 21 §, the registry number and dissent."""

    decided_on: date | None
    decided_by: str
    reporting_officer: str
    participants: Sequence[str] = ()
    dissent: str = ""
    registry_number: str = ""


@transaction.atomic
def decide_plan(*, plan_id: int, decision: Decision, by: Actor) -> int:
    """Freeze the submitted draft as the version in force (besluta verksamhetsplan); gives its number."""
    plan, _tree, unit = plan_of(plan_id, by, lock=True)
    if not policy.may_decide(by, unit.id):
        raise NotAllowed(right="plan.decide")
    version = _submitted(plan)
    _check_decision(decision, plan)
    _write_decision(version, decision, by)
    _freeze(plan, version)
    events.record(
        "planning.plan_decided",
        by=by,
        subject=f"plan:{plan_id}",
        version=version.number,
        sha256=version.sha256,
        registry_number=version.registry_number,
    )
    return version.number


def _check_decision(decision: Decision, plan: Plan) -> None:
    faults = {
        name: "required" for name in ("decided_by", "reporting_officer") if not getattr(decision, name).strip()
    }
    faults |= {
        name: "too_long" for name in ("decided_by", "reporting_officer") if len(getattr(decision, name)) > 200
    }
    agency, number = organisation.agency(plan.agency_id), decision.registry_number.strip()
    if agency.registry_number_required and number in {"", agency.registry_number_prefix}:
        faults["registry_number"] = "required"
    elif len(number) > 60:
        faults["registry_number"] = "too_long"
    if decision.decided_on is None:
        faults["decided_on"] = "required"
    elif decision.decided_on > clock.today():
        faults["decided_on"] = "future"
    elif plan.in_force and plan.in_force.decided_on and decision.decided_on < plan.in_force.decided_on:
        faults["decided_on"] = "before_last_decision"
    if faults:
        raise Invalid(**faults)


def _write_decision(version: PlanVersion, decision: Decision, by: Actor) -> None:
    version.decided_on = decision.decided_on
    version.decided_by = decision.decided_by.strip()
    version.reporting_officer = decision.reporting_officer.strip()
    version.participants = [name.strip() for name in decision.participants if name.strip()]
    version.dissent = decision.dissent.strip()
    version.registry_number = decision.registry_number.strip()
    version.recorded_by, version.recorded_at = by.name, clock.now()
    version.state = State.DECIDED


def _freeze(plan: Plan, version: PlanVersion) -> None:
    """Wording, hash, PDF, texts: in this order, after which the database refuses every change."""
    version.wording = compose(version)
    version.sha256 = sha256_of(version.wording)
    version.pdf_sha256 = files.store(document.pdf(version))
    version.save()
    NodeText.objects.filter(version=version).update(frozen_at=version.recorded_at)
    standing = version.texts.values("node")
    Node.objects.filter(plan=plan, ended_in=None).exclude(pk__in=standing).update(ended_in=version.number)
    Plan.objects.filter(pk=plan.pk).update(in_force=version)


@transaction.atomic
def revise_plan(*, plan_id: int, reason: str, by: Actor) -> int:
    """Open the next draft from the version in force, with the reason for it; gives its number."""
    plan, _tree, unit = plan_of(plan_id, by, lock=True)
    if not policy.may_draft(by, unit.id):
        raise NotAllowed(right="plan.draft")
    if plan.in_force is None:
        raise NothingDecided(plan=plan_id)
    if plan.versions.filter(recorded_at=None).exists():
        raise DraftExists(plan=plan_id)
    if not reason.strip() or len(reason) > REASON_LIMIT:
        raise Invalid(reason="too_long" if reason.strip() else "required")
    version = PlanVersion.objects.create(
        agency_id=by.agency_id,
        plan=plan,
        number=plan.in_force.number + 1,
        sections=plan.in_force.sections,
        reason=reason.strip(),
        started_by=by.name,
        started_at=clock.now(),
    )
    copy_texts(plan.in_force, version)
    events.record("planning.plan_revised", by=by, subject=f"plan:{plan_id}", version=version.number, reason=reason)
    return version.number
