"""The overview's rows, made ready for the template."""

from dataclasses import dataclass

from django.utils.functional import Promise

from tertial.calc.periods import Period
from tertial.followup import scales
from tertial.followup.queries import Matrix, RoundRow, YearCount
from tertial.followup.queries.rows import MatrixRow

from . import texts

SHOWN = ("on_plan", "done", "deviation", "late", "")
TONES = {"on_plan": "ok", "done": "done", "deviation": "warn", "late": "bad"}


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's line with the span that its bar is drawn in."""

    row: MatrixRow
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """One round of the year: name, counts in the order shown, and the parts of its bar."""

    round: RoundRow
    name: str
    counts: tuple[int, ...]
    bar: tuple[tuple[str, int], ...]
    is_now: bool


def groups(matrix: Matrix) -> list[tuple[str, list[Line]]]:
    """Departments with their lines; every bar has the same span."""
    said = [row.expected_deviation for group in matrix.groups for row in group.rows if row.expected_deviation]
    low, high = min(said, default=0), max(said, default=0)
    return [(group.name, [Line(row, low, high) for row in group.rows]) for group in matrix.groups]


def expected(matrix: Matrix) -> int | None:
    """The sum of what the units expect, or None when nobody has said."""
    said = [row.expected_deviation for group in matrix.groups for row in group.rows]
    given = [amount for amount in said if amount is not None]
    return sum(given) if given else None


def counts(matrix: Matrix) -> list[tuple[str, int, Promise]]:
    """The lights that have something, in the order they are read."""
    lights = (*SHOWN[:-1], "not_started", "dropped", "")
    return [(light, matrix.counts[light], texts.MANY[light]) for light in lights if matrix.counts[light]]


def untouched(matrix: Matrix) -> list[MatrixRow]:
    """Units where nothing has been reported."""
    rows = [row for group in matrix.groups for row in group.rows]
    return [row for row in rows if row.report.state == scales.NOT_REPORTED]


def year_counts(found: list[YearCount], now: RoundRow) -> list[YearLine]:
    """The state over the year, the first round first."""
    return [
        YearLine(
            one.round,
            str(Period(one.round.period).number),
            tuple(one.counts[light] for light in SHOWN),
            tuple((TONES.get(light, "idle"), one.counts[light]) for light in SHOWN),
            one.round.id == now.id and one.round.is_open,
        )
        for one in found
    ]
