"""How far the work behind an event has come, asked of the parts that do it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tertial.annual_report import queries as annual_report
from tertial.followup import queries as followup
from tertial.planning import queries as planning

from .reading import Line

ROUND, UNITS_DUE, DIALOGUE, REPORT = "followup.round", ".units", "plan.dialogue", "annual_report.report"


def told(lines: Iterable[Line], agency_id: int, today: date) -> list[Line]:
    """The lines with what the work behind them says of itself. At most 6 queries, none when nothing goes on."""
    found = list(lines)
    going = [line for line in found if line.state != "done"]
    words = _words_of_rounds(going, agency_id) | _words_of_plans(going, agency_id, today)
    words |= _words_of_reports(going, agency_id)
    return [replace(line, progress=words.get(line.event.id, "")) for line in found]


def _words_of_rounds(lines: list[Line], agency_id: int) -> dict[int, str]:
    """Units that have handed in, beside the round; those that are left, beside the units' last day."""
    of_rounds = [line for line in lines if line.event.period and _of_round(line)]
    if not of_rounds:
        return {}
    open_now = {(row.year, row.period): row for row in followup.rounds(agency_id) if row.is_open and row.units}
    words = {}
    for line in of_rounds:
        row = open_now.get((line.event.year, line.event.period))
        if row and line.event.opens == ROUND:
            words[line.event.id] = _("%(done)s of %(all)s units have handed in") % {
                "done": row.handed_in,
                "all": row.units,
            }
        elif row and row.handed_in < row.units:
            words[line.event.id] = _units_left(row.units - row.handed_in, row.units)
    return words


def _of_round(line: Line) -> bool:
    return line.event.opens == ROUND or line.event.key.endswith(UNITS_DUE)


def _units_left(left: int, units: int) -> str:
    said = ngettext("%(left)s of %(all)s units is left", "%(left)s of %(all)s units are left", left)
    return said % {"left": left, "all": units}


def _words_of_plans(lines: list[Line], agency_id: int, today: date) -> dict[int, str]:
    """Units done with the dialogue about next year's plan, while it goes on."""
    going = [line for line in lines if line.event.key == DIALOGUE and line.state == "now"]
    words = {}
    for line in going:
        steps = planning.steps(agency_id, line.event.year + 1, today=today)
        step = next((row for row in steps if row.key == "dialogue" and row.total), None)
        if step:
            words[line.event.id] = _("%(done)s of %(all)s done") % {"done": step.done, "all": step.total}
    return words


def _words_of_reports(lines: list[Line], agency_id: int) -> dict[int, str]:
    """Sections of the annual report that have a text, while it is written."""
    going = [line for line in lines if line.event.opens == REPORT and line.state == "now"]
    words = {}
    for line in going:
        sections = annual_report.sections(agency_id, line.event.year)
        if sections:
            written = sum(bool(section.text.strip()) for section in sections)
            words[line.event.id] = _("%(done)s of %(all)s sections have a text") % {
                "done": written,
                "all": len(sections),
            }
    return words
