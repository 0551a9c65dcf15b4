"""What follow-up says in words: findings, reasons for a light, parts of a weight, what is missing."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tertial.calc.periods import Period
from tertial.web.components import numbers
from tertial.web.components.statuses import status_word

COUNTED = (
    pgettext_lazy("count", "no"), pgettext_lazy("count", "one"), pgettext_lazy("count", "two"),
    pgettext_lazy("count", "three"), pgettext_lazy("count", "four"), pgettext_lazy("count", "five"),
    pgettext_lazy("count", "six"), pgettext_lazy("count", "seven"), pgettext_lazy("count", "eight"),
    pgettext_lazy("count", "nine"), pgettext_lazy("count", "ten"), pgettext_lazy("count", "eleven"),
    pgettext_lazy("count", "twelve"),
)  # fmt: skip

MANY = {
    "on_plan": pgettext_lazy("many", "on plan"),
    "done": pgettext_lazy("many", "done"),
    "deviation": pgettext_lazy("many", "with a deviation"),
    "late": pgettext_lazy("many", "late"),
    "not_started": pgettext_lazy("many", "not started"),
    "dropped": pgettext_lazy("many", "dropped"),
    "": pgettext_lazy("many", "not reported"),
}

WEIGHED = {
    "light": pgettext_lazy("weight", "status"),
    "money": pgettext_lazy("weight", "money"),
    "requirement": pgettext_lazy("weight", "answers a requirement"),
    "decision": pgettext_lazy("weight", "asks for a decision"),
    "age": pgettext_lazy("weight", "age"),
}


def count(number: int) -> str:
    """A number in words up to twelve."""
    return str(COUNTED[number]) if 0 <= number < len(COUNTED) else numbers.number(number)


def sentence(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def period(code: str, year: int | None = None) -> str:
    """Tertial 3, or Tertial 3 2026."""
    said = sentence(Period(code).label(get_language() or "sv"))
    return f"{said} {year}" if year else said


def overview_heading(code: str, number: int, name: str, *, yours: bool) -> str:
    """The finding of the whole agency; the round's plain name when there is nothing to say. `yours` to decide."""
    patterns = {
        "late_to_decide": ngettext("%(n)s delay needs your decision", "%(n)s delays need your decision", number)
        if yours
        else ngettext("%(n)s delay awaits a decision", "%(n)s delays await a decision", number),
        "decisions": ngettext("%(n)s decision is asked for", "%(n)s decisions are asked for", number),
        "late": ngettext("%(n)s commitment is late", "%(n)s commitments are late", number),
        "overdue_units": ngettext("%(n)s unit has not handed in", "%(n)s units have not handed in", number),
        "deviations": ngettext("%(n)s deviation, no delays", "%(n)s deviations, no delays", number),
        "all_well": gettext("Everything goes according to plan"),
        "well_so_far": gettext("What has been reported goes according to plan"),
    }
    return sentence(patterns[code] % {"n": count(number)}) if code in patterns else name


def unit_heading(code: str, number: int, name: str, unit: str) -> str:
    """The finding of a unit's own page."""
    patterns = {
        "commitments_left": ngettext(
            "%(round)s: %(n)s commitment left for %(unit)s",
            "%(round)s: %(n)s commitments left for %(unit)s",
            number,
        ),
        "other_left": gettext("%(round)s: only the whole unit's part is left for %(unit)s"),
        "ready": gettext("%(round)s: everything is reported for %(unit)s"),
    }
    return patterns[code] % {"round": name, "n": count(number), "unit": unit}


def reason(code: str, facts: dict) -> str:
    """Why the system proposes a light."""
    if code == "step_overdue":
        said = gettext("the milestone %(title)s (%(day)s) is not passed") % {
            "title": facts["title"],
            "day": numbers.day(date.fromisoformat(str(facts["due"]))),
        }
        return said + (gettext(", the others in time") if facts["others_in_time"] else "")
    if code == "past_due":
        return gettext("its last day, %(day)s, has passed") % {"day": _day(facts["due"])}
    if code == "starts_later":
        return gettext("it begins on %(day)s") % {"day": _day(facts["start"])}
    if code == "off_target":
        return gettext("the indicator %(name)s is %(value)s, the target %(target)s") % {
            "name": facts["name"],
            "value": numbers.number(facts["value"], 1),
            "target": numbers.number(facts["target"], 1),
        }
    if code == "off_budget":
        return gettext("actual differs from budget by %(amount)s tkr") % {
            "amount": numbers.signed(facts["difference"])
        }
    return str(PLAIN_REASONS[code])


PLAIN_REASONS = {
    "was_done": _("it was reported as done in an earlier round"),
    "all_steps_done": _("all its milestones are passed"),
    "nothing_against": _("milestones, dates, indicators and money show nothing else"),
}


def reasons(found: Iterable) -> str:
    """All reasons in one sentence."""
    return "; ".join(reason(r.code, r.facts) for r in found)


def choices(scale: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """Values of a scale with their words, for tiles."""
    return [(value, status_word(value, scale)) for value in values]


def _day(iso: object) -> str:
    return numbers.day(date.fromisoformat(str(iso)))
