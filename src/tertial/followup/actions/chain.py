"""The chain up the tree: hand in, send back with a reason, approve; what is approved is locked and frozen."""

from contextlib import suppress

from django.db import transaction
from django.db.models import Max
from django.utils.text import Truncator

from tertial.access.actor import Actor
from tertial.followup import scales
from tertial.followup.errors import NotComplete, WaitsForChildren, WrongState
from tertial.followup.models import CommitmentReport, Deviation, Return, Round, TertialReport, UnitReport
from tertial.followup.queries.missing import missing_in
from tertial.followup.queries.money import money_of_report
from tertial.followup.wording import wording_of
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotFound
from tertial.planning.actions import set_status
from tertial.planning.errors import NotInForce
from tertial.planning.scales import NOTE_LIMIT

from .decisions import Facts, demand_facts, freeze
from .found import demand, demand_open, locked, reviewing_unit, subject, the_part, the_report


@transaction.atomic
def submit_report(*, report_id: int, go_on_without: str = "", by: Actor) -> None:
    """Hand the unit's report to the level above. What is missing is told with where to mend it."""
    report = the_report(report_id, by)
    demand(by, "followup.submit", report.unit_id)
    demand_open(report)
    missing = missing_in(report.pk)
    if missing:
        raise NotComplete(missing=missing)
    _wait_for_children(report, go_on_without)
    report.state = scales.IN_REVIEW
    report.submitted_at, report.submitted_by = clock.now(), by.name
    report.save()
    Return.objects.filter(report=report, answered_at=None).update(answered_at=clock.now())
    events.record("followup.submitted", by=by, subject=subject(report), for_others=[n for _i, n in by.acting_for])


@transaction.atomic
def withdraw_report(*, report_id: int, by: Actor) -> None:
    """Take the report back while nobody has approved it."""
    report = the_report(report_id, by)
    demand(by, "followup.submit", report.unit_id)
    _demand_state(report, scales.IN_REVIEW)
    report.state, report.submitted_at, report.submitted_by = scales.DRAFT, None, ""
    report.save()
    events.record("followup.withdrawn", by=by, subject=subject(report))


@transaction.atomic
def return_report(*, report_id: int, reason: str, part_id: int | None = None, by: Actor) -> None:
    """Send the report back, or one commitment in it, with a reason that its reporter sees at once."""
    report = the_report(report_id, by)
    demand(by, "followup.decide" if report.parent is None else "followup.review", reviewing_unit(report))
    if not reason.strip():
        raise Invalid(reason="say_why")
    if report.round.state == Round.State.CLOSED or report.state in scales.CLOSED_STATES:
        raise locked(report)
    part = _returned_part(report, part_id, by)
    if part is None:
        _demand_state(report, scales.IN_REVIEW)
    _send_back(report, reason.strip(), part, by)
    events.record("followup.returned", by=by, subject=subject(report), part=part_id, reason=reason.strip())


@transaction.atomic
def approve_report(*, report_id: int, go_on_without: str = "", facts: Facts | None = None, by: Actor) -> None:
    """Approve a report that was handed in: its figures and words are frozen, and what lies below is locked.

    The plan shows from now on how its commitments go.
    The agency's own report is decided by management, with the facts of a decision.
    """
    report = the_report(report_id, by)
    top = report.parent is None
    demand(by, "followup.decide" if top else "followup.review", reviewing_unit(report))
    _demand_state(report, scales.IN_REVIEW)
    _wait_for_children(report, go_on_without)
    facts = facts or Facts()
    if top:
        demand_facts(facts, by.agency_id)
    else:
        facts = Facts(decided_on=clock.today(), decided_by=by.name)
    report.state = scales.APPROVED
    report.approved_at, report.approved_by = clock.now(), by.name
    report.money = money_of_report(report)
    report.save()
    UnitReport.objects.filter(parent=report, state=scales.APPROVED).update(state=scales.LOCKED)
    _freeze_wording(report, facts, by)
    _tell_the_plan(report, by)
    events.record("followup.approved", by=by, subject=subject(report))


