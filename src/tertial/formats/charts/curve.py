"""The year of an appropriation item as a cumulative curve: a small panel of the whole year, one term enlarged."""

from collections.abc import Sequence
from dataclasses import dataclass

from tertial.formats import swedish
from tertial.formats.document.tree import Column, Row, Table

from . import draw
from .chart import Chart
from .draw import Scale, disc, line, ring, svg, tag, text
from .words import months, word

WIDTH, HEIGHT = 680, 330
TOP, BOTTOM = 46, 292
SMALL, LARGE, LABELS = (34, 190), (262, 506), 522
GAP = 17  # between the labels at the right end


@dataclass(frozen=True, slots=True)
class Curve:
    """One item's year. Amounts are whole öre, cumulative at the end of each month, January first.

    `actual` holds the closed months; `band` is the forecast's 80 per cent interval, `focus` the months enlarged.
    """

    year: int
    finding: str
    actual: Sequence[int]
    ceiling: int
    last_year: Sequence[int] = ()
    guide: Sequence[int] = ()
    guide_name: str = ""
    forecast: int | None = None
    band: tuple[int, int] | None = None
    credit: int = 0
    focus: tuple[int, int] | None = None


def year_curve(curve: Curve, language: str = "sv") -> Chart:
    """The drawing, with last year, guide, forecast, ceiling and credit line as far as they are told."""
    return Chart(_Drawing(curve, language).svg(), curve.finding, _table(curve, language))


def _table(curve: Curve, language: str) -> Table:
    series = [
        (word(language, "actual"), curve.actual),
        (word(language, "guide"), curve.guide),
        (f"{word(language, 'actual')} {curve.year - 1}", curve.last_year),
    ]
    told = [(name, values) for name, values in series if values]
    columns = (Column(word(language, "month")), *(Column(name, "tkr") for name, _values in told))
    rows = tuple(
        Row((name, *(values[i] if i < len(values) else None for _name, values in told)))
        for i, name in enumerate(months(language))
    )
    marks = [(word(language, "available"), curve.ceiling), (word(language, "forecast"), curve.forecast)]
    if curve.credit:
        marks.append((word(language, "with_credit"), curve.ceiling + curve.credit))
    note = " · ".join(f"{name} {swedish.tkr(value)}" for name, value in marks if value is not None)
    return Table(curve.finding, columns, rows, unit="tkr", note=note)


