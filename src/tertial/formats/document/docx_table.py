"""A table in Word: a head that repeats, rows that do not break, numbers to the right."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from tertial.formats.swedish import NBSP

from .docx_xml import borders, cell_margins, row_properties, span
from .measure import MM_PER_PT
from .tree import Column, Row, Run, Table, Text, cell_of
from .words import shown

NARROW = "\u202f"  # the thin space that other faces than ours draw well
ROOM = 1.12  # other faces than ours are wider
BAD = RGBColor(0xB0, 0x27, 0x1D)
Write = Callable[[WordParagraph, Text], None]


def add_table(word: WordDocument, table: Table, layout: dict[str, Any], language: str, write: Write) -> None:
    """Put the table at the end of the file. `write` puts runs into a paragraph."""
    has_brackets = any(column.group for column in table.columns)
    heads = 2 if has_brackets else 1
    made = word.add_table(rows=heads + len(table.rows), cols=len(table.columns))
    made.autofit = False
    cell_margins(made._tbl, left=30, right=30)
    rows = list(made._tbl.tr_lst)
    setter = _Setter(made, table.columns, layout, language, write)
    if has_brackets:
        setter.brackets(rows[0])
    setter.heads(rows[heads - 1])
    for row, tr in zip(table.rows, rows[heads:], strict=True):
        setter.row(row, tr)


def column_widths(layout: dict[str, Any]) -> list[Length]:
    """The columns' widths in Word's own units: numbers as measured, words share what is left."""
    em = layout["size"] * MM_PER_PT
    fixed = [column.get("em", 0) * em * ROOM for column in layout["columns"]]
    shares = sum(column.get("fr", 0) for column in layout["columns"]) or 1
    left = max(layout["line"] - sum(fixed), 20)
    parts = zip(layout["columns"], fixed, strict=True)
    return [Mm(mm or left * column["fr"] / shares) for column, mm in parts]


class _Setter:
    def __init__(
        self, made: Any, columns: tuple[Column, ...], layout: dict[str, Any], language: str, write: Write
    ) -> None:
        self.made, self.columns, self.language, self.write = made, columns, language, write
        self.size, self.widths = Pt(layout["size"]), column_widths(layout)
        for grid, width in zip(made.columns, self.widths, strict=True):
            grid.width = width

    def brackets(self, tr: etree._Element) -> None:
        row_properties(tr, is_head=True)
        cells = list(tr.tc_lst)
        at = 0
        while at < len(self.columns):
            name = self.columns[at].group
            count = 1
            while name and at + count < len(self.columns) and self.columns[at + count].group == name:
                count += 1
            self._fill(cells[at], at, (Run(name),), to_right=False)
            span(cells[at], tr, count)
            at += count

    def heads(self, tr: etree._Element) -> None:
        row_properties(tr, is_head=True)
        for number, (tc, column) in enumerate(zip(tr.tc_lst, self.columns, strict=True)):
            self._fill(tc, number, (Run(column.title, strong=True),), to_right=column.is_number)
            borders(tc, bottom="ink")

    def row(self, row: Row, tr: etree._Element) -> None:
        row_properties(tr, is_head=False)
        cells = list(tr.tc_lst)
        for number, value in enumerate(row.cells):
            cell, column = cell_of(value), self.columns[number]
            text = shown(cell.value, column, self.language).replace(NBSP, NARROW)
            strong = row.kind != "row" or cell.bad
            words = cell.runs or (Run(text, strong=strong),)
            self._fill(
                cells[number], number, words, to_right=column.is_number and row.kind != "group", bad=cell.bad
            )
            borders(cells[number], bottom="hairline", **({"top": "ink"} if row.kind == "sum" else {}))
        if row.kind == "group":
            span(cells[0], tr, len(self.columns))

    def _fill(
        self, tc: etree._Element, number: int, words: tuple[Run, ...], *, to_right: bool, bad: bool = False
    ) -> None:
        cell = _Cell(tc, self.made)
        cell.width = self.widths[number]
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(2), 1.0
        if to_right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.write(paragraph, words)
        for run in paragraph.runs:
            run.font.size, run.font.name = self.size, "Calibri"
            if bad:
                run.font.color.rgb = BAD
