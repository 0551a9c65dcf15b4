"""What the page shows of a report: rows, drawings, links. No rules here, only how things are said and drawn."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tertial.calc.guide import KINDS
from tertial.formats.charts import Share, axis_start, dot_axis, dot_row
from tertial.formats.charts.chart import Chart
from tertial.monthly_report import drawing, words
from tertial.monthly_report.queries import CommentRow, ReportPage
from tertial.monthly_report.report import Report, ReportItem, Subtotal, TermLine, base_amount, subtotal


@dataclass(frozen=True, slots=True)
class Line:
    """One item's row."""

    item: ReportItem
    dots: SafeString
    gap: str
    assessment: str
    is_open: bool
    address: str
    month_rows: str
    rows: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two sets with its sum."""

    kind: str
    words: str
    sum_words: str
    lines: list[Line]
    sums: Subtotal


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands under a row that is opened."""

    item: ReportItem
    drawing: SafeString
    chart: Chart
    terms: list[tuple[str, int]]
    comment: CommentRow | None
    assessment: CommentRow | None
    missing: bool


def language() -> str:
    """The reader's language as two letters."""
    return (get_language() or "sv")[:2]


def parts(report: Report, opened: int) -> tuple[list[Part], SafeString]:
    """The sets that have items, and the head of the column of dots."""
    shares = {item.item_id: _share(item, report.base) for item in report.items}
    start = axis_start([share for share in shares.values() if share])
    found = []
    for kind in KINDS:
        items = report.of_kind(kind)
        lines = [_line(report, item, shares[item.item_id], start, opened) for item in items]
        if items:
            sums = subtotal(items, report.base)
            found.append(Part(kind, str(words.KINDS[kind]), str(words.SUMS[kind]), lines, sums))
    return found, mark_safe(dot_axis(start))  # noqa: S308  (our own drawing)


def _share(item: ReportItem, base: str) -> Share | None:
    whole = base_amount(item, base)
    if item.share_used is None or not whole:
        return None
    forecast = None if item.forecast is None else item.forecast / whole
    return Share(item.name, item.share_used, item.guide_value, forecast, item.credit_granted / whole)


def _line(report: Report, item: ReportItem, share: Share | None, start: float, opened: int) -> Line:
    is_open = item.item_id == opened
    said = drawing.used_sentence(item)
    dots = mark_safe(dot_row(share, start, said, language()).svg) if share else mark_safe("")  # noqa: S308
    query = urlencode({"open": 0 if is_open else item.item_id})
    return Line(
        item,
        dots,
        _points(item.gap),
        words.assessment(item),
        is_open,
        f"?{query}#item-{item.item_id}",
        rows_query(report, item, month_only=True),
        rows_query(report, item),
    )


def _points(gap: float | None) -> str:
    """A difference in percentage points, with its sign."""
    return "" if gap is None else words.percent(gap, signed=True)


def opened(found: ReportPage, item_id: int) -> Opened | None:
    """The row that is opened, or nothing."""
    item = next((item for item in found.report.items if item.item_id == item_id), None)
    if item is None:
        return None
    texts = {row.kind: row for row in found.comments if row.item_id == item_id}
    drawn = drawing.curve(item, found.report)
    return Opened(
        item,
        mark_safe(drawn.svg),  # noqa: S308  (our own drawing)
        drawn,
        _terms(item),
        texts.get("comment"),
        texts.get("assessment"),
        any(item.item_id == item_id for item in found.missing),
    )


def _terms(item: ReportItem) -> list[tuple[str, int]]:
    lines = [(_term_words(line), line.amount) for line in item.terms if line.kind != "permitted_overrun"]
    if item.permitted_overrun_used:
        lines.append((words.term_name("permitted_overrun"), item.permitted_overrun_used))
    return lines


def _term_words(line: TermLine) -> str:
    said = words.term_name(line.kind)
    return f"{said}, {line.reference}" if line.reference else said


def rows_query(report: Report, item: ReportItem, *, month_only: bool = False) -> str:
    """The query of the ledger's rows behind an item's outcome."""
    months = str(report.month) if month_only else f"1-{report.month}"
    return urlencode({"year": report.year, "code": item.code, "months": months})
