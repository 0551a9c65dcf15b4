"""The document's tables as an Excel workbook: a lead sheet, then one sheet per table. Numbers are numbers.

Words are always written as words, so that a text that looks like a formula or an address stays a text.
"""

import math
import re
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tertial.formats import swedish

from .tree import Cell, Column, Document, Figure, Heading, Notice, Row, Table, cell_of, plain
from .words import cell_text, clean, decimals_of, exponent_of, stamp_facts, word

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
LONGEST_TEXT, LONGEST_NAME, EXACT = 32_000, 31, 10.0**15
ROW_LOOKS: dict[str, dict[str, object]] = {"row": {}, "sum": {"bold": True, "top": 1}, "group": {"bold": True}}
WIDEST, NARROWEST = 60, 9
FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t]")


def to_xlsx(document: Document) -> bytes:
    """The document's tables, and the tables behind its charts, as a workbook."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    book.set_properties(
        {
            "title": clean(document.title)[:250],
            "author": clean(document.agency)[:250],
            "created": datetime.combine(document.date, datetime.min.time()),
        }
    )
    _Writer(book, document).write()
    book.close()
    return made.getvalue()


def tables_of(document: Document) -> list[tuple[str, Table]]:
    """Every table of the document with the chapter it stands in, charts' tables included."""
    chapter, found = document.title, []
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter = block.text
        elif isinstance(block, Table):
            found.append((chapter, block))
        elif isinstance(block, Figure) and block.data_table:
            found.append((chapter, block.data_table))
    return found


def sheet_names(wanted: list[str], taken: str) -> list[str]:
    """Names that Excel takes: at most 31 signs, none of its own signs, no two alike whatever the case."""
    used, names = {taken.casefold(), "history"}, []
    for text in wanted:
        base = FORBIDDEN.sub(" ", clean(text)).strip(" '")[:LONGEST_NAME].strip(" '") or word("sv", "table")
        name, number = base, 1
        while name.casefold() in used:
            number += 1
            name = f"{base[: LONGEST_NAME - len(str(number)) - 1]} {number}"
        used.add(name.casefold())
        names.append(name)
    return names


def number_format(column: Column) -> str:
    """Excel's own way of saying how the column is shown; it puts in the reader's separators."""
    zeros = "0" if not decimals_of(column) else "0." + "0" * decimals_of(column)
    if column.kind == "percent":
        return f"{zeros}%"
    digits = f"#,##{zeros}"
    return f"+{digits};-{digits};{digits}" if column.signed else digits


