"""Reporting on a commitment, and the head's words about the whole unit."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from tertial.access.actor import Actor
from tertial.followup import scales
from tertial.followup.errors import ChangedMeanwhile
from tertial.followup.known import ground_for
from tertial.followup.models import CommitmentReport, Return, UnitReport
from tertial.followup.queries.money import money_of_report, rows_of
from tertial.followup.rules.proposal import Proposal
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid

from .decisions import ask
from .deviations import DeviationText, close, demand_words, note, of_commitment
from .found import demand, demand_open, demand_reporting, the_part, the_report

COMMENT_LIMIT = 300


@transaction.atomic
def report_commitment(
    *,
    part_id: int,
    on_plan: str,
    attainment: str = "",
    reason: str = "",
    comment: str = "",
    deviation: DeviationText | None = None,
    draft: bool = False,
    seen_version: int | None = None,
    by: Actor,
) -> int:
    """Say how a commitment goes; gives the saved version. A draft may lack anything, a report nothing it needs.

    Green needs no prose. Deviation and late need cause, consequence, action, owner and day. A light other than
    the proposed needs a reason.
    """
    part = the_part(part_id, by)
    demand_reporting(by, part.report.unit_id, part.responsible_id)
    demand_open(part.report)
    _demand_seen(part, seen_version)
    text = deviation or DeviationText()
    proposal = ground_for(part).proposal
    part.on_plan, part.attainment = _on_scale(on_plan, attainment)
    part.proposed = proposal.light
    part.reason = reason.strip() if on_plan != proposal.light else ""
    part.comment = comment.strip()
    part.proposed_reasons = [{"code": r.code, "light": r.light, "facts": r.facts} for r in proposal.reasons]
    if not draft:
        _demand_complete(part, proposal, text)
    _save(part, draft=draft, by=by)
    _keep_deviation(part, text, draft=draft, by=by)
    return part.version


@transaction.atomic
def write_assessment(
    *, report_id: int, assessment: str, expected_deviation: int | None = None, money_comment: str = "", by: Actor
) -> None:
    """The head's assessment of the unit, how its year is thought to end against budget in öre, and why.

    Where forecasts are written row by row, their sum stands and no other figure is taken.
    """
    report = the_report(report_id, by)
    demand(by, "followup.submit", report.unit_id)
    demand_open(report)
    report.assessment, report.money_comment = assessment.strip(), money_comment.strip()
    if not report.forecasts:
        report.expected_deviation = expected_deviation
    touch(report)
    report.save()
    events.record("followup.assessment_written", by=by, subject=f"unit_report:{report.pk}")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a unit's money on an item and account group is thought to end the year at, in öre, and a word on it."""

    code: str
    account_group: str
    amount: int
    comment: str = ""


@transaction.atomic
def write_forecasts(*, report_id: int, forecasts: Sequence[Forecast], by: Actor) -> None:
    """The unit's forecasts, whole; how its year is thought to end against budget is worked out from them."""
    report = the_report(report_id, by)
    demand(by, "followup.submit", report.unit_id)
    demand_open(report)
    if any(len(one.comment) > COMMENT_LIMIT for one in forecasts):
        raise Invalid(comment="too_long")
    report.forecasts = [asdict(one) | {"comment": one.comment.strip()} for one in forecasts]
    touch(report)
    report.save()
    own = rows_of(money_of_report(report), unit=report.unit.code)
    expected = [row.expected for row in own if row.expected is not None]
    report.expected_deviation = sum(expected) if expected else None
    report.save(update_fields=["expected_deviation"])
    events.record(
        "followup.forecasts_written", by=by, subject=f"unit_report:{report.pk}", forecasts=report.forecasts
    )


def touch(report: UnitReport) -> None:
    """The report has been worked on now."""
    report.saved_at = clock.now()
    if report.state == scales.NOT_REPORTED:
        report.state = scales.DRAFT


def _demand_seen(part: CommitmentReport, seen_version: int | None) -> None:
    if seen_version is not None and seen_version != part.version:
        raise ChangedMeanwhile(by=part.saved_by, version=part.version, part=part.pk)


def _on_scale(on_plan: str, attainment: str) -> tuple[str, str]:
    wrong = {}
    if on_plan and on_plan not in scales.LIGHTS:
        wrong["on_plan"] = "unknown"
    if attainment and attainment not in scales.ATTAINMENTS:
        wrong["attainment"] = "unknown"
    if wrong:
        raise Invalid(**wrong)
    return on_plan, attainment


def _demand_complete(part: CommitmentReport, proposal: Proposal, text: DeviationText) -> None:
    missing = {}
    if not part.on_plan:
        missing["on_plan"] = "choose"
    if not part.attainment and part.on_plan != scales.DROPPED:
        missing["attainment"] = "choose"
    if part.on_plan and part.on_plan != proposal.light and not part.reason:
        missing["reason"] = "differs"
    if part.on_plan in scales.NEEDS_WORDS:
        missing |= dict.fromkeys(text.missing(), "missing")
    if missing:
        raise Invalid(**missing)


def _save(part: CommitmentReport, *, draft: bool, by: Actor) -> None:
    now = clock.now()
    part.version += 1
    part.saved_at, part.saved_by = now, by.name
    if draft:
        part.reported_at, part.reported_by = None, ""
    else:
        part.reported_at, part.reported_by = now, by.name
        Return.objects.filter(part=part, answered_at=None).update(answered_at=now)
    _seen(part, draft=draft, by=by)
    part.save()
    touch(part.report)
    part.report.save(update_fields=["saved_at", "state"])
    if not draft:
        events.record(
            "followup.commitment_reported", by=by, subject=f"commitment_report:{part.pk}", on_plan=part.on_plan
        )


def _seen(part: CommitmentReport, *, draft: bool, by: Actor) -> None:
    """What deviates waits for the head's eyes, unless it is the head who reports it."""
    if draft or (part.on_plan in scales.NEEDS_WORDS and not by.may("followup.submit", part.report.unit_id)):
        part.seen_at, part.seen_by = None, ""
    else:
        part.seen_at, part.seen_by = clock.now(), by.name


def _keep_deviation(part: CommitmentReport, text: DeviationText, *, draft: bool, by: Actor) -> None:
    if part.on_plan in scales.NEEDS_WORDS:
        deviation = note(part, text, by)
        if deviation and not draft:
            demand_words(part.on_plan, text)
            ask(deviation, part.report.round, by)
    elif not draft and text.result.strip():
        deviation = of_commitment(part)
        if deviation:
            close(deviation, text.result.strip(), by)
