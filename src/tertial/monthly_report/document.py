"""The report as a document, for paper, Word and Excel."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import get_language, gettext, pgettext

from tertial.calc.guide import KINDS
from tertial.formats.document import Block, Cell, Column, Document, Heading, Paragraph, Row, Run, Table

from . import words
from .drawing import curve
from .finding import finding
from .report import Report, ReportItem, subtotal

NOTES = ("comment", "assessment")


def document_of(report: Report, comments: Sequence, *, day: date) -> Document:
    """The report: what it finds, the table of both sets, and what was written about the items."""
    found = finding(report)
    return Document(
        title=words.heading(found, report),
        subtitle=words.lede(found, report),
        agency=report.agency_name,
        date=day,
        language=(get_language() or "sv")[:2],
        landscape=True,
        example=report.agency == "EM",
        blocks=(*_tables(report), *_texts(report, comments)),
    )


def _columns(report: Report) -> tuple[Column, ...]:
    actual, used, year = gettext("Outcome"), pgettext("consumption", "Used"), gettext("Whole year")
    return (
        Column(gettext("Appropriation and item")),
        Column(gettext("Total available"), "tkr"),
        Column(words.capital(words.month_name(report.month)), "tkr", group=actual),
        Column(gettext("From January"), "tkr", group=actual),
        Column(gettext("Share, %"), "percent", decimals=1, group=used),
        Column(gettext("Guide, %"), "percent", decimals=1, group=used),
        Column(gettext("Last year"), "tkr"),
        Column(gettext("Forecast"), "tkr", group=year),
        Column(gettext("Deviation"), "tkr", signed=True, group=year),
        Column(gettext("Remaining"), "tkr"),
        Column(gettext("Assessment")),
    )


def _tables(report: Report) -> Iterable[Block]:
    rows: list[Row] = []
    for kind in KINDS:
        items = report.of_kind(kind)
        if items:
            rows.append(Row((str(words.KINDS[kind]),), kind="group"))
            rows += [_row(item) for item in items]
            rows.append(_sum_row(kind, items, report.base))
    yield Table(
        caption=words.plain_name(report),
        columns=_columns(report),
        rows=tuple(rows),
        unit=". ".join((gettext("Amounts in tkr"), words.base_line(report), words.forecast_name(report))),
        note=_note(report),
    )


def _note(report: Report) -> str:
    said = gettext(
        "Each figure is rounded from its exact value, so sums may differ from their parts. Minus in the deviation "
        "means that the forecast is larger than what is available. Credit is tested per item, never on the sum."
    )
    return " ".join(filter(None, (said, words.periods_line(report), words.unsettled_line(report))))


def _row(item: ReportItem) -> Row:
    bad = item.warning in {"over_half_credit", "exceeds_credit"}
    return Row(
        (
            f"{item.name} ({item.code})",
            item.total_available,
            item.actual_month,
            item.actual_cumulative,
            item.share_used,
            item.guide_value,
            item.actual_cumulative_last_year,
            item.forecast,
            Cell(item.deviation, bad=bad),
            item.remaining,
            words.assessment(item),
        )
    )


def _sum_row(kind: str, items: Sequence[ReportItem], base: str) -> Row:
    sums = subtotal(items, base)
    return Row(
        (
            str(words.SUMS[kind]),
            sums.total_available,
            sums.actual_month,
            sums.actual_cumulative,
            sums.share_used,
            None,
            sums.actual_cumulative_last_year,
            sums.forecast,
            sums.deviation,
            sums.remaining,
            None,
        ),
        kind="sum",
    )


def _texts(report: Report, comments: Sequence) -> Iterable[Block]:
    by_item = {(row.item_id, row.kind): row for row in comments}
    told = [item for item in report.items if _is_told(item, by_item)]
    drawn = finding(report).items
    if told:
        yield Heading(1, gettext("Items that depart from the plan, and what was written"))
    for item in told:
        yield Heading(2, f"{item.name}, {item.code}")
        if words.assessment(item):
            yield Paragraph(words.assessment(item))
        for kind in NOTES:
            row = by_item.get((item.item_id, kind))
            if row:
                yield Paragraph((Run(f"{words.COMMENTS[kind]}, {row.name}. ", strong=True), Run(row.text)))
        if item in drawn:
            yield curve(item, report).figure()


def _is_told(item: ReportItem, by_item: Mapping) -> bool:
    return item.warning is not None or any((item.item_id, kind) in by_item for kind in NOTES)


def sheet_name(report: Report) -> str:
    """A file name without its ending."""
    return gettext("monthly-report") + f"-{report.agency}-{report.year}-{report.month:02}"
