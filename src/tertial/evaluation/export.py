"""The results of a survey as JSON and CSV: the same figures as on the page, hidden where they are hidden there."""

import csv
import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tertial.calc.survey import rounded

from .queries.results import Breakdown, QuestionResult, Results

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_json(results: Results, breakdowns: Sequence[Breakdown]) -> dict[str, Any]:
    """The results as plain JSON. What is hidden is null."""
    row = results.page.row
    return {
        "title": row.title["sv"],
        "anonymous": row.anonymous,
        "min_group": row.min_group,
        "opens_on": row.opens_on.isoformat(),
        "closes_on": row.closes_on.isoformat(),
        "invited": row.invited,
        "overcoverage": row.overcoverage,
        "answered": results.answered,
        "response_rate": _figure(row.rate),
        "hidden": results.hidden or None,
        "index": _figure(results.index),
        "questions": [_question(question) for question in results.questions],
        "breakdowns": [_breakdown(one) for one in breakdowns],
    }


def as_csv(results: Results, breakdowns: Sequence[Breakdown]) -> bytes:
    """The results as a CSV file for a spreadsheet: semicolons, decimal comma, UTF-8 with BOM.

    One row per figure. What is hidden is an empty field. No text from an answer becomes a formula.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["question", "group", "measure", "label", "value"])
    writer.writerows([safe(str(field)) for field in row] for row in _csv_rows(results, breakdowns))
    return file.getvalue().encode("utf-8-sig")


def _figure(value: Fraction | None) -> float | None:
    return None if value is None else float(rounded(value, 4))


def _comma(value: Fraction | None) -> str:
    return "" if value is None else str(rounded(value, 4)).replace(".", ",")


def _question(result: QuestionResult) -> dict[str, Any]:
    return {
        "text": result.question.text["sv"],
        "kind": result.question.kind,
        "asked": result.asked,
        "answered": result.answered,
        "unsure": result.unsure,
        "hidden": result.hidden,
        "mean": _figure(result.mean),
        "index": _figure(result.index),
        "counts": [{"label": row.text.get("sv", row.key), "count": row.count} for row in result.counts],
        "texts": list(result.texts),
        "comments": list(result.comments),
    }


def _breakdown(found: Breakdown) -> dict[str, Any]:
    return {
        "by": found.by.text["sv"],
        "questions": [question.text["sv"] for question in found.questions],
        "groups": [
            {
                "label": group.text.get("sv", ""),
                "size": group.size,
                "means": [None if cell.hidden else _figure(cell.mean) for cell in group.cells],
                "hidden": [cell.hidden for cell in group.cells],
            }
            for group in found.groups
        ],
    }


def _csv_rows(results: Results, breakdowns: Sequence[Breakdown]):
    yield ["", "", "answered", "", results.answered]
    yield ["", "", "response_rate", "", _comma(results.page.row.rate)]
    yield ["", "", "index", "", _comma(results.index)]
    for result in results.questions:
        yield from _csv_question(result)
    for found in breakdowns:
        for group in found.groups:
            label = group.text.get("sv", "")
            yield [found.by.text["sv"], label, "size", "", "" if group.size is None else group.size]
            for question, cell in zip(found.questions, group.cells, strict=True):
                yield [question.text["sv"], label, "mean", found.by.text["sv"], _comma(cell.mean)]


def _csv_question(result: QuestionResult):
    text = result.question.text["sv"]
    yield [text, "", "answered", "", "" if result.answered is None else result.answered]
    yield [text, "", "mean", "", _comma(result.mean)]
    for row in result.counts:
        yield [text, "", "count", row.text.get("sv", row.key), "" if row.count is None else row.count]
    for said in (*result.texts, *result.comments):
        yield [text, "", "text", "", said]


def safe(field: str) -> str:
    """A field that a spreadsheet shows as it stands: what looks like a formula gets an apostrophe before it."""
    return f"'{field}" if field.startswith(FORMULA_STARTS) else field
