"""The report as a document, for paper, Word and Excel."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import get_language, gettext

from tertial.calc.guide import KINDS
from tertial.formats.document import Block, Cell, Column, Document, Heading, Paragraph, Row, Run, Table

from . import words
from .finding import finding
from .report import Report, ReportItem, subtotal

NOTES = ("comment", "assessment")


def document_of(report: Report, comments: Sequence, *, day: date) -> Document:
    """The report: what it finds, the table of both sets, and what was written about the items."""
    found = finding(report)
    return Document(
        title=words.heading(found, report),
        subtitle=words.plain_name(report),
        agency=report.agency_name,
        date=day,
        language=(get_language() or "sv")[:2],
        landscape=True,
        example=report.agency == "EM",
        facts=_facts(report),
        blocks=(Paragraph(words.lede(found, report), style="lead"), *_tables(report), *_texts(report, comments)),
    )


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Month"), words.capital(words.month_of(report.year, report.month))),
        (gettext("Base of the percentages"), words.base_line(report)),
        (gettext("Forecast"), words.forecast_name(report)),
        (gettext("Ledger"), words.periods_line(report)),
    )


def _columns(report: Report) -> tuple[Column, ...]:
    actual, used, year = gettext("Outcome"), gettext("Used"), gettext("Whole year")
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
        unit=f"{gettext('Amounts in tkr')}. {words.base_line(report)}.",
        note=_note(report),
    )


def _note(report: Report) -> str:
    said = gettext(
        "Each figure is rounded from its exact value, so sums may differ from their parts. Minus in the deviation "
        "means that the forecast is larger than what is available. Credit is tested per item, never on the sum."
    )
    return " ".join(filter(None, (said, words.unsettled_line(report))))


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
    written = [item for item in report.items if any((item.item_id, kind) in by_item for kind in NOTES)]
    if written:
        yield Heading(2, gettext("Comments"))
    for item in written:
        yield Heading(3, f"{item.name}, {item.code}")
        for kind in NOTES:
            row = by_item.get((item.item_id, kind))
            if row:
                yield Paragraph((Run(f"{words.COMMENTS[kind]}, {row.name}. ", strong=True), Run(row.text)))


def sheet_name(report: Report) -> str:
    """A file name without its ending."""
    return gettext("monthly-report") + f"-{report.agency}-{report.year}-{report.month:02}"
