"""The geometry of the year's wheel (årshjul): pure numbers and paths, drawn by a template as SVG.

1 January is at the top and the year goes clockwise. Processes are arcs on tracks; those that overlap on the same
track share its width in lanes. Deadlines ahead are numbered pins on a ring of their own, spread so that they never
touch. Measures are those of the interface's rules for a picture of 688 by 688.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .periods import Period, month_name, periods_of

SIZE, CENTRE = 688, 344.0
TRACK_RADII = (256.0, 218.0, 180.0, 142.0, 104.0)
BAND, LANE_GAP = 34.0, 2.0
HUB, MONTH_LINE, MONTH_TEXT, RIM, PERIOD_TEXT, PIN_RING, PIN_RADIUS = 57.0, 275.0, 294.0, 309.0, 322.0, 333.0, 9.0
PIN_STEP, RIM_GAP = 3.75, 0.35
POINT_RADIUS = 4.5
TEXT_SIZE, TEXT_PADDING, HAND_MARGIN = 12.5, 3.0, 4.0
LOWEST_LANE_WITH_TEXT = 14.0

_NARROW, _WIDE = set("fijlrtI.,:;!'()| -"), set("mwMW%@")


@dataclass(frozen=True, slots=True)
class Process:
    """Something that goes on between two days. `labels` are its names, the fullest first."""

    id: str
    track: int
    start: date
    end: date
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A recurring point on a track: a month report (disc) or a board meeting (square)."""

    id: str
    track: int
    day: date
    shape: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline ahead, by its number in the list; with the day it has been moved from, if it has."""

    id: str
    number: int
    day: date
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text on its own path, centred on it."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A process as drawn: the outline, its outer edge, its lane, and its text when there is room for one."""

    id: str
    track: int
    state: str
    first: float
    last: float
    inner: float
    outer: float
    outline: str
    edge: str
    text: Text | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A recurring point as drawn. `on_arc` says that it lies on a process that goes on now."""

    id: str
    track: int
    shape: str
    state: str
    x: float
    y: float
    on_arc: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered pin: its centre, the leader to the true day, and for a moved one the old and the new place."""

    id: str
    number: int
    angle: float
    x: float
    y: float
    leader: tuple[float, float, float, float]
    moved: tuple[float, float] | None
    day: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sector:
    """A month or a period: its name, its part of the rim, and the lines at its start, on the tracks and outside."""

    name: str
    state: str
    rim: str
    spoke: tuple[float, float, float, float]
    tick: tuple[float, float, float, float]
    text: Text


@dataclass(frozen=True, slots=True)
class Wheel:
    """All that is drawn."""

    tracks: tuple[float, ...]
    months: tuple[Sector, ...]
    periods: tuple[Sector, ...]
    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]
    pins: tuple[Pin, ...]
    hand: tuple[float, float, float, float] | None


def draw(
    year: int,
    today: date,
    *,
    processes: Sequence[Process] = (),
    marks: Sequence[Mark] = (),
    deadlines: Sequence[Deadline] = (),
    period_kind: str = "T",
    language: str = "sv",
) -> Wheel:
    """The wheel of a year as seen on a day. What lies outside the year is cut off or left out."""
    hand = angle(today, year) if today.year == year else None
    arcs = tuple(_arcs(processes, year, today, hand))
    return Wheel(
        tracks=TRACK_RADII,
        months=tuple(_month(month, year, today, language) for month in range(1, 13)),
        periods=tuple(_period(period, year, today, language) for period in periods_of(period_kind)),
        arcs=arcs,
        dots=tuple(_dot(mark, year, today, arcs) for mark in marks if mark.day.year == year),
        pins=tuple(_pins([deadline for deadline in deadlines if deadline.day.year == year], year)),
        hand=None if hand is None else (*point(HUB, hand), *point(RIM + 2, hand)),
    )


def angle(day: date, year: int) -> float:
    """Degrees clockwise from 1 January of the year at the top. Days outside the year fall outside 0–360."""
    first = date(year, 1, 1)
    return (day - first).days / (date(year + 1, 1, 1) - first).days * 360


def point(radius: float, degrees: float) -> tuple[float, float]:
    """Where an angle meets a circle round the centre."""
    turn = math.radians(degrees)
    return round(CENTRE + radius * math.sin(turn), 2), round(CENTRE - radius * math.cos(turn), 2)


