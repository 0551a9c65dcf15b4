"""Words of refusals and of what is shown about appropriations."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORDS = {
    "appropriations.code_taken": _("There is an item %(code)s in %(year)s already."),
    "appropriations.order_taken": _("There is a rule with order %(order)s already. Choose another number."),
}

KINDS = (("administrative", _("Administrative (running costs)")), ("programme", _("Programme (grants)")))
BASES = (("cost", _("Cost basis")), ("cash", _("Cash basis")))
CARRIES = (
    ("none", _("Nothing")),
    ("all", _("Everything")),
    ("3%", _("Three per cent")),
    ("amount", _("An amount")),
)
DECISIONS = (
    ("opening", _("Opening carry-over")),
    ("allocation", _("Allocation")),
    ("amending_budget", _("Amending budget")),
    ("reallocation", _("Reallocation")),
    ("withdrawal", _("Withdrawal")),
    ("permitted_overrun", _("Permitted overrun")),
)
ORDERS = (("before_credit", _("Before the credit")), ("after_credit", _("After the credit")))

FIELD_WORDS = {
    "not_a_code": _("Write a code like 24 1:5 ap.1"),
    "negative": _("Write an amount that is not negative"),
    "withdrawal_takes_away": _("A withdrawal takes away: write it with a minus"),
    "missing": _("Something must stand here"),
    "dimension_with_object": _("Dimension and object go together: fill in both or neither"),
    "ends_before_start": _("The last month lies before the first"),
    "unknown": _("Choose one of the list"),
}


def planned_label(month: int) -> str:
    """What the cell of a month's planned payment is called."""
    return gettext("Planned payments, month %(month)d") % {"month": month}


def unpaid_label(month: int) -> str:
    """What the cell of a month's decided but unpaid amount is called."""
    return gettext("Decided but unpaid at the end of month %(month)d") % {"month": month}


def budget_place(group: str, key: str) -> str:
    """What a row of the budget is called: its accounts, and the object that it is set aside for."""
    return f"{group}, {key}" if key else group


def cell_label(group: str, month: int) -> str:
    """What a cell of the budget is called."""
    return gettext("Accounts %(group)s, month %(month)d") % {"group": group, "month": month}