@transaction.atomic
def reopen_report(*, report_id: int, reason: str, by: Actor) -> None:
    """Open an approved report again (planning does), with a reason; what was frozen stays."""
    report = the_report(report_id, by)
    demand(by, "followup.open", report.unit_id)
    if not reason.strip():
        raise Invalid(reason="say_why")
    if report.state not in scales.CLOSED_STATES:
        raise WrongState(state=report.state)
    if report.parent and report.parent.state in scales.CLOSED_STATES:
        raise locked(report.parent)
    report.approved_at, report.approved_by = None, ""
    _send_back(report, reason.strip(), None, by)
    events.record("followup.reopened", by=by, subject=subject(report), reason=reason.strip())


@transaction.atomic
def accept_commitment(*, part_id: int, by: Actor) -> None:
    """The head has read what an officer reported and lets it stand."""
    part = the_part(part_id, by)
    demand(by, "followup.submit", part.report.unit_id)
    demand_open(part.report)
    if part.reported_at is None:
        raise WrongState(state=scales.DRAFT)
    part.seen_at, part.seen_by = clock.now(), by.name
    part.save(update_fields=["seen_at", "seen_by"])
    events.record("followup.commitment_accepted", by=by, subject=f"commitment_report:{part.pk}")


def _demand_state(report: UnitReport, state: str) -> None:
    if report.state in scales.CLOSED_STATES:
        raise locked(report)
    if report.state != state:
        raise WrongState(state=report.state)


def _wait_for_children(report: UnitReport, go_on_without: str) -> None:
    waiting = report.children.exclude(state__in=scales.CLOSED_STATES)
    names = list(waiting.order_by("unit__position").values_list("unit__name", flat=True))
    if names and not (go_on_without.strip() or report.went_on_without):
        raise WaitsForChildren(units=names)
    if names and go_on_without.strip():
        report.went_on_without = go_on_without.strip()


def _returned_part(report: UnitReport, part_id: int | None, by: Actor) -> CommitmentReport | None:
    if part_id is None:
        return None
    part = the_part(part_id, by)
    if part.report_id != report.pk:
        raise NotFound(part=part_id)
    if part.reported_at is None:
        raise WrongState(state=scales.DRAFT)
    part.reported_at, part.reported_by, part.seen_at, part.seen_by = None, "", None, ""
    part.save(update_fields=["reported_at", "reported_by", "seen_at", "seen_by"])
    return part


def _send_back(report: UnitReport, reason: str, part: CommitmentReport | None, by: Actor) -> None:
    report.state, report.submitted_at, report.submitted_by = scales.RETURNED, None, ""
    report.save()
    Return.objects.create(
        agency_id=report.agency_id,
        report=report,
        part=part,
        reason=reason,
        at=clock.now(),
        by_name=by.name,
        by_person_id=by.person_id,
    )


def _freeze_wording(report: UnitReport, facts: Facts, by: Actor) -> None:
    last = TertialReport.objects.filter(report=report).aggregate(Max("number"))["number__max"]
    frozen = TertialReport(agency_id=report.agency_id, report=report, number=(last or 0) + 1)
    frozen.wording = wording_of(report.pk)
    freeze(frozen, facts, by)
    frozen.save()


def _tell_the_plan(report: UnitReport, by: Actor) -> None:
    """Set the status of each reported commitment in the plan; one that a revision has ended keeps what it had."""
    reported = list(report.parts.filter(reported_at__isnull=False))
    found = Deviation.objects.filter(commitment__in=[p.commitment_id for p in reported], state=Deviation.State.OPEN)
    what = dict(found.values_list("commitment_id", "what"))
    for part in reported:
        said = part.comment or what.get(part.commitment_id, "") or part.reason
        note = Truncator(said).chars(NOTE_LIMIT)
        with suppress(NotInForce):
            set_status(node_id=part.commitment_id, status=part.on_plan, note=note, by=by)