def is_lower(degrees: float) -> bool:
    """Whether a text in the middle of that angle would hang upside down if it ran clockwise."""
    return 90 < degrees % 360 < 270


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """About how wide a text is, in the interface's sans face; on the safe side."""
    ems = sum(0.31 if c in _NARROW else 0.85 if c in _WIDE else 0.64 if c.isupper() else 0.52 for c in text)
    return ems * size


def lanes(spans: Sequence[tuple[date, date]]) -> list[tuple[int, int]]:
    """For each span its lane and how many lanes its cluster of overlapping spans needs; both days inclusive."""
    placed: list[tuple[int, int]] = [(0, 1)] * len(spans)
    for cluster in _clusters(spans):
        free_after: list[date] = []
        chosen: dict[int, int] = {}
        for index in cluster:
            start, end = spans[index]
            lane = next((n for n, last in enumerate(free_after) if last < start), len(free_after))
            free_after[lane : lane + 1] = [end]
            chosen[index] = lane
        for index, lane in chosen.items():
            placed[index] = (lane, len(free_after))
    return placed


def _clusters(spans: Sequence[tuple[date, date]]) -> Iterator[list[int]]:
    cluster: list[int] = []
    reach = date.min
    for index in sorted(range(len(spans)), key=lambda n: spans[n]):
        start, end = spans[index]
        if cluster and start > reach:
            yield cluster
            cluster = []
        reach = max(reach, end) if cluster else end
        cluster.append(index)
    if cluster:
        yield cluster


def spread(angles: Sequence[float], step: float = PIN_STEP) -> list[float]:
    """Move angles (in order) as little as possible, by least squares, until none is nearer another than the step.

    Holds round the top of the circle too. More than fit the circle are spread evenly.
    """
    if not angles:
        return []
    step = min(step, 360 / len(angles))
    places = [level + n * step for n, level in enumerate(_levels([a - n * step for n, a in enumerate(angles)]))]
    if places[0] >= 0 and places[-1] <= 360 and places[-1] - places[0] <= 360 - step:
        return places
    highest = 360 - step / 2 - (len(angles) - 1) * step
    return [min(max(place - n * step, step / 2), highest) + n * step for n, place in enumerate(places)]


def _levels(values: Sequence[float]) -> list[float]:
    """The nearest sequence that never falls (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, size = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before, count = pools.pop()
            total, size = total + before, size + count
        pools.append((total, size))
    return [total / size for total, size in pools for _ in range(size)]


def state_of(start: date, end: date, today: date) -> str:
    """Whether something is done, goes on now, or is still to come."""
    if end < today:
        return "done"
    return "now" if start <= today else "coming"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a ring: its radii and its angles."""

    inner: float
    outer: float
    first: float
    last: float


def _arcs(processes: Sequence[Process], year: int, today: date, hand: float | None) -> Iterator[Arc]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    seen = [process for process in processes if process.start <= last and process.end >= first]
    for track in range(len(TRACK_RADII)):
        here = [process for process in seen if process.track == track]
        spans = [(max(process.start, first), min(process.end, last)) for process in here]
        for process, span, place in zip(here, spans, lanes(spans), strict=True):
            piece = _piece(track, place, angle(span[0], year), angle(span[1] + timedelta(1), year))
            yield _arc(process, state_of(process.start, process.end, today), piece, hand)


def _piece(track: int, place: tuple[int, int], first: float, last: float) -> _Piece:
    lane, count = place
    width = (BAND - LANE_GAP * (count - 1)) / count
    outer = TRACK_RADII[track] + BAND / 2 - lane * (width + LANE_GAP)
    return _Piece(outer - width, outer, first, min(last, first + 359.99))


def _arc(process: Process, state: str, piece: _Piece, hand: float | None) -> Arc:
    return Arc(
        id=process.id,
        track=process.track,
        state=state,
        first=piece.first,
        last=piece.last,
        inner=piece.inner,
        outer=piece.outer,
        outline=_outline(piece),
        edge=curve(piece.outer - 1.25, piece.first, piece.last),
        text=_label(process.labels, piece, hand),
    )


def _outline(piece: _Piece) -> str:
    x, y = point(piece.inner, piece.last)
    there, back = curve(piece.outer, piece.first, piece.last), _sweep(piece.inner, piece.last, piece.first)
    return f"{there} L{x} {y} {back} Z"


def curve(radius: float, first: float, last: float) -> str:
    """A path along a circle from one angle to another, clockwise when the second is the greater."""
    x, y = point(radius, first)
    return f"M{x} {y} {_sweep(radius, first, last)}"


