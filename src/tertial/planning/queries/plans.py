"""Plans as one reads them: the levels of a year, the plan in force, the draft, any version.

The plan in force is read from the wording that its decision froze; how its nodes go is read beside it. Questions
across many plans (commitments, thread) read the rows that the same decision froze.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q

from tertial.access.actor import Actor
from tertial.kernel.errors import NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.queries import UnitRow
from tertial.planning import policy
from tertial.planning.desk import day_of, living_texts
from tertial.planning.models import Plan, PlanReturn, PlanVersion
from tertial.planning.scales import COMMITMENT, OBJECTIVE
from tertial.planning.wording import Wording, compose_texts, texts_of

from .reading import Live, desk_of, live_of, plan_text, version_row
from .rows import PlanRow, PlanText, ReturnRow, VersionRow


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader may do with one plan."""

    read_draft: bool
    draft: bool
    submit: bool
    send_back: bool
    decide: bool


def plans(agency_id: int, year: int) -> list[PlanRow]:
    """Every unit of the year, depth first, with its plan. 3 queries.

    Counts are of the version in force, else of the draft; commitments take in those of the units below.
    """
    units = organisation.units(agency_id, on=day_of(year))
    found = {plan["unit"]: plan for plan in _plans(agency_id, year)}
    counted = _counted(agency_id, year)
    return [_plan_row(unit, units, found.get(unit.id, {}), counted) for unit in units]


def _plans(agency_id: int, year: int) -> list[dict[str, Any]]:
    draft = FilteredRelation("versions", condition=Q(versions__recorded_at=None))
    plans = Plan.objects.filter(agency_id=agency_id, year=year).annotate(draft=draft)
    return list(
        plans.values("unit", "pk", "in_force__number", "in_force__decided_on", "draft__number", "draft__state")
    )


def _counted(agency_id: int, year: int) -> Counter[tuple[int, str]]:
    texts = living_texts(agency_id, year).filter(kind__sort__in=[COMMITMENT, OBJECTIVE])
    rows = texts.values_list("version__plan__unit", "kind__sort").annotate(n=Count("pk")).order_by()
    return Counter({(unit, sort): n for unit, sort, n in rows})


def _plan_row(
    unit: UnitRow, units: list[UnitRow], plan: dict[str, Any], counted: Counter[tuple[int, str]]
) -> PlanRow:
    return PlanRow(
        unit,
        plan.get("pk"),
        plan.get("in_force__number"),
        plan.get("in_force__decided_on"),
        plan.get("draft__number"),
        plan.get("draft__state") or "",
        sum(counted[(below.id, COMMITMENT)] for below in organisation.subtree(units, unit.id)),
        counted[(unit.id, OBJECTIVE)],
    )


def unit_by_code(agency_id: int, code: str, year: int) -> UnitRow:
    """A unit of the plan's year by its code. 1 query. Raises NotFound."""
    units = organisation.units(agency_id, on=day_of(year))
    found = next((row for row in units if row.code == code), None)
    if found is None:
        raise NotFound(unit=code)
    return found


def plan_in_force(agency_id: int, year: int, unit_id: int) -> PlanText | None:
    """The version in force with how its nodes go, or None when nothing is decided. 3 queries."""
    found = (
        PlanVersion.objects.filter(agency_id=agency_id, plan__year=year, plan__unit=unit_id, plan__in_force=F("pk"))
        .select_related("plan")
        .first()
    )
    return text_of(found) if found else None


def draft(year: int, unit_id: int, *, by: Actor, tree: list[UnitRow] | None = None) -> PlanText | None:
    """The open draft, or None when there is none or it is not the reader's to see. At most 8 queries."""
    rows = tree if tree is not None else organisation.units(by.agency_id, on=day_of(year))
    unit = next((row for row in rows if row.id == unit_id), None)
    if unit is None or not policy.may_read_draft(by, unit, rows):
        return None
    found = (
        PlanVersion.objects.filter(agency_id=by.agency_id, plan__year=year, plan__unit=unit_id, recorded_at=None)
        .select_related("plan__agency", "plan__unit")
        .first()
    )
    if found is None:
        return None
    texts = texts_of(found)
    return plan_text(found, compose_texts(found, texts), desk_of(texts))


def version_of(agency_id: int, year: int, unit_id: int, number: int) -> PlanText:
    """A decided version as it was frozen. 1 query for the version, 2 for how its nodes go. Raises NotFound."""
    found = (
        PlanVersion.objects.filter(agency_id=agency_id, plan__year=year, plan__unit=unit_id, number=number)
        .filter(recorded_at__isnull=False)
        .select_related("plan")
        .first()
    )
    if found is None:
        raise NotFound(version=number)
    return text_of(found)


def frozen(agency_id: int, year: int, unit_id: int, number: int) -> Wording:
    """The frozen wording of a decided version, as it is. 1 query. Raises NotFound."""
    found = PlanVersion.objects.filter(agency_id=agency_id, plan__year=year, plan__unit=unit_id, number=number)
    wording = found.filter(recorded_at__isnull=False).values_list("wording", flat=True).first()
    if wording is None:
        raise NotFound(version=number)
    return wording


def text_of(version: PlanVersion) -> PlanText:
    """A decided version as one reads it. 2 queries."""
    return plan_text(version, version.wording, live_of(version))


def version_before(text: PlanText) -> PlanText:
    """The decided version before a version, to compare with. 1 query. Raises NotFound."""
    found = (
        PlanVersion.objects.filter(plan=text.plan_id, number=text.version.number - 1, recorded_at__isnull=False)
        .select_related("plan")
        .first()
    )
    if found is None:
        raise NotFound(version=text.version.number - 1)
    return plan_text(found, found.wording, Live())


def rights(unit: UnitRow, tree: list[UnitRow], *, by: Actor) -> Rights:
    """What the reader may do with a unit's plan. No query."""
    return Rights(
        policy.may_read_draft(by, unit, tree),
        policy.may_draft(by, unit.id),
        policy.may_submit(by, unit.id),
        policy.may_return(by, unit),
        policy.may_decide(by, unit.id),
    )


def versions(agency_id: int, plan_id: int) -> list[VersionRow]:
    """The decided versions of a plan, newest first. 1 query."""
    found = PlanVersion.objects.filter(agency_id=agency_id, plan=plan_id, recorded_at__isnull=False)
    return [version_row(version) for version in found.defer("wording").order_by("-number")]


def returns(agency_id: int, version_id: int) -> list[ReturnRow]:
    """Why a version was given back, latest first. 1 query."""
    rows = PlanReturn.objects.filter(agency_id=agency_id, version=version_id).order_by("-pk")
    return [ReturnRow(row.node_id, row.reason, row.returned_by, row.returned_on, row.answer_by) for row in rows]


def years(agency_id: int) -> list[int]:
    """The years that have a plan. 1 query."""
    found = Plan.objects.filter(agency_id=agency_id).values_list("year", flat=True)
    return sorted(set(found))
