"""Words for what the domain of indicators says in codes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS = {
    "indicators.value_locked": _("The value is locked, since it stands in something decided."),
    "indicators.nothing_to_verify": _("There is no value for that period."),
}

KINDS = {
    "resource": _("Resource"),
    "activity": _("Activity"),
    "output": _("Output"),
    "outcome_short": _("Outcome, short term"),
    "outcome_long": _("Outcome, long term"),
    "context": _("Context"),
}
KIND_GROUPS = {
    "resource": _("Resources: what we put in"),
    "activity": _("Activities: how we work"),
    "output": _("Outputs: what leaves the agency"),
    "outcome_short": _("Outcomes, short term: what changes for the target group"),
    "outcome_long": _("Outcomes, long term: what changes in society"),
    "context": _("Context: what happens around us"),
}
DIRECTIONS = {
    "up": _("Higher is better"),
    "down": _("Lower is better"),
    "neither": _("Neither is better"),
}
FREQUENCIES = {
    "month": pgettext_lazy("every", "Month"),
    "quarter": pgettext_lazy("every", "Quarter"),
    "tertial": pgettext_lazy("every", "Tertial"),
    "half_year": pgettext_lazy("every", "Half-year"),
    "year": pgettext_lazy("every", "Year"),
}
STATUSES = {
    "preliminary": _("Preliminary value"),
    "verified": _("Verified"),
    "locked": _("Locked"),
}
FEEDS = {"": _("Given by hand"), "survey": _("Filled by a survey when it closes")}

FIELDS = {
    "missing": _("Fill this in"),
    "taken": _("Another indicator has this code"),
    "unknown": _("Choose one of the alternatives"),
    "say_why": _("A value stands here already. Write why it is corrected"),
    "in_future": _("Choose a day that has been"),
    "too_large": _("Write a smaller number"),
    "ends_before_start": _("Choose a last day that is not before the first"),
}