def _sweep(radius: float, first: float, last: float) -> str:
    x, y = point(radius, last)
    return f"A{radius:g} {radius:g} 0 {int(abs(last - first) > 180)} {int(last >= first)} {x} {y}"


def _label(labels: Sequence[str], piece: _Piece, hand: float | None) -> Text | None:
    """The fullest name that has room, on the longest stretch that today's hand does not cross."""
    if piece.outer - piece.inner < LOWEST_LANE_WITH_TEXT:
        return None
    middle = (piece.inner + piece.outer) / 2
    start, end = _clear_stretch(piece, hand, math.degrees(HAND_MARGIN / middle))
    room = math.radians(end - start) * middle - 2 * TEXT_PADDING
    fitting = (label for label in labels if text_width(label) <= room)
    label = next(fitting, None)
    return text_on(label, middle, start, end) if label else None


def _clear_stretch(piece: _Piece, hand: float | None, margin: float) -> tuple[float, float]:
    if hand is None or not piece.first - margin < hand < piece.last + margin:
        return piece.first, piece.last
    sides = ((piece.first, hand - margin), (hand + margin, piece.last))
    return max(sides, key=lambda side: side[1] - side[0])


def text_on(text: str, radius: float, first: float, last: float, size: float = TEXT_SIZE) -> Text:
    """A text whose middle height lies on a circle, upright in both halves of the wheel."""
    lower = is_lower((first + last) / 2)
    baseline = radius + size * 0.34 * (1 if lower else -1)
    return Text(text, curve(baseline, last, first) if lower else curve(baseline, first, last))


def _month(month: int, year: int, today: date, language: str) -> Sector:
    return _sector(Period(f"M{month:02}"), year, today, month_name(month, language), MONTH_TEXT)


def _period(period: Period, year: int, today: date, language: str) -> Sector:
    return _sector(period, year, today, period.label(language), PERIOD_TEXT)


def _sector(period: Period, year: int, today: date, name: str, text_radius: float) -> Sector:
    start, end = period.first_day(year), period.last_day(year)
    first, last = angle(start, year), angle(end + timedelta(1), year)
    return Sector(
        name=name,
        state=state_of(start, end, today),
        rim=curve(RIM, first + RIM_GAP, last - RIM_GAP),
        spoke=(*point(TRACK_RADII[-1] - BAND / 2, first), *point(TRACK_RADII[0] + BAND / 2, first)),
        tick=(*point(MONTH_LINE, first), *point(RIM - 2, first)),
        text=text_on(name, text_radius, first, last),
    )


def _dot(mark: Mark, year: int, today: date, arcs: Sequence[Arc]) -> Dot:
    degrees = angle(mark.day, year)
    x, y = point(TRACK_RADII[mark.track] + BAND / 2 - POINT_RADIUS, degrees)
    below = (arc for arc in arcs if arc.track == mark.track and arc.first <= degrees <= arc.last)
    state = state_of(mark.day, mark.day, today)
    return Dot(mark.id, mark.track, mark.shape, state, x, y, on_arc=any(arc.state == "now" for arc in below))


def _pins(deadlines: Sequence[Deadline], year: int) -> Iterator[Pin]:
    ordered = sorted(deadlines, key=lambda deadline: (deadline.day, deadline.number))
    true = [angle(deadline.day, year) for deadline in ordered]
    for deadline, place, day in zip(ordered, spread(true), true, strict=True):
        old = deadline.moved_from
        moved = point(RIM, angle(old, year)) if old and old.year == year and old != deadline.day else None
        x, y = point(PIN_RING, place)
        leader = (*point(RIM + 2, day), *_towards((x, y), point(RIM + 2, day), PIN_RADIUS))
        yield Pin(deadline.id, deadline.number, place, x, y, leader, moved, point(RIM, day))


def _towards(start: tuple[float, float], end: tuple[float, float], length: float) -> tuple[float, float]:
    """The point a length away from one point in the direction of another."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = length / (math.hypot(dx, dy) or 1)
    return round(start[0] + dx * share, 2), round(start[1] + dy * share, 2)


def least_distance(angles: Sequence[float]) -> float:
    """The smallest distance between neighbours round the circle; 360 for fewer than two."""
    if len(angles) < 2:
        return 360.0
    ordered = sorted(angles)
    return min(b - a for a, b in pairwise([*ordered, ordered[0] + 360]))
