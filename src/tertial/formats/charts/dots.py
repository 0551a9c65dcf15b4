"""Shares on a shared axis: disc outcome, tick guide, ring forecast, line at 100, box credit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tertial.formats.document.tree import Column, Row, Table

from . import draw
from .chart import Chart
from .draw import Scale, disc, ring, svg, tag, text
from .words import word

WIDTH, HEIGHT, SIDE, END = 112, 22, 6, 1.05


@dataclass(frozen=True, slots=True)
class Share:
    """One item's shares of its base as fractions: 0.828 is 82,8 per cent. `credit` is the credit's share."""

    name: str
    actual: float
    guide: float | None = None
    forecast: float | None = None
    credit: float = 0.0


def axis_start(shares: Sequence[Share]) -> float:
    """Where the shared axis begins: the lowest value rounded down to a fifth."""
    values = [v for s in shares for v in (s.actual, s.guide, s.forecast) if v is not None]
    return max(0.0, math.floor(min(values, default=0.0) * 5) / 5)


def dot_axis(start: float) -> str:
    """The head of a column of dot rows: the axis with its values."""
    x = _scale(start)
    marks = [start, (start + 1) / 2, 1.0]
    words = [text(x(v), 12, f"{v * 100:.0f}", text_anchor="middle", font_size=12, fill=draw.INK_2) for v in marks]
    lines = [_upright(x(v), 15, 20, draw.CONTROL, 1) for v in marks]
    return svg(WIDTH, HEIGHT, " ".join(f"{v * 100:.0f}" for v in marks), *words, *lines, kind="dot-axis")


def dot_row(share: Share, start: float, finding: str, language: str = "sv") -> Chart:
    """One row: the gap between outcome and guide is drawn; values past the axis stop at its ends."""
    x, middle = _scale(start), HEIGHT / 2
    parts = [tag("path", d=f"M{SIDE} {middle}H{WIDTH - SIDE}", **{"class": "c-grid", **draw.STROKES["grid"]})]
    at = _within(x, share.actual)
    if share.credit:
        parts.append(_credit(x, share.credit))
    parts.append(_upright(x(1.0), 5, 17, draw.INK, 1.6))
    if share.guide is not None:
        tick = _within(x, share.guide)
        parts.append(
            tag(
                "path",
                d=f"M{draw.number(at)} {middle}H{draw.number(tick)}",
                stroke=draw.BAR,
                stroke_width=3,
                class_="c-gap",
            )
        )
        parts.append(_upright(tick, 4, 18, draw.INK, 2))
    if share.forecast is not None:
        parts.append(ring(_within(x, share.forecast), middle, 3.6))
    parts.append(disc(at, middle, 4.2, draw.BAR))
    return Chart(svg(WIDTH, HEIGHT, finding, *parts, kind="dots"), finding, _table(share, finding, language))


def share_bar(share: Share, finding: str, language: str = "sv") -> Chart:
    """The same as a bar from zero: bar share used, tick guide, ring forecast (My page)."""
    x = Scale(0, 1.1, 0, WIDTH)
    used = max(0.0, min(share.actual, 1.1))
    ground = tag("rect", x=0, y=7, width=x(1.0), height=8, fill="#e9edf0", class_="c-ground")
    parts = [ground, tag("rect", x=0, y=7, width=x(used), height=8, fill=draw.BAR, class_="c-bar")]
    if share.guide is not None:
        parts.append(_upright(x(max(0.0, min(share.guide, 1.1))), 3, 19, draw.INK, 2))
    if share.forecast is not None:
        parts.append(ring(x(max(0.0, min(share.forecast, 1.06))), 11, 3.6))
    return Chart(svg(WIDTH, HEIGHT, finding, *parts, kind="share"), finding, _table(share, finding, language))


def _scale(start: float) -> Scale:
    return Scale(start, END, SIDE, WIDTH - SIDE)


def _within(x: Scale, value: float) -> float:
    return x(max(x.low, min(x.high, value)))


def _upright(x: float, top: float, bottom: float, colour: str, width: float) -> str:
    return tag("path", d=f"M{draw.number(x)} {top}V{bottom}", stroke=colour, stroke_width=width, class_="c-tick")


def _credit(x: Scale, credit: float) -> str:
    left = x(1.0)
    width = max(4.0, _within(x, 1 + credit) - left)
    return tag(
        "rect",
        x=left,
        y=7,
        width=width,
        height=8,
        fill=draw.WARN_TINT,
        stroke=draw.WARN,
        stroke_width=1.2,
        class_="c-credit-box",
    )


def _table(share: Share, finding: str, language: str) -> Table:
    told = [("actual", share.actual), ("guide", share.guide), ("forecast", share.forecast)]
    columns = (
        Column(word(language, "row")),
        *(Column(word(language, name), "percent") for name, value in told if value is not None),
    )
    return Table(
        finding, columns, (Row((share.name, *(value for _name, value in told if value is not None))),), unit="%"
    )
