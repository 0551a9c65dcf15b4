"""Bars from zero, and the bar of a deviation from a middle line."""

from collections.abc import Sequence
from dataclasses import dataclass

from tertial.formats.document.tree import Column, Row, Table
from tertial.formats.document.words import shown

from . import draw
from .chart import Chart
from .draw import Scale, svg, tag, text
from .words import word

ROW, NAME, WIDTH, VALUE = 26, 210, 640, 90


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name. `compared` is drawn as a thin line of its own, such as last year."""

    name: str
    value: float
    compared: float | None = None


def bars(rows: Sequence[Bar], finding: str, column: Column, *, compared: str = "", language: str = "sv") -> Chart:
    """Lying bars from zero with name before and value after. The column says what the values are."""
    highest = max([0.0, *(bar.value for bar in rows), *(bar.compared or 0.0 for bar in rows)]) or 1.0
    x = Scale(0, highest, NAME, WIDTH - VALUE)
    parts = [part for number, bar in enumerate(rows) for part in _bar(bar, number * ROW, x, column, language)]
    heads = (Column(word(language, "row")), column) + (
        (Column(compared, column.kind, column.decimals),) if compared else ()
    )
    told = tuple(Row((bar.name, bar.value, bar.compared)[: len(heads)]) for bar in rows)
    drawing = svg(WIDTH, max(ROW, ROW * len(rows)), finding, *parts, kind="bars")
    return Chart(drawing, finding, Table(finding, heads, told))


def _bar(bar: Bar, top: float, x: Scale, column: Column, language: str) -> list[str]:
    end = x(max(0.0, bar.value))
    name = bar.name if len(bar.name) <= 34 else bar.name[:33] + "…"
    parts = [
        text(NAME - 10, top + 17, name, text_anchor="end"),
        tag("rect", x=NAME, y=top + 6, width=max(0.5, end - NAME), height=14, fill=draw.BAR, class_="c-bar"),
        text(max(end, x(bar.compared or 0.0)) + 7, top + 17, shown(bar.value, column, language), font_weight=600),
    ]
    if bar.compared is not None:
        at = draw.number(x(max(0.0, bar.compared)))
        mark = tag("path", d=f"M{at} {top + 3}V{top + 23}", stroke=draw.INK, stroke_width=2, class_="c-tick")
        parts.insert(2, mark)
    return parts


def deviation_bar(value: float, largest: float, finding: str, *, bad: bool = False) -> str:
    """A small bar from a middle line: to the left for minus, to the right for plus. `largest` fills one side."""
    middle, half = 42.0, 40.0
    length = min(1.0, abs(value) / largest) * half if largest else 0.0
    left = middle - length if value < 0 else middle
    colour = draw.BAD if bad else draw.BAR
    named = "c-bar c-bad" if bad else "c-bar"
    body = tag("rect", x=left, y=6, width=length, height=10, fill=colour, class_=named)
    axis = tag("path", d="M42 2V20", stroke=draw.INK, stroke_width=1, class_="c-tick")
    return svg(84, 22, finding, body, axis, kind="deviation")
