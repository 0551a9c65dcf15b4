"""The two questions, and the names of states."""

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tertial.calc.periods import Period

QUESTIONS = {
    "right_things": _("Do we do the right things?"),
    "right_way": _("Do we do them in the best way?"),
}
STATES = {
    "idea": pgettext_lazy("improvement", "Idea"),
    "assessed": pgettext_lazy("improvement", "Assessed"),
    "decided": pgettext_lazy("improvement", "Decided"),
    "done": pgettext_lazy("improvement", "Done"),
    "effect": pgettext_lazy("improvement", "Effect"),
}
STEPS = {
    "idea": _("Make it an idea again"),
    "assessed": _("It is assessed"),
    "decided": _("Decide to do it"),
    "done": _("It is done"),
    "effect": _("The effect is seen"),
}
SOURCES = {
    "talk": _("a talk"),
    "deviation": _("a deviation"),
    "survey": _("a survey"),
    "audit": _("an audit"),
    "": _("an own idea"),
}
READERS = {
    "unit": _("The unit"),
    "agency": _("The whole agency"),
    "quotable": _("May be quoted in the annual report"),
}


def question(asked: dict) -> str:
    """A question in words: one of the two, or the unit's own."""
    return asked["text"] or str(QUESTIONS[asked["key"]])


def period(code: str, year: int) -> str:
    """Tertial 3 2026."""
    said = Period(code).label(get_language() or "sv")
    return f"{said[:1].upper()}{said[1:]} {year}"
