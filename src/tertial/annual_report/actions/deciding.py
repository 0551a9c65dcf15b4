"""The report is decided and frozen; a mistake is mended in a new version, never in the old one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.annual_report import checks, compose, figures, policy, queries
from tertial.annual_report.errors import ChecksRemain, NotDecided
from tertial.annual_report.models import AnnualReport, ReportVersion, Section
from tertial.formats.document import Document, Stamp, to_json, to_pdf
from tertial.kernel import clock, events, files
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid
from tertial.organisation import queries as organisation

from .desk import open_report, the_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The facts of Myndighetsförordningen (2007:515) 21 §, the registry number, dissent, and who signs.

    `despite` says why the report is decided although checks remain.
    """

    decided_on: date | None
    decided_by: str
    reporting_officer: str
    participants: Sequence[str] = ()
    dissent: str = ""
    registry_number: str = ""
    signatories: Sequence[tuple[str, str]] = ()
    despite: str = ""


@transaction.atomic
def decide_report(*, year: int, decision: Decision, by: Actor) -> int:
    """Freeze the report as its next version, with hash and PDF; gives the version's number."""
    report = open_report(year, by, allowed=policy.may_decide(by), right="annual.decide")
    _check(decision, by.agency_id)
    left = checks.remaining(checks.checks(by.agency_id, year))
    if left and not decision.despite.strip():
        raise ChecksRemain(count=len(left))
    version = _freeze(report, decision, by)
    AnnualReport.objects.filter(pk=report.pk).update(is_open=False)
    events.record(
        "annual_report.decided",
        by=by,
        subject=f"annual_report:{report.pk}",
        version=version.number,
        sha256=version.sha256,
        despite=decision.despite.strip(),
        remaining=[check.code for check in left],
    )
    return version.number


def _check(decision: Decision, agency_id: int) -> None:
    faults = {
        name: "required" for name in ("decided_by", "reporting_officer") if not getattr(decision, name).strip()
    }
    faults |= {
        name: "too_long" for name in ("decided_by", "reporting_officer") if len(getattr(decision, name)) > 200
    }
    if organisation.agency(agency_id).registry_number_required and not decision.registry_number.strip():
        faults["registry_number"] = "required"
    elif len(decision.registry_number) > 60:
        faults["registry_number"] = "too_long"
    if decision.decided_on is None:
        faults["decided_on"] = "required"
    elif decision.decided_on > clock.today():
        faults["decided_on"] = "future"
    if faults:
        raise Invalid(**faults)


def _freeze(report: AnnualReport, decision: Decision, by: Actor) -> ReportVersion:
    number = report.versions.count() + 1
    document = _document(report, decision, number)
    wording = to_json(document)
    sha256 = sha256_of(wording)
    stamped = replace(document, stamp=replace(document.stamp, sha256=sha256)) if document.stamp else document
    return ReportVersion.objects.create(
        agency_id=report.agency_id,
        report=report,
        number=number,
        wording=wording,
        sha256=sha256,
        pdf_sha256=files.store(to_pdf(stamped)),
        decided_on=decision.decided_on,
        decided_by=decision.decided_by.strip(),
        reporting_officer=decision.reporting_officer.strip(),
        participants=[name.strip() for name in decision.participants if name.strip()],
        dissent=decision.dissent.strip(),
        registry_number=decision.registry_number.strip(),
        reason=decision.despite.strip() or report.reopened_reason,
        recorded_by=by.name,
        recorded_at=clock.now(),
    )


def _document(report: AnnualReport, decision: Decision, number: int) -> Document:
    agency = organisation.agency(report.agency_id)
    day = decision.decided_on or clock.today()
    stamp = Stamp(
        str(number),
        day,
        decision.registry_number.strip(),
        decision.decided_by.strip(),
        decision.reporting_officer.strip(),
        tuple(name.strip() for name in decision.participants if name.strip()),
        decision.dissent.strip(),
    )
    return compose.compose(
        agency=agency,
        year=report.year,
        day=day,
        sections=Section.objects.filter(report=report).order_by("position"),
        say=figures.speaker(queries.linked_figures(report.agency_id, report.year), marked=False),
        answered=queries.answered(report.agency_id, report.year),
        stamp=stamp,
        signatories=decision.signatories,
        example=agency.code == queries.DEMO_AGENCY,
    )


@transaction.atomic
def reopen_report(*, year: int, reason: str, by: Actor) -> None:
    """Open a decided report for a correction. The decided version stays as it is."""
    report = the_report(year, by, allowed=policy.may_edit(by), right="annual.edit")
    if report.is_open:
        raise NotDecided(year=year)
    if not reason.strip():
        raise Invalid(reason="required")
    AnnualReport.objects.filter(pk=report.pk).update(is_open=True, reopened_reason=reason.strip())
    events.record("annual_report.reopened", by=by, subject=f"annual_report:{report.pk}", reason=reason.strip())
