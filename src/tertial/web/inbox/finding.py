"""What My page says first: how much waits, and how near the nearest is. Pure rules over duties and a day."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from tertial.inbox.queries import Grouped
from tertial.kernel.duties import Duty
from tertial.web.components.numbers import day, weekday

WORDS = (
    pgettext_lazy("number", "no"),
    pgettext_lazy("number", "one"),
    pgettext_lazy("number", "two"),
    pgettext_lazy("number", "three"),
    pgettext_lazy("number", "four"),
    pgettext_lazy("number", "five"),
    pgettext_lazy("number", "six"),
    pgettext_lazy("number", "seven"),
    pgettext_lazy("number", "eight"),
    pgettext_lazy("number", "nine"),
    pgettext_lazy("number", "ten"),
    pgettext_lazy("number", "eleven"),
    pgettext_lazy("number", "twelve"),
)


def in_words(count: int) -> str:
    """Small numbers as words, the rest in digits."""
    return str(WORDS[count]) if count < len(WORDS) else str(count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def when(due: date, today: date) -> str:
    """A coming day as one says it: i dag, i morgon, på fredag, 4 dec."""
    days = (due - today).days
    if days <= 1:
        return _("today") if days == 0 else _("tomorrow")
    if days < 7:
        return pgettext("duties", "on %(weekday)s") % {"weekday": weekday(due)}
    return pgettext("duties", "on %(day)s") % {"day": day(due)}


def heading(waiting: Sequence[Duty], today: date) -> str:
    """The finding: "Sju saker väntar på dig, den närmaste i morgon". What is late is said before what is near."""
    if not waiting:
        return _("Nothing waits for you")
    said = ngettext("%(count)s thing waits for you", "%(count)s things wait for you", len(waiting)) % {
        "count": in_words(len(waiting))
    }
    days = [duty.due for duty in waiting if duty.due]
    late = [due for due in days if due < today]
    if late:
        more = ngettext("%(count)s is late", "%(count)s are late", len(late)) % {"count": in_words(len(late))}
    elif not days:
        return _capital(said)
    elif len(waiting) == 1:
        more = when(days[0], today)
    else:
        more = _("the nearest %(when)s") % {"when": when(min(days), today)}
    return _capital(f"{said}, {more}")


def lede(mine: Grouped) -> str:
    """What stands under the heading: this week, signatures, and whether anything is late."""
    said = []
    if mine.this_week:
        count = len(mine.this_week)
        said.append(
            ngettext("%(count)s is due this week.", "%(count)s are due this week.", count)
            % {"count": in_words(count)}
        )
    if mine.signatures:
        count = len(mine.signatures)
        said.append(
            ngettext(
                "%(count)s thing waits for your signature.", "%(count)s things wait for your signature.", count
            )
            % {"count": in_words(count)}
        )
    if not mine.late:
        said.append(_("Nothing is late."))
    return " ".join(_capital(sentence) for sentence in said)
