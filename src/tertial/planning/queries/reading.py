"""From a wording to the rows one reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tertial.planning.models import MilestonePassed, Node, NodeText, PlanVersion
from tertial.planning.quality import missing_of
from tertial.planning.wording import Wording

from .rows import (
    AboveRow,
    ContributionRow,
    IndicatorLink,
    MilestoneRow,
    NodeRow,
    PlanText,
    RequirementLink,
    SectionRow,
    VersionRow,
)


@dataclass(frozen=True, slots=True)
class Live:
    """How the nodes of a plan go, beside what is said about them."""

    status: Mapping[int, tuple[str, str, date | None]] = field(default_factory=dict)
    passed: Mapping[tuple[int, str], date] = field(default_factory=dict)
    saved: Mapping[int, int] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def live_of(version: PlanVersion) -> Live:
    """How the nodes of a decided version go. 2 queries."""
    nodes = Node.objects.filter(plan=version.plan_id).values_list("pk", "status", "status_note", "status_on")
    passed = MilestonePassed.objects.filter(node__plan=version.plan_id).values_list("node", "key", "done_on")
    return Live(
        {pk: (status, note, on) for pk, status, note, on in nodes},
        {(node, key): on for node, key, on in passed},
    )


def desk_of(texts: Mapping[int, NodeText]) -> Live:
    """What the writers of a draft need beside its wording: counts of savings, the fields of each kind."""
    return Live(
        saved={node: text.saved for node, text in texts.items()},
        fields={text.kind.code: tuple(text.kind.fields) for text in texts.values()},
    )


def plan_text(version: PlanVersion, wording: Wording, live: Live) -> PlanText:
    """A version as one reads it."""
    return PlanText(
        version.plan_id,
        version.plan.unit_id,
        wording["unit"],
        wording["unit_name"],
        wording["unit_kind"],
        wording["year"],
        wording["title"],
        tuple(SectionRow(**section) for section in wording["sections"]),
        tuple(node_row(said, live) for said in wording["nodes"]),
        version_row(version),
    )


def version_row(v: PlanVersion) -> VersionRow:
    """The facts of a version without its wording."""
    return VersionRow(
        v.pk,
        v.plan_id,
        v.number,
        v.state,
        v.reason,
        v.started_by,
        v.started_at,
        v.submitted_by,
        v.submitted_on,
        v.decided_on,
        v.decided_by,
        v.reporting_officer,
        tuple(v.participants),
        v.dissent,
        v.registry_number,
        v.recorded_by,
        v.recorded_at,
        v.sha256,
        v.pdf_sha256,
        v.sections_saved,
    )


def node_row(said: Wording, live: Live) -> NodeRow:
    """One node of a wording with how it goes."""
    node = said["id"]
    status, note, on = live.status.get(node, ("not_started", "", None))
    return NodeRow(
        **{name: said[name] for name in PLAIN},
        parent_id=said["parent"],
        start=_day(said["start"]),
        due=_day(said["due"]),
        ledger_keys=tuple(said["ledger_keys"]),
        answers=tuple(AboveRow(**above) for above in said["answers"]),
        requirements=tuple(RequirementLink(**link) for link in said["requirements"]),
        indicators=tuple(IndicatorLink(**link) for link in said["indicators"]),
        milestones=tuple(milestone_row(m, node, live.passed) for m in said["milestones"]),
        contributing=tuple(ContributionRow(**asked) for asked in said["contributing"]),
        status=status,
        status_note=note,
        status_on=on,
        saved=live.saved.get(node, 0),
        missing=missing_of(said, live.fields.get(said["kind"], ())),
    )


PLAIN = (
    "id", "depth", "kind", "sort", "kind_name", "number", "title", "text", "why", "expected_result",
    "responsible_id", "responsible", "version_added",
)  # fmt: skip


def milestone_row(said: Wording, node: int, passed: Mapping[tuple[int, str], date]) -> MilestoneRow:
    """A milestone with the day it was passed."""
    due = date.fromisoformat(said["due"])
    return MilestoneRow(said["key"], said["title"], due, passed.get((node, said["key"])))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
