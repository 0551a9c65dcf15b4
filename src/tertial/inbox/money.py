"""The appropriations that a unit uses, as the newest month report that the person may see has them."""

from dataclasses import dataclass
from datetime import date

from tertial.access.actor import Actor
from tertial.budget import queries as budget
from tertial.kernel.errors import DomainError
from tertial.monthly_report import queries as monthly_report
from tertial.monthly_report.report import Report, ReportItem
from tertial.organisation import queries as organisation

from .keeping import kept_for_person


@dataclass(frozen=True, slots=True)
class Money:
    """Through which month, and the items in the report's order."""

    year: int
    month: int
    items: tuple[ReportItem, ...]


@kept_for_person
def unit_money(actor: Actor, today: date) -> Money | None:
    """The items that the person's unit and everything below it have a budget on; the whole agency has all."""
    report = _newest(actor, today.year) or _newest(actor, today.year - 1)
    if report is None:
        return None
    used = _codes(actor, report.year, today)
    items = tuple(item for item in report.items if used is None or item.code in used)
    return Money(report.year, report.month, items) if items else None


def _newest(actor: Actor, year: int) -> Report | None:
    if not monthly_report.may_see_drafts(actor):
        published = monthly_report.latest_published(actor.agency_id, year)
        return published[1] if published else None
    made = [
        m.month for m in monthly_report.months(actor.agency_id, year) if m.state in {"draft", "fixed", "published"}
    ]
    if not made:
        return None
    try:
        return monthly_report.page(actor, year, max(made)).report
    except DomainError:
        return None


def _codes(actor: Actor, year: int, today: date) -> set[str] | None:
    """Codes with a budget in the person's part of the tree; None for the whole agency."""
    tree = organisation.units(actor.agency_id, on=today)
    below = {row.id for row in organisation.subtree(tree, actor.unit_id or 0)}
    if len(below) == len(tree):
        return None
    return {row.code for row in budget.budget_by_unit(actor.agency_id, year) if row.unit_id in below}
