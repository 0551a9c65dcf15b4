"""Duties as rows of My page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tertial.inbox.queries import Grouped
from tertial.kernel.duties import Duty
from tertial.web.components.numbers import days_from, weekday
from tertial.web.components.statuses import find

URGENT_DAYS = 1


def _address(duty: Duty) -> str:
    """Where the duty is done. A duty that leads nowhere is a fault of the program, and says so."""
    return reverse(duty.url_name, args=duty.url_args)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty. `due` is empty where the row above has the same day; only the most urgent row is `first`."""

    due: date | None
    said: str
    urgent: bool
    first: bool
    title: str
    reason: str
    address: str
    word: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Something handed in that waits for a name under it."""

    who: str
    title: str
    reason: str
    address: str
    word: str
    scale: str
    status: str


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Duties of one stretch of time."""

    words: str
    rows: list[DutyRow]


def _said(due: date, today: date) -> str:
    near = abs((due - today).days) <= URGENT_DAYS or due < today
    return days_from(due, today) if near else weekday(due)


def _row(duty: Duty, today: date, *, repeated: bool, first: bool) -> DutyRow:
    due = None if repeated else duty.due
    return DutyRow(
        due=due,
        said=_said(due, today) if due else "",
        urgent=duty.due is not None and (duty.due - today).days <= URGENT_DAYS,
        first=first,
        title=duty.title,
        reason=duty.reason,
        address=_address(duty),
        word=duty.action_word or pgettext("verb", "Open"),
        done=duty.done,
        total=duty.total,
    )


def duty_groups(mine: Grouped, today: date) -> list[DutyGroup]:
    """Late, this week, next week, later: only those that hold something."""
    named = (
        (pgettext("duties", "Late"), mine.late),
        (_("This week"), mine.this_week),
        (_("Next week"), mine.next_week),
        (pgettext("duties", "Later"), mine.later),
    )
    groups, before, first = [], None, True
    for words, found in named:
        rows = []
        for duty in found:
            rows.append(_row(duty, today, repeated=bool(rows) and duty.due == before, first=first))
            before, first = duty.due, False
        if rows:
            groups.append(DutyGroup(words, rows))
    return groups


def signature_rows(mine: Grouped) -> list[SignatureRow]:
    """What waits for a signature, with its status where one is given."""
    rows = []
    for duty in mine.signatures:
        found = find(duty.status) if duty.status else None
        rows.append(
            SignatureRow(
                duty.who,
                duty.title,
                duty.reason,
                _address(duty),
                duty.action_word or pgettext("verb", "Review"),
                found[0] if found else "",
                duty.status,
            )
        )
    return rows
