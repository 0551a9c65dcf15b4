"""A date rule in words: "14th working day of December", "7 days before The board decides the plan"."""

from collections.abc import Mapping

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from tertial.calc.daterules import WEEKDAYS, BadRule, Rule, parse
from tertial.calc.periods import Period, month_name


def in_words(text: str, titles: Mapping[str, str]) -> str:
    """The rule for a reader; `titles` names events by key. A rule that cannot be read is shown as it is."""
    try:
        rule = parse(text)
    except BadRule:
        return text
    said = _SAYS[rule.kind](rule, titles)
    if rule.years == 0:
        return said
    if rule.years > 0:
        return _("%(rule)s the year after") % {"rule": said}
    return _("%(rule)s the year before") % {"rule": said}


def ordinal(number: int) -> str:
    """1st, 2nd … in the reader's language."""
    teen = 10 < number % 100 < 14
    if (get_language() or "sv").startswith("sv"):
        return f"{number}:{'a' if number % 10 in {1, 2} and not teen else 'e'}"
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _date(rule: Rule, titles: Mapping[str, str]) -> str:
    return _("%(day)s %(month)s") % {"day": int(rule.parts[1]), "month": _month(rule.parts[0])}


def _workday(rule: Rule, titles: Mapping[str, str]) -> str:
    facts = {"nth": ordinal(int(rule.parts[0])), "month": _month(rule.parts[1])}
    return _("%(nth)s working day of %(month)s") % facts


def _weekday(rule: Rule, titles: Mapping[str, str]) -> str:
    facts = {"nth": ordinal(int(rule.parts[1])), "weekday": _day_names()[rule.parts[0]]}
    return _("%(nth)s %(weekday)s of %(month)s") % {**facts, "month": _month(rule.parts[2])}


def _end(rule: Rule, titles: Mapping[str, str]) -> str:
    name = Period(rule.parts[0]).label(get_language() or "sv")
    return _("last day of %(period)s") % {"period": name[0].lower() + name[1:] if _is_swedish() else name}


def _after(rule: Rule, titles: Mapping[str, str]) -> str:
    title = titles.get(rule.parts[0], rule.parts[0])
    if rule.days == 0:
        return _("the same day as %(event)s") % {"event": title}
    facts = {"days": abs(rule.days), "event": title}
    if rule.days > 0:
        return ngettext("%(days)s day after %(event)s", "%(days)s days after %(event)s", rule.days) % facts
    return ngettext("%(days)s day before %(event)s", "%(days)s days before %(event)s", -rule.days) % facts


_SAYS = {"date": _date, "workday": _workday, "weekday": _weekday, "end": _end, "after": _after}


def _is_swedish() -> bool:
    return (get_language() or "sv").startswith("sv")


def _month(number: str) -> str:
    return month_name(int(number), get_language() or "sv")


def _day_names() -> dict[str, str]:
    names = (
        pgettext("the nth", "Monday"),
        pgettext("the nth", "Tuesday"),
        pgettext("the nth", "Wednesday"),
        pgettext("the nth", "Thursday"),
        pgettext("the nth", "Friday"),
        pgettext("the nth", "Saturday"),
        pgettext("the nth", "Sunday"),
    )
    return dict(zip(WEEKDAYS, names, strict=True))
