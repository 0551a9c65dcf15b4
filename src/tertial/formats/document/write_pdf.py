"""The document as one PDF that is both archivable (PDF/A-2a) and accessible (PDF/UA-1), set by Typst.

The template `document.typ` reads the prepared tree as JSON, so that no text is ever read as Typst source.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import typst

from . import svg
from .fonts import faces, showable
from .measure import table_layout
from .tree import (
    Block,
    BulletList,
    Cell,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signatures,
    Table,
    Text,
    Value,
    cell_of,
    levelled,
    runs,
)
from .words import clean, shown, stamp_facts, word

STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
PICTURE = (
    b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.svg), format: "svg")'
)
REGIONS = {"sv": "SE", "en": "GB"}
Prepared = dict[str, Any]


def to_pdf(document: Document) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1 in one file. The same document gives the same bytes."""
    made = _compiler(_prepared(document)).compile(format="pdf", pdf_standards=list(STANDARDS))
    return _bytes(made)


def svg_to_png(drawing: str, *, ppi: float = 220) -> bytes:
    """A chart as a picture, for files that cannot hold SVG."""
    compiler = typst.Compiler(PICTURE, font_paths=faces(), sys_inputs={"svg": drawing})
    return _bytes(compiler.compile(format="png", ppi=ppi))


def _bytes(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made


def _compiler(prepared: Prepared) -> typst.Compiler:
    told = json.dumps(prepared, ensure_ascii=False)
    return typst.Compiler(_template(), font_paths=faces(), sys_inputs={"document": told})


@cache
def _template() -> bytes:
    return files(__package__).joinpath("document.typ").read_bytes()


def _fit(text: str) -> str:
    return showable(clean(text))


def _prepared(document: Document) -> Prepared:
    """The tree with every value in words, as the template reads it."""
    document = levelled(document)
    language = document.language if document.language in REGIONS else "sv"
    return {
        "title": _fit(document.title) or "–",
        "agency": _fit(document.agency),
        "subtitle": _fit(document.subtitle),
        "language": language,
        "region": REGIONS[language],
        "date": [document.date.year, document.date.month, document.date.day],
        "example": word(language, "example") if document.example else "",
        "contents": word(language, "contents") if document.contents else "",
        "landscape": document.landscape,
        "stamp": [[_fit(k), _fit(v)] for k, v in stamp_facts(document)],
        "facts": [[_fit(k), _fit(v)] for k, v in document.facts],
        "blocks": _headed([_block(block, language, document.landscape) for block in document.blocks]),
    }


def _headed(blocks: list[Prepared]) -> list[Prepared]:
    """The headings just above a table that turns its page go with it, so that none is left alone before it."""
    kept: list[Prepared] = []
    for block in blocks:
        if block["is"] == "table" and block["turn"]:
            while kept and kept[-1]["is"] == "heading":
                block["above"].insert(0, kept.pop())
        kept.append(block)
    return kept


def _block(block: Block, language: str, landscape: bool) -> Prepared:  # noqa: PLR0911 (one case per kind of block)
    match block:
        case Heading():
            return {"is": "heading", "level": block.level, "text": _fit(block.text) or "–"}
        case Paragraph():
            return {"is": "paragraph", "style": block.style, "text": _text(block.text)}
        case BulletList():
            return {"is": "list", "numbered": block.numbered, "items": [_text(item) for item in block.items]}
        case Table():
            return _table(block, language, landscape)
        case Figure():
            return _figure(block, language, landscape)
        case Facts():
            return {"is": "facts", "pairs": [[_fit(k), _text(v)] for k, v in block.pairs]}
        case Notice():
            return {"is": "notice", "kind": block.kind, "title": _fit(block.title), "text": _text(block.text)}
        case Signatures():
            names = [[_fit(name), _fit(title)] for name, title in block.names]
            return {"is": "signatures", "text": _fit(block.text), "names": names}
        case PageBreak():
            return {"is": "pagebreak"}


def _text(text: Text) -> list[Prepared]:
    return [_run(run) for run in runs(text)]


def _run(run: Run) -> Prepared:
    web = run.href if run.href.startswith(("https://", "http://", "mailto:")) else ""
    return {
        "text": _fit(run.text),
        "strong": run.strong,
        "emphasis": run.emphasis,
        "struck": run.struck,
        "href": _fit(web).replace("\u200b", "")[:2000],
        "note": _fit(run.note),
    }


def _figure(block: Figure, language: str, landscape: bool) -> Prepared:
    drawing = svg.safe(block.svg)
    return {
        "is": "figure",
        "svg": drawing,
        "width": svg.width_of(drawing),
        "alt": _fit(block.alt) or "–",
        "caption": _fit(block.caption),
        "table": _table(block.data_table, language, landscape) if block.data_table else None,
    }


def _table(table: Table, language: str, landscape: bool) -> Prepared:
    rows = [_row(row, table.columns, language) for row in table.rows]
    return {
        "is": "table",
        "above": [],
        "caption": _fit(table.caption) or "–",
        "unit": _fit(table.unit),
        "note": _fit(table.note),
        "heads": [_fit(column.title) for column in table.columns],
        "groups": _brackets(table.columns),
        "numbers": [column.is_number for column in table.columns],
        "rows": rows,
        **table_layout(table, language, landscape=landscape),
    }


def _brackets(columns: tuple[Column, ...]) -> list[tuple[str, int]]:
    """Heads over neighbouring columns with how many they span; nothing when no column has one."""
    if not any(column.group for column in columns):
        return []
    spans: list[tuple[str, int]] = []
    for column in columns:
        if spans and spans[-1][0] == _fit(column.group):
            spans[-1] = (spans[-1][0], spans[-1][1] + 1)
        else:
            spans.append((_fit(column.group), 1))
    return spans


def _row(row: Row, columns: tuple[Column, ...], language: str) -> Prepared:
    pairs = zip(row.cells, columns if row.kind != "group" else columns[:1], strict=True)
    return {"kind": row.kind, "cells": [_cell(value, column, language) for value, column in pairs]}


def _cell(value: Value | Cell, column: Column, language: str) -> Prepared:
    cell = cell_of(value)
    words = cell.runs or (Run(shown(cell.value, column, language)),)
    return {"bad": cell.bad, "text": _text(words)}