class _Writer:
    def __init__(self, book: Workbook, document: Document) -> None:
        self.book, self.document = book, document
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def look(self, **wanted: object) -> Format:
        """A cell format, made once."""
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "Calibri", "valign": "top", **wanted})
        return self.formats[key]

    def write(self) -> None:
        lead_name = sheet_names([self.document.title], "")[0]
        tables = tables_of(self.document)
        names = sheet_names([table.caption for _chapter, table in tables], lead_name)
        self._lead(self.book.add_worksheet(lead_name), list(zip(names, tables, strict=True)))
        for name, (_chapter, table) in zip(names, tables, strict=True):
            self._sheet(self.book.add_worksheet(name), table)

    def _lead(self, sheet: Worksheet, tables: list[tuple[str, tuple[str, Table]]]) -> None:
        doc = self.document
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 70)
        _words(sheet, 0, 0, doc.title, self.look(bold=True, font_size=16))
        _words(sheet, 1, 0, " · ".join(filter(None, [doc.agency, doc.subtitle])), self.look())
        line = 2
        if doc.example:
            _words(sheet, line, 0, word(doc.language, "example"), self.look(bold=True))
            line += 1
        notices = [(n.title, plain(n.text)) for n in doc.blocks if isinstance(n, Notice)]
        for name, value in [("", ""), *doc.facts, *stamp_facts(doc), *notices, ("", "")]:
            _words(sheet, line, 0, name, self.look(text_wrap=True))
            _words(sheet, line, 1, value, self.look(text_wrap=True))
            line += 1
        for name, (chapter, table) in tables:
            sheet.write_url(line, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", string=name)
            _words(sheet, line, 1, f"{chapter}: {table.caption}", self.look(text_wrap=True))
            line += 1

    def _sheet(self, sheet: Worksheet, table: Table) -> None:
        sheet.hide_gridlines(2)
        _words(sheet, 0, 0, table.caption, self.look(bold=True, font_size=13))
        _words(sheet, 1, 0, table.unit, self.look(font_color="#44515d"))
        head = 3 if any(column.group for column in table.columns) else 2
        self._heads(sheet, head, table.columns)
        for number, row in enumerate(table.rows, start=head + 1):
            self._row(sheet, number, row, table.columns)
        _words(sheet, head + len(table.rows) + 2, 0, table.note, self.look(font_color="#44515d"))
        self._set_up(sheet, head, table)

    def _set_up(self, sheet: Worksheet, head: int, table: Table) -> None:
        sheet.freeze_panes(head + 1, 1 if len(table.columns) > 2 else 0)
        sheet.repeat_rows(head - 1 if head == 3 else head, head)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, _width(table, number, column, self.document.language))

    def _heads(self, sheet: Worksheet, line: int, columns: tuple[Column, ...]) -> None:
        for number, column in enumerate(columns):
            side = "right" if column.is_number else "left"
            look = self.look(bold=True, bottom=1, text_wrap=True, align=side, valign="bottom")
            _words(sheet, line, number, column.title, look)
            begins = column.group and (number == 0 or columns[number - 1].group != column.group)
            if begins:
                _words(sheet, line - 1, number, column.group, self.look(font_color="#44515d"))

    def _row(self, sheet: Worksheet, line: int, row: Row, columns: tuple[Column, ...]) -> None:
        for number, (value, column) in enumerate(zip(row.cells, columns, strict=False)):
            cell = cell_of(value)
            look = dict(ROW_LOOKS[row.kind]) | ({"font_color": "#b0271d"} if cell.bad else {})
            self._cell(sheet, (line, number), cell, column, look)

    def _cell(
        self, sheet: Worksheet, place: tuple[int, int], cell: Cell, column: Column, look: dict[str, object]
    ) -> None:
        exact = None if cell.runs else _number(cell.value, column)
        if isinstance(cell.value, date) and not cell.runs:
            moment = datetime.combine(cell.value, datetime.min.time())
            sheet.write_datetime(*place, moment, self.look(num_format="yyyy-mm-dd", align="left", **look))
        elif exact is not None:
            sheet.write_number(*place, exact, self.look(num_format=number_format(column), **look))
        else:
            side: dict[str, object] = {"align": "right"} if column.is_number else {"text_wrap": True}
            text = cell_text(cell, column, self.document.language)
            _words(sheet, *place, text, self.look(**look, **side))


def _number(value: object, column: Column) -> float | None:
    """What Excel is to hold: tkr for öre, a fraction for per cent. Nothing when it is no exact number there."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    exponent = 0 if not column.is_number or column.kind == "percent" else exponent_of(column)
    number = float(swedish.scaled(value, exponent))
    return number if abs(number) < EXACT else None


def _words(sheet: Worksheet, line: int, column: int, text: str, look: Format) -> None:
    fit = clean(text)
    sheet.write_string(line, column, fit if len(fit) <= LONGEST_TEXT else fit[:LONGEST_TEXT] + "…", look)


def _width(table: Table, number: int, column: Column, language: str) -> float:
    rows = [row for row in table.rows if row.kind != "group"]
    lengths = [len(cell_text(cell_of(row.cells[number]), column, language)) for row in rows]
    head = max((len(part) for part in column.title.split()), default=0)
    return min(WIDEST, max([NARROWEST, head + 2, *(length + 2 for length in lengths)]))
