"""Who may do what to a plan. Drafts are seen where one drafts: in one's unit, below it and above it."""

from tertial.access.actor import Actor
from tertial.organisation.queries import UnitRow


def may_draft(by: Actor, unit_id: int) -> bool:
    return by.may("plan.draft", unit_id)


def may_submit(by: Actor, unit_id: int) -> bool:
    return by.may("plan.submit", unit_id)


def may_return(by: Actor, unit: UnitRow) -> bool:
    """Management, planning officers, and whoever leads the unit above."""
    led_from_above = unit.parent_id is not None and by.may("plan.submit", unit.parent_id)
    return may_decide(by, unit.id) or led_from_above


def may_decide(by: Actor, unit_id: int) -> bool:
    """Management decides; a planning officer records what management decided."""
    return by.may("plan.decide", unit_id) or by.may("plan.record_decision", unit_id)


def may_follow(by: Actor, unit_id: int, responsible_id: int | None) -> bool:
    """Whoever is responsible for the commitment, and those who report for the unit or approve its report."""
    reports_or_reviews = by.may("followup.report", unit_id) or by.may("followup.review", unit_id)
    return by.is_or_stands_in_for(responsible_id) or reports_or_reviews


def may_read_draft(by: Actor, unit: UnitRow, tree: list[UnitRow]) -> bool:
    """Those who draft in the unit or above it, and those who draft below it and must answer to it."""
    if by.everywhere or may_draft(by, unit.id) or may_decide(by, unit.id):
        return True
    mine = by.units_with("plan.draft")
    return any(row.id in mine for row in tree if unit.id in row.path)
