"""What a report says, as plain data: the form that is frozen when it is approved, and that the command line gives.

Names are kept beside ids, so that a frozen report reads the same after people and units have changed.
"""

from typing import Any

from tertial.kernel.decisions import canonical
from tertial.organisation import queries as organisation

from . import scales
from .models import UnitReport
from .queries.deviations import decisions, deviations
from .queries.matrix import counted, lights_before
from .queries.missing import missing, missing_in
from .queries.money import kept_or_now
from .queries.read import report_row, round_row
from .queries.rounds import parts_of
from .queries.rows import DecisionRow, DeviationRow, MissingRow, PartRow, ReportRow

BADNESS = {scales.DEVIATION: 1, scales.LATE: 2}


def wording_of(report_id: int) -> dict[str, Any]:
    """Everything a report says with all below it. Some 20 queries, whatever the size of the tree."""
    report = UnitReport.objects.select_related("round", "unit", "agency").get(pk=report_id)
    below = _below(report)
    names = {row.id: row for row in below}
    parts = parts_of(report.agency_id, [row.id for row in below])
    unit_ids = {row.unit_id for row in below}
    before = lights_before(report.agency_id, round_row(report.round))
    said = {
        **_head(report),
        "assessments": [_assessment(row) for row in below if row.assessment],
        "counts": counted(parts),
        "commitments": [_commitment(p, names[p.report_id], before.get(p.commitment_id, "")) for p in parts],
        "deviations": [_deviation(d) for d in _deviations_in(report, unit_ids)],
        "money": kept_or_now(report),
        "decisions": [_decision(d) for d in _decisions_in(report, unit_ids)],
        "missing": [_missing(m) for m in _all_missing(report, below)],
    }
    canonical(said)
    return said


def _below(report: UnitReport) -> list[ReportRow]:
    """The report and all under it, itself first."""
    found = UnitReport.objects.filter(round=report.round).select_related("unit").order_by("depth", "unit__position")
    rows, wanted = [], {report.pk}
    for one in found:
        if one.pk in wanted or one.parent_id in wanted:
            wanted.add(one.pk)
            rows.append(report_row(one))
    return _in_tree_order(rows)


def _in_tree_order(rows: list[ReportRow]) -> list[ReportRow]:
    inside: dict[int | None, list[ReportRow]] = {}
    for row in rows[1:]:
        inside.setdefault(row.parent_id, []).append(row)
    ordered: list[ReportRow] = []

    def walk(row: ReportRow) -> None:
        ordered.append(row)
        for child in inside.get(row.id, []):
            walk(child)

    walk(rows[0])
    return ordered


def _head(report: UnitReport) -> dict[str, Any]:
    agency = organisation.agency(report.agency_id)
    approved = report.approved_at
    return {
        "agency": agency.code,
        "agency_name": agency.name,
        "year": report.round.year,
        "period": report.round.period,
        "unit": report.unit.code,
        "unit_name": report.unit.name,
        "unit_kind": report.unit.kind,
        "state": report.state,
        "submitted": _act(report.submitted_by, report.submitted_at),
        "approved": _act(report.approved_by, approved),
        "went_on_without": report.went_on_without,
        "expected_deviation": report.expected_deviation,
        "money_comment": report.money_comment,
        "assessment": report.assessment,
    }


def _act(by: str, at: Any) -> dict[str, str] | None:
    return {"by": by, "at": at.isoformat()} if at else None


def _assessment(row: ReportRow) -> dict[str, Any]:
    return {"unit": row.unit_code, "name": row.unit, "depth": row.depth, "text": row.assessment}


def _commitment(part: PartRow, report: ReportRow, before: str) -> dict[str, Any]:
    return {
        "id": part.number,
        "title": part.title,
        "unit": report.unit_code,
        "unit_name": report.unit,
        "objective": part.objective,
        "area": part.area_key,
        "responsible": part.responsible,
        "on_plan": part.on_plan or None,
        "attainment": part.attainment or None,
        "trend": _trend(before, part.on_plan),
        "before": before or None,
        "proposed": part.proposed or None,
        "reason": part.reason,
        "comment": part.comment,
        "reported": part.is_reported,
    }


def _trend(before: str, now: str) -> str:
    if not before or not now:
        return "unknown"
    change = BADNESS.get(now, 0) - BADNESS.get(before, 0)
    return "worse" if change > 0 else "better" if change < 0 else "unchanged"


def _deviations_in(report: UnitReport, unit_ids: set[int]) -> list[DeviationRow]:
    return deviations(report.agency_id, report.round.year, unit_ids=unit_ids)


def _deviation(d: DeviationRow) -> dict[str, Any]:
    action = {"what": d.action, "owner": d.owner, "due": d.due.isoformat() if d.due else None, "done": False}
    return {
        "id": d.number,
        "commitment": d.commitment_number,
        "commitment_title": d.commitment,
        "unit": d.unit_code,
        "unit_name": d.unit,
        "light": d.light,
        "what": d.what,
        "cause": d.cause,
        "consequence": d.consequence,
        "effect_ore": d.effect,
        "actions": [action] if d.action else [],
        "decision_wanted": d.decision_wanted,
        "opened_in": f"{d.year}-{d.opened_in}",
        "opened_on": d.opened_on.isoformat(),
        "weight": d.weight,
        "state": d.state,
    }


def _decisions_in(report: UnitReport, unit_ids: set[int]) -> list[DecisionRow]:
    codes = set(UnitReport.objects.filter(unit_id__in=unit_ids).values_list("unit__code", flat=True))
    found = decisions(report.agency_id, round_id=report.round_id, asked_only=False)
    return [d for d in found if d.unit_code in codes]


def _decision(d: DecisionRow) -> dict[str, Any]:
    return {
        "title": d.title,
        "background": d.background,
        "deviation": d.deviation,
        "unit": d.unit_code,
        "unit_name": d.unit,
        "outcome": d.outcome,
        "text": d.text,
        "decided_on": d.decided_on.isoformat() if d.decided_on else None,
        "decided_by": d.decided_by,
        "registry_number": d.registry_number,
    }


def _all_missing(report: UnitReport, below: list[ReportRow]) -> list[MissingRow]:
    codes = {row.unit_code for row in below}
    own = missing_in(report.pk) if report.state in scales.OPEN_STATES else []
    return own + [
        m for m in missing(report.agency_id, report.round_id) if m.unit_code in codes - {report.unit.code}
    ]


def _missing(m: MissingRow) -> dict[str, Any]:
    return {"unit": m.unit_code, "unit_name": m.unit, "person": m.person, "what": f"{m.code} {m.number}".strip()}
