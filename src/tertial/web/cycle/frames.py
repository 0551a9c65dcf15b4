"""The frame round an adjustment that waits: old day, new day, reason, what moves along, who is told."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from tertial.cycle.dates import Move
from tertial.cycle.queries import AdjustmentRow

from .forms import AdjustForm
from .reading import day_pair, short_weekday, span
from .words import ROLES


@dataclass(frozen=True, slots=True)
class Along:
    """An event that moves along, with its old and new day as 3 → 10 dec."""

    title: str
    days: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One adjustment as its frame shows it."""

    row: AdjustmentRow
    form: AdjustForm
    old: str
    new: str
    to: str
    along: list[Along]
    roles: str


def frame(row: AdjustmentRow) -> Frame:
    """The frame of an open adjustment; its reason can be rewritten in place."""
    old, new = _days(row)
    return Frame(
        row=row,
        form=AdjustForm(initial={"reason": row.reason, "end": row.to_end}, auto_id=f"id_{row.id}_%s"),
        old=old,
        new=new,
        to=pgettext("from one day", "to"),
        along=[Along(move.title, _along(move)) for move in row.along],
        roles=", ".join(str(ROLES[role]) for role, count in row.roles if count),
    )


def _days(row: AdjustmentRow) -> tuple[str, str]:
    if row.kind == "process":
        return span(row.from_start, row.from_end), span(row.to_start, row.to_end)
    return short_weekday(row.from_end), short_weekday(row.to_end)


def _along(move: Move) -> str:
    if move.from_end == move.to_end:
        return day_pair(move.from_start, move.to_start)
    return day_pair(move.from_end, move.to_end)
