"""Small tools for drawing: elements, scales, ticks, labels that keep out of each other's way."""

import math
from dataclasses import dataclass
from html import escape

from tertial.formats.document.words import clean

INK, INK_2, INK_3, CONTROL, LINE = "#17212b", "#44515d", "#5b6874", "#76828d", "#dfe4e8"
ACT, WARN, WARN_TINT, BAD, OK, BAR, PAPER = (
    "#1b4f91",
    "#b86a00",
    "#fdf1dc",
    "#b0271d",
    "#1c6b3f",
    "#33506f",
    "#ffffff",
)
FACE = "'Source Sans 3', system-ui, sans-serif"
TEXT = 12.5
LETTER = 0.5  # of the size: how wide a letter is on the whole

STROKES: dict[str, dict[str, object]] = {
    "actual": {"stroke": ACT, "stroke-width": 3, "stroke-linejoin": "round"},
    "spark": {"stroke": ACT, "stroke-width": 1.8, "stroke-linejoin": "round"},
    "forecast": {"stroke": ACT, "stroke-width": 2.2, "stroke-dasharray": "5 4"},
    "last-year": {"stroke": CONTROL, "stroke-width": 1.5},
    "guide": {"stroke": INK, "stroke-width": 1.8, "stroke-dasharray": "0.1 3.6", "stroke-linecap": "round"},
    "ceiling": {"stroke": INK, "stroke-width": 1.6},
    "credit": {"stroke": WARN, "stroke-width": 1.6, "stroke-dasharray": "7 3"},
    "target": {"stroke": CONTROL, "stroke-width": 1.6, "stroke-dasharray": "3 2.5"},
    "grid": {"stroke": LINE, "stroke-width": 1},
    "axis": {"stroke": INK_2, "stroke-width": 1},
    "leader": {"stroke": CONTROL, "stroke-width": 0.8},
}


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def tag(name: str, *children: str, **attributes: object) -> str:
    """An SVG element. Underscores in names are hyphens; `class_` is class; nothing is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(_told(value)), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def _told(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def text(x: float, y: float, words: str, **attributes: object) -> str:
    """Words at a place; `class_` tells their role."""
    told: dict[str, object] = {"fill": INK, "font-size": TEXT, "class": "c-text"} | {
        key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()
    }
    return tag("text", escape(clean(words), quote=False) or " ", x=x, y=y, **told)


def line(kind: str, points: list[tuple[float, float]]) -> str:
    """A line of one of the kinds in STROKES."""
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return tag("path", d=path, fill="none", **{"class": f"c-{kind}", **STROKES[kind]})


def disc(x: float, y: float, r: float = 4, colour: str = ACT) -> str:
    return tag("circle", cx=x, cy=y, r=r, fill=colour, class_="c-disc")


def ring(x: float, y: float, r: float = 4) -> str:
    return tag("circle", cx=x, cy=y, r=r, fill=PAPER, stroke=ACT, stroke_width=2, class_="c-ring")


def svg(width: float, height: float, finding: str, *parts: str, kind: str) -> str:
    """The whole drawing, an image that says its finding."""
    return tag(
        "svg",
        tag("title", escape(clean(finding), quote=False) or " "),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"chart chart-{kind}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=finding,
        font_family=FACE,
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to places: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        width = self.high - self.low or 1.0
        return self.start + (value - self.low) / width * (self.end - self.start)


def step_for(span: float, count: int) -> float:
    """A round step (1, 2, 5 times a power of ten) that parts a span into about `count`."""
    if span <= 0 or not math.isfinite(span):
        return 1.0
    raw = span / count
    power = 10.0 ** math.floor(math.log10(raw))
    return power * next((factor for factor in (1, 2, 5) if raw <= factor * power), 10)


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round values from low to high."""
    step = step_for(high - low, count)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1)]


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, in their order, at least `gap` apart and within low–high where they fit."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    placed = list(wanted)
    floor = low
    for i in order:
        placed[i] = max(wanted[i], floor)
        floor = placed[i] + gap
    roof = high
    for i in reversed(order):
        placed[i] = min(placed[i], roof)
        roof = placed[i] - gap
    return placed


def width_of(words: str, size: float = TEXT) -> float:
    """About how wide some words are."""
    return len(words) * size * LETTER
