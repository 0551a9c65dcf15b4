"""What the pages show, put into words from what the queries give."""

from dataclasses import dataclass

from django.forms import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tertial.annual_report.checks import Check
from tertial.annual_report.figures import FigureRow
from tertial.annual_report.key_figures import GROUPS, KeyFigures, Line
from tertial.annual_report.material import Material
from tertial.annual_report.queries import AnswerRow, ReportRow, SectionRow
from tertial.formats.document import Document, Heading, write_html

from .forms import KeyFiguresForm, as_typed
from .words import CHECKS, SOURCES, STATES

STANDINGS = ("on_plan", "deviation", "late", "done", "not_started", "dropped")
MOST_DETAILS = 6


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check in words."""

    code: str
    ok: bool
    words: str
    details: tuple[str, ...]
    more: int


def check_line(check: Check) -> CheckLine:
    """A check as one line, with what remains under it."""
    right, wrong = CHECKS[check.code]
    facts = {"done": check.done, "total": check.total, "left": check.total - check.done}
    if check.ok and not check.total:
        said = _("Nothing to check: %(what)s") % {"what": str(right) % facts}
    else:
        said = str(right if check.ok else wrong) % facts
    details = _rows_in_words(check) if check.code == "settled" else check.details
    return CheckLine(check.code, check.ok, said, details[:MOST_DETAILS], max(0, len(details) - MOST_DETAILS))


def _rows_in_words(check: Check) -> tuple[str, ...]:
    said = (ngettext("%(count)s row", "%(count)s rows", int(count)) % {"count": count} for count in check.details)
    return tuple(said)


def finding(row: ReportRow, lines: list[CheckLine]) -> str:
    """What the page about a report says first."""
    if not row.is_open:
        return _("The annual report %(year)d is decided") % {"year": row.year}
    left = sum(not line.ok for line in lines)
    if not left:
        return _("The annual report %(year)d is ready to be decided") % {"year": row.year}
    said = ngettext(
        "%(left)s check of %(total)s remains before the annual report %(year)d is decided",
        "%(left)s checks of %(total)s remain before the annual report %(year)d is decided",
        left,
    )
    return said % {"left": left, "total": len(lines), "year": row.year}


def state(row: SectionRow) -> str:
    """The state on the scale of reports."""
    if row.state == "writing" and not row.text.strip() and row.kind in {"text", "results"}:
        return "not_reported"
    return STATES[row.state]


def html(document: Document) -> str:
    """The blocks of a document as a part of a page; our own writer has escaped every word."""
    return write_html.blocks_html(document)


def contents(document: Document) -> list[tuple[Heading, str]]:
    """Its list of contents: each heading with its address within that part."""
    return write_html.contents(document)


def address(name: str, args: tuple[object, ...]) -> str:
    """An address; nothing for what has no page of its own."""
    return reverse(name, args=args) if name else ""


def source(row: FigureRow) -> str:
    """Where a figure comes from, in words."""
    return str(SOURCES.get(row.source, row.source))


def counts(found: Material) -> list[tuple[str, int]]:
    """The commitments by how they stand, those with none left out."""
    told = [(status, sum(c.status == status for c in found.commitments)) for status in STANDINGS]
    return [(status, count) for status, count in told if count]


def to_answer(rows: list[AnswerRow], section: SectionRow, found: Material) -> list[AnswerRow]:
    """The requirements to answer here: those answered here, those the area's commitments carry, and in a section
    of no area those that nobody answers."""
    carried = {pk for commitment in found.commitments for pk in commitment.requirement_ids}

    def belongs(row: AnswerRow) -> bool:
        if row.section_id == section.id:
            return True
        if row.section_id is not None or not row.must:
            return False
        return row.requirement.id in carried if section.area_key else section.kind in {"text", "results"}

    return [row for row in rows if belongs(row)]


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One key figure of one year: what is known in words, or the field to type it in."""

    shown: str
    field: BoundField | None


def key_figure_lines(
    found: KeyFigures, form: KeyFiguresForm | None
) -> list[tuple[str, list[tuple[str, list[FigureCell]]]]]:
    """Heads with their rows, each with a cell per year. Without a form everything is only shown."""

    def cell(line: Line, year: int) -> FigureCell:
        name = f"{line.key}_{year}"
        shown = as_typed(line, _rounded(line, found.value(year, line.key)))
        return FigureCell(shown, form[name] if form and name in form.fields else None)

    return [
        (_(group.head), [(_(line.words), [cell(line, year) for year in found.years]) for line in group.lines])
        for group in GROUPS
    ]


def _rounded(line: Line, ore: int | None) -> int | None:
    """An amount in whole thousands of kronor, half away from zero; persons as they are."""
    if ore is None or line.counts_persons:
        return ore
    return (1 if ore >= 0 else -1) * ((abs(ore) + 50_000) // 100_000) * 100_000