class _Drawing:
    """One curve being drawn. The unit of the axes is mnkr; labels say tkr."""

    def __init__(self, curve: Curve, language: str) -> None:
        self.curve, self.language = curve, language
        self.roof = curve.ceiling + curve.credit
        month = max(1, len(curve.actual))
        term = (min(month + (len(curve.actual) < 12), 12) - 1) // 4 if curve.focus is None else 0
        self.focus = curve.focus or (term * 4 + 1, term * 4 + 4)
        self.x = Scale(0, 12, *SMALL)
        self.y = Scale(0, max(self._values(0, 12)) * 1.02 or 1, BOTTOM, TOP)
        self.big_x = Scale(self.focus[0] - 1, self.focus[1], *LARGE)
        self.big_y = self._big_scale()

    def word(self, name: str) -> str:
        return word(self.language, name)

    def _values(self, start: int, end: int) -> list[int]:
        """Everything drawn from the end of month `start` to the end of month `end`."""
        found = [self.roof, self.curve.ceiling] if end == 12 else []
        for values in (self.curve.actual, self.curve.last_year, self.curve.guide):
            found += [0, *values][start : end + 1]
        if self.curve.forecast is not None and end == 12:
            found += [self.curve.forecast, *(self.curve.band or ())]
        return found or [0, 1]

    def _big_scale(self) -> Scale:
        values = self._values(self.focus[0] - 1, self.focus[1])
        low, high = min(values), max(values)
        step = draw.step_for(high - low, 9)
        floor = max(0.0, (low // step) * step)
        return Scale(floor, high + (high - floor) * 0.04 or 1, BOTTOM, TOP)

    def svg(self) -> str:
        return svg(
            WIDTH, HEIGHT, self.curve.finding, *self._small(), *self._connection(), *self._large(), kind="curve"
        )

    def _small(self) -> list[str]:
        unit = f"mnkr, {self.word('cumulative')}"
        head = self.word("whole_year")
        parts = [_head(SMALL[0] - 34, head, unit)]
        parts += _grid(self.y, SMALL, count=4)
        parts += self._ceiling(self.x, self.y, SMALL)
        parts += self._lines(self.x, self.y, 0, 12, dots=3)
        parts.append(line("axis", [(SMALL[0], BOTTOM), (SMALL[1], BOTTOM)]))
        names = months(self.language)
        parts += [text(self.x(i) + 2, BOTTOM + 16, names[i], fill=draw.INK_2) for i in (0, 4, 8)]
        return parts

    def _connection(self) -> list[str]:
        """The frame round the enlarged part, and the two lines that lead to the enlargement."""
        left, right = self.x(self.focus[0] - 1), self.x(self.focus[1])
        top, bottom = self.y(min(self.big_y.high, self.y.high)), self.y(self.big_y.low)
        frame = tag(
            "rect", x=left, y=top, width=right - left, height=bottom - top,
            **{"fill": "none", "class": "c-leader", **draw.STROKES["leader"]},
        )  # fmt: skip
        leads = [
            line("leader", [(right, top), (LARGE[0], TOP)]),
            line("leader", [(right, bottom), (LARGE[0], BOTTOM)]),
        ]
        return [frame, *leads]

    def _large(self) -> list[str]:
        first, last = self.focus
        name = f"{self.word('term')} {(last - 1) // 4 + 1}" if last - first == 3 else ""
        start = swedish.number(round(self.big_y.low / 100_000_000, 6), _decimals(self.big_y))
        begins = f"{self.word('starts')} {start}" if self.big_y.low else ""
        parts = [_head(LARGE[0], name, begins), *_grid(self.big_y, LARGE, count=5)]
        parts += self._ceiling(self.big_x, self.big_y, LARGE)
        parts += self._lines(self.big_x, self.big_y, first - 1, last, dots=4.5)
        parts += self._month_names()
        return [*parts, *self._end_labels(), *self._actual_label(), *self._guide_label()]

    def _month_names(self) -> list[str]:
        names, now = months(self.language), len(self.curve.actual)
        return [
            text(self.big_x(m - 0.5), BOTTOM + 16, names[m - 1], text_anchor="middle",
                 fill=draw.INK if m == now else draw.INK_2, font_weight=600 if m == now else 400)
            for m in range(self.focus[0], self.focus[1] + 1)
        ]  # fmt: skip

    def _ceiling(self, x: Scale, y: Scale, sides: tuple[int, int]) -> list[str]:
        if self.roof > y.high * 1.001:
            return []
        left, right = sides
        at, above = y(self.curve.ceiling), y(self.roof)
        ceiling = line("ceiling", [(left, at), (right, at)])
        if not self.curve.credit:
            return [ceiling]
        ground = tag(
            "rect",
            x=left,
            y=above,
            width=right - left,
            height=at - above,
            fill=draw.WARN_TINT,
            class_="c-credit-ground",
        )
        return [ground, ceiling, line("credit", [(left, above), (right, above)])]

    def _lines(self, x: Scale, y: Scale, first: int, last: int, *, dots: float) -> list[str]:
        curve, parts = self.curve, []
        for kind, values in (("last-year", curve.last_year), ("guide", curve.guide)):
            points = _points(values, x, y, first, last)
            parts += [line(kind, points)] if len(points) > 1 else []
        parts += self._forecast(x, y, last, dots)
        points = _points(curve.actual, x, y, first, last)
        parts += [line("actual", points)] if len(points) > 1 else []
        if first <= len(curve.actual) <= last:
            parts.append(disc(*points[-1], dots))
        return parts

    def _forecast(self, x: Scale, y: Scale, last: int, dots: float) -> list[str]:
        curve = self.curve
        if curve.forecast is None or last < 12 or len(curve.actual) >= 12:
            return []
        month = len(curve.actual)
        start = (x(month), y(curve.actual[-1] if curve.actual else 0))
        end = (x(12), y(curve.forecast))
        parts = [line("forecast", [start, end]), ring(*end, dots)]
        if curve.band:
            low, high = ((x(12), y(value)) for value in curve.band)
            path = "M" + "L".join(f"{draw.number(a)} {draw.number(b)}" for a, b in (start, high, low)) + "Z"
            parts.insert(0, tag("path", d=path, fill=draw.ACT, fill_opacity=0.17, class_="c-band"))
        return parts

    def _end_labels(self) -> list[str]:
        """What the lines end at, in words beside their ends, spread so that they can be read."""
        curve = self.curve
        if self.focus[1] < 12:
            return []
        told: list[tuple[str, int, str, int]] = [(self.word("available"), curve.ceiling, draw.INK, 400)]
        if curve.credit:
            told.append((self.word("with_credit"), self.roof, "#7a4700", 400))
        if curve.forecast is not None and len(curve.actual) < 12:
            told.append((self.word("forecast"), curve.forecast, draw.ACT, 600))
        if len(curve.last_year) == 12:
            told.append((f"{self.word('actual')} {curve.year - 1}", curve.last_year[-1], draw.INK_3, 400))
        places = draw.spread([self.big_y(value) for _n, value, _c, _w in told], GAP, TOP, BOTTOM)
        parts = []
        for (name, value, colour, weight), place in zip(told, places, strict=True):
            parts.append(line("leader", [(LARGE[1] + 3, self.big_y(value)), (LABELS - 4, place)]))
            words = f"{name} {swedish.tkr(value)}"
            parts.append(
                text(LABELS, place + 4, words, fill=colour, font_weight=weight, class_=f"c-text c-label-{weight}")
            )
        return parts

    def _actual_label(self) -> list[str]:
        month = len(self.curve.actual)
        if not self.focus[0] <= month <= self.focus[1]:
            return []
        x, y = self.big_x(month), self.big_y(self.curve.actual[-1])
        name = months(self.language)[month - 1]
        words = f"{self.word('actual')} {name} {swedish.tkr(self.curve.actual[-1])}"
        room = self._room_before(words, x)
        at, side = (x - 8, "end") if room else (x + 9, "start")
        return [text(at, y - 8 if room else y + 16, words, text_anchor=side, fill=draw.ACT, font_weight=600)]

    def _room_before(self, words: str, x: float) -> bool:
        return x - LARGE[0] > draw.width_of(words)

    def _label_below(self) -> float | None:
        """How far down the outcome's label reaches when it has to stand below its dot."""
        for label in self._actual_label()[:1]:
            if 'text-anchor="start"' in label:
                return self.big_y(self.curve.actual[-1]) + 16
        return None

    def _guide_label(self) -> list[str]:
        last, taken = self.focus[1], self._label_below()
        middle = last - (1.4 if taken is None else 0.8)
        if len(self.curve.guide) < last:
            return []
        before, after = self.curve.guide[int(middle) - 1], self.curve.guide[int(middle)]
        value = before + (after - before) * (middle - int(middle))
        x, y = self.big_x(middle), self.big_y(value)
        low = min(BOTTOM - 24, y + 62 if taken is None else max(y + 62, taken + 18))
        if low - y < 16:
            return []
        parts = [
            line("leader", [(x, y + 3), (x, low - 12)]),
            text(x, low, self.word("guide"), text_anchor="middle"),
        ]
        if self.curve.guide_name:
            parts.append(text(x, low + 15, self.curve.guide_name, text_anchor="middle", fill=draw.INK_3))
        return parts


def _points(values: Sequence[int], x: Scale, y: Scale, first: int, last: int) -> list[tuple[float, float]]:
    whole = [0, *values]
    return [(x(month), y(whole[month])) for month in range(first, min(last, len(values)) + 1)]


def _head(x: float, name: str, unit: str) -> str:
    first = text(x, 16, name, font_weight=600, font_size=13) if name else ""
    beside = x + (draw.width_of(name, 14) + 14 if name else 0)
    return first + (text(beside, 16, unit, fill=draw.INK_2) if unit else "")


def _decimals(y: Scale) -> int:
    return 0 if draw.step_for((y.high - y.low) / 100_000_000, 5) >= 1 else 1


def _grid(y: Scale, sides: tuple[int, int], count: int) -> list[str]:
    parts = []
    for tick in draw.ticks(y.low, y.high, count):
        at = y(tick)
        parts.append(line("grid", [(sides[0], at), (sides[1], at)]))
        told = swedish.number(round(tick / 100_000_000, 6), _decimals(y))
        parts.append(text(sides[0] - 6, at + 4, told, text_anchor="end", fill=draw.INK_2, font_size=12))
    return parts
