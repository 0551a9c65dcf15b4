"""How an indicator has moved: a chart with its target line, and a line small enough for a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from tertial.formats.document.tree import Column, Row, Table
from tertial.formats.document.words import shown

from . import draw
from .chart import Chart
from .draw import Scale, disc, line, ring, svg, text
from .words import word

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 240, 56, 20, 200
SMALL_WIDTH, SMALL_HEIGHT = 84, 22
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A period with its value and its target; a value that may still change is preliminary."""

    period: str
    value: float | None
    target: float | None = None
    preliminary: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """An indicator over time. The column says what its values are; `series` names it on the line."""

    series: str
    finding: str
    points: Sequence[Point]
    column: Column


def trend_chart(trend: Trend, language: str = "sv") -> Chart:
    """The indicator's line with dots, its target dashed, both named at their right ends."""
    drawing = svg(WIDTH, HEIGHT, trend.finding, *_parts(trend, language), kind="trend")
    return Chart(drawing, trend.finding, _table(trend, language))


def sparkline(values: Sequence[float | None], finding: str, *, target: float | None = None) -> str:
    """A line of 84 × 22 with the target and a dot at the last value; the digits stand beside it."""
    told = [v for v in [*values, target] if v is not None]
    y = Scale(min(told, default=0.0), max(told, default=1.0), SMALL_HEIGHT - 4, 4)
    x = Scale(0, max(1, len(values) - 1), 3, SMALL_WIDTH - 6)
    points = [(x(i), y(v)) for i, v in enumerate(values) if v is not None]
    parts = [line("target", [(3, y(target)), (SMALL_WIDTH - 6, y(target))])] if target is not None else []
    parts += [line("spark", points)] if len(points) > 1 else []
    parts += [disc(*points[-1], 2.8)] if points else []
    return svg(SMALL_WIDTH, SMALL_HEIGHT, finding, *parts, kind="spark")


def _parts(trend: Trend, language: str) -> list[str]:
    told = [v for p in trend.points for v in (p.value, p.target) if v is not None] or [0.0, 1.0]
    low, high = min(told), max(told)
    step = draw.step_for(high - low or abs(high) or 1, 4)
    floor = (low // step) * step
    y = Scale(floor, high + step * 0.25, BOTTOM, TOP)
    labels = _labels(trend, language)
    right = WIDTH - 16 - max([60.0, *(min(280.0, draw.width_of(label.words) * 1.05) for label in labels)])
    x = Scale(0, max(1, len(trend.points) - 1), LEFT + 14, right - 14)
    return [*_axes(trend, x, y, language), *_lines(trend, x, y), *_placed(labels, x, y, right)]


def _axes(trend: Trend, x: Scale, y: Scale, language: str) -> list[str]:
    right = x.end + 14
    parts = []
    for tick in draw.ticks(y.low, y.high, 4):
        parts.append(line("grid", [(LEFT, y(tick)), (right, y(tick))]))
        words = shown(_unscaled(tick), trend.column, language)
        parts.append(text(LEFT - 6, y(tick) + 4, words, text_anchor="end", fill=draw.INK_2, font_size=12))
    parts.append(line("axis", [(LEFT, BOTTOM), (right, BOTTOM)]))
    every = -(-len(trend.points) // MOST_NAMES) or 1
    names = [(i, p.period) for i, p in enumerate(trend.points) if (len(trend.points) - 1 - i) % every == 0]
    parts += [text(x(i), BOTTOM + 18, name, text_anchor="middle", fill=draw.INK_2) for i, name in names]
    return parts


def _unscaled(tick: float) -> float:
    return round(tick, 9)


def _lines(trend: Trend, x: Scale, y: Scale) -> list[str]:
    targets = [(x(i), y(p.target)) for i, p in enumerate(trend.points) if p.target is not None]
    values = [(x(i), y(p.value)) for i, p in enumerate(trend.points) if p.value is not None]
    parts = [line("target", targets)] if len(targets) > 1 else []
    if len(targets) == 1:
        parts = [line("target", [(targets[0][0] - 12, targets[0][1]), (targets[0][0] + 12, targets[0][1])])]
    parts += [line("actual", values)] if len(values) > 1 else []
    for i, p in enumerate(trend.points):
        if p.value is not None:
            parts.append(ring(x(i), y(p.value), 4) if p.preliminary else disc(x(i), y(p.value), 4))
    return parts


@dataclass(frozen=True, slots=True)
class _Label:
    index: int
    value: float
    words: str
    colour: str
    weight: int


def _labels(trend: Trend, language: str) -> list[_Label]:
    """What stands at the right ends of the lines."""
    values = [(i, p.value, p.preliminary) for i, p in enumerate(trend.points) if p.value is not None]
    targets = [(i, p.target) for i, p in enumerate(trend.points) if p.target is not None]
    labels = []
    if values:
        i, value, preliminary = values[-1]
        words = f"{trend.series} {shown(_unscaled(value), trend.column, language)}"
        words += f" ({word(language, 'preliminary')})" if preliminary else ""
        labels.append(_Label(i, value, words, draw.ACT, 600))
    if targets:
        i, target = targets[-1]
        words = f"{word(language, 'target')} {shown(_unscaled(target), trend.column, language)}"
        labels.append(_Label(i, target, words, draw.INK_3, 400))
    return labels


def _placed(labels: list[_Label], x: Scale, y: Scale, right: float) -> list[str]:
    places = draw.spread([y(label.value) for label in labels], 17, TOP, BOTTOM)
    parts = []
    for label, place in zip(labels, places, strict=True):
        parts.append(line("leader", [(x(label.index) + 6, y(label.value)), (right + 2, place)]))
        parts.append(text(right + 6, place + 4, label.words, fill=label.colour, font_weight=label.weight))
    return parts


def _table(trend: Trend, language: str) -> Table:
    target = Column(word(language, "target"), trend.column.kind, trend.column.decimals)
    rows = tuple(
        Row((f"{p.period} ({word(language, 'preliminary')})" if p.preliminary else p.period, p.value, p.target))
        for p in trend.points
    )
    return Table(trend.finding, (Column(word(language, "period")), trend.column, target), rows)
