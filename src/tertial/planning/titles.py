"""The words of planning that stand in documents: titles of plans and sections, names of kinds and fields."""

from django.utils.translation import gettext, pgettext

from .scales import ACTIVITY, AREA, COMMITMENT, OBJECTIVE, PRIORITY


def plan_title(unit_kind: str, unit: str, year: int) -> str:
    """What the plan is called: the agency's and the departments' plans, and the units' activity plans."""
    facts = {"unit": unit, "year": year}
    if unit_kind == "agency":
        return gettext("Operational plan %(year)s for %(unit)s") % facts
    if unit_kind == "department":
        return gettext("Operational plan %(year)s for the department %(unit)s") % facts
    return gettext("Activity plan %(year)s for the unit %(unit)s") % facts


def section_title(key: str, title: str = "") -> str:
    """What a section is called, unless the unit has a title of its own."""
    return title or {
        "mission": gettext("The mission in brief"),
        "staffing": gettext("Staffing and skills"),
        "budget": gettext("Budget per appropriation"),
        "risks": gettext("Risks and measures"),
        "followup": gettext("How we follow up"),
    }.get(key, key)


def kind_title(sort: str, name: str = "") -> str:
    """What a kind of node is called, unless the agency has a name of its own."""
    return (
        name
        or {
            AREA: gettext("Result area"),
            OBJECTIVE: pgettext("of a plan", "Objective"),
            PRIORITY: pgettext("of a plan", "Priority"),
            COMMITMENT: pgettext("of a plan", "Commitment"),
            ACTIVITY: pgettext("of a plan", "Activity"),
        }[sort]
    )


def requirement_label(document_kind: str, document: str, registry_number: str, number: str) -> str:
    """A requirement for short, as one says it in a margin: RB 2026 1.2, N2025/01182, Förordning 5 §."""
    if document_kind == "directive":
        return f"{document.replace('Regleringsbrev', 'RB')} {number}"
    if document_kind == "ordinance":
        return " ".join((gettext("Ordinance"), number))
    return registry_number or f"{document} {number}"
