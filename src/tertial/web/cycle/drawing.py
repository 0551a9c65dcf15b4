"""The wheel of a year as SVG: in the page, and alone in a file that carries its own style."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tertial.calc import wheel
from tertial.calc.wheel import Deadline, Mark, Pin, Process, Wheel
from tertial.cycle import queries
from tertial.cycle.queries import AdjustmentRow, EventRow
from tertial.organisation import queries as organisation

from . import reading
from .reading import TRACKS, Line

CSS = Path(__file__).parents[1] / "static" / "css"
FACES = '"Source Sans 3", Arial, "Liberation Sans", Helvetica, sans-serif'  # none wider than the arcs allow for
_TOKEN = re.compile(r"--([\w-]+): (?:light-dark\(([^,]+),[^)]*\)|([^;]+));")
_YEAR_LAST = re.compile(r" \d{4}$")
_USE = re.compile(r"var\(--([\w-]+)\)")


def drawn(
    year: int,
    today: date,
    *,
    lines: Iterable[Line],
    numbered: Sequence[Line],
    adjustments: Sequence[AdjustmentRow],
    kind: str,
) -> Wheel:
    """The geometry of the year's wheel from the lines of its lists."""
    found = list(lines)
    was = {row.event_id: row.from_end for row in adjustments if row.state == "open"}
    return wheel.draw(
        year,
        today,
        processes=[_process(line, year) for line in found if line.event.kind == "process"],
        marks=[
            Mark(str(line.event.id), TRACKS.index(line.event.track), line.day, line.event.shape)
            for line in found
            if line.event.shape
        ],
        deadlines=[
            Deadline(str(line.event.id), line.number or 0, line.day, was.get(line.event.id)) for line in numbered
        ],
        period_kind=kind,
        language=reading.language(),
    )


def _deadline(line: Line, was: dict[int, date]) -> Deadline:
    return Deadline(str(line.event.id), line.number or 0, line.day, was.get(line.event.id))


def _process(line: Line, year: int) -> Process:
    event = line.event
    return Process(str(event.id), TRACKS.index(event.track), line.start, line.day, _labels(event, year))


def _labels(event: EventRow, year: int) -> tuple[str, ...]:
    """The names that may stand on the arc, the fullest first. Another year's process says its year."""
    short = event.short or event.title
    bare = _YEAR_LAST.sub("", short)
    if event.year != year and bare == short:
        return f"{short} {event.year}", short
    return (short, bare) if bare != short else (short,)


def context(drawing: Wheel, lines: Iterable[Line], today: date, year: int) -> dict[str, Any]:
    """What the template needs: the drawing, and each drawn part with its event."""
    by_id = {str(line.event.id): line for line in lines}
    return {
        "wheel": drawing,
        "arcs": [{"arc": arc, "line": by_id[arc.id], "track": TRACKS[arc.track]} for arc in drawing.arcs],
        "dots": [{"dot": dot, "track": TRACKS[dot.track], "x": dot.x - 4, "y": dot.y - 4} for dot in drawing.dots],
        "pins": [
            {"pin": pin, "line": by_id[pin.id], "moved": pin.moved, "y": round(pin.y + 4.2, 2)}
            for pin in drawing.pins
        ],
        "hub_year": year,
        "today": today,
        "week": today.isocalendar().week,
    }


def _drawn_pin(pin: Pin, line: Line) -> dict[str, Any]:
    return {"pin": pin, "line": line, "moved": pin.moved, "y": round(pin.y + 4.2, 2)}


def standalone(agency_id: int, year: int, today: date) -> str:
    """The wheel as an SVG file of its own."""
    adjustments = queries.adjustments(agency_id, year, open_only=True)
    lines = reading.lines(queries.events_seen(agency_id, year), adjustments, today)
    agency = organisation.agency(agency_id)
    numbered = reading.ahead(lines, year, today)
    drawing = drawn(year, today, lines=lines, numbered=numbered, adjustments=adjustments, kind=agency.followup_kind)
    title = _("Year plan %(year)s, %(agency)s") % {"year": year, "agency": agency.name}
    more = {"standalone": True, "style": style_in_light(), "title": title}
    return render_to_string("cycle/wheel.svg", {**context(drawing, lines, today, year), **more})


def style_in_light() -> str:
    """The wheel's own rules with the light colours filled in, for programs that know no custom properties."""
    found = _TOKEN.findall((CSS / "tokens.css").read_text("utf-8"))
    tokens = {name: light or value for name, light, value in found} | {"sans": FACES}
    blocks = (CSS / "wheel.css").read_text("utf-8").split("}")
    of_tracks = [block for block in blocks if "var(--track)" in block or "var(--tint)" in block]
    plain = [block for block in blocks if block not in of_tracks and "--track:" not in block]
    coloured = (_for_track("}".join([*of_tracks, ""]), track, tokens) for track in TRACKS)
    return "\n".join([*coloured, _filled("}".join(plain), tokens)])


def _for_track(rules: str, track: str, tokens: dict[str, str]) -> str:
    colours = {"track": tokens[f"track-{track}"], "tint": tokens[f"track-{track}-tint"], **tokens}
    return _filled(rules, colours).replace(".wheel .", f".wheel .{track}.")


def _filled(rules: str, colours: dict[str, str]) -> str:
    return _USE.sub(lambda use: colours[use[1]], rules)
