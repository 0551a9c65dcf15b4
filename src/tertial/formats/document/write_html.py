"""The document as HTML: a part of a page, or a file of its own with its style in it."""

from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from urllib.parse import urlsplit

from . import svg
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

CONTENTS_DEPTH = 2
SCHEMES = {"", "http", "https", "mailto"}


def to_html(document: Document, *, standalone: bool = False) -> str:
    """The whole document as an `article`; standalone as a complete file that needs nothing else."""
    article = _Writer(document).article()
    if not standalone:
        return article
    language, title = _attr(document.language), _html(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{stylesheet()}</style>\n</head>\n<body>\n{article}</body>\n</html>\n"
    )


def blocks_html(document: Document) -> str:
    """Only the blocks, for a page that has a heading of its own."""
    return _Writer(document).blocks()


def contents(document: Document) -> list[tuple[Heading, str]]:
    """The headings that a list of contents names, each with its address within the page."""
    return _Writer(document).contents()


@cache
def stylesheet() -> str:
    """The style of documents, the same file that the pages use."""
    return files(__package__).joinpath("static/document.css").read_text(encoding="utf-8")


def _html(text: str) -> str:
    return escape(clean(text), quote=False)


def _attr(text: str) -> str:
    return escape(clean(text), quote=True)


def _safe_href(href: str) -> str:
    try:
        return href if urlsplit(clean(href).strip()).scheme.lower() in SCHEMES else ""
    except ValueError:
        return ""


class _Writer:
    """Writes one document; remembers its footnotes and gives headings their addresses."""

    def __init__(self, document: Document) -> None:
        self.document = document = levelled(document)
        self.notes: list[str] = []
        self.anchors = {
            number: block.anchor or f"section-{number}"
            for number, block in enumerate(document.blocks)
            if isinstance(block, Heading)
        }

    def word(self, name: str) -> str:
        return _html(word(self.document.language, name))

    def article(self) -> str:
        body = self._head() + self.blocks()
        return f'<article class="document" lang="{_attr(self.document.language)}">\n{body}</article>\n'

    def blocks(self) -> str:
        written = "".join(self._block(number, block) for number, block in enumerate(self.document.blocks))
        return written + self._footnotes()

    def _head(self) -> str:
        doc = self.document
        lines = [f'<p class="doc-agency">{_html(doc.agency)}</p>', f"<h1>{_html(doc.title)}</h1>"]
        if doc.subtitle:
            lines.append(f'<p class="doc-subtitle">{_html(doc.subtitle)}</p>')
        if doc.example:
            lines.append(f'<p class="doc-example">{self.word("example")}</p>')
        head = '<header class="doc-head">\n' + "\n".join(lines) + "\n</header>\n"
        facts = self._facts(Facts(doc.facts)) if doc.facts else ""
        return head + self._stamp() + facts + (self._contents() if doc.contents else "")

    def contents(self) -> list[tuple[Heading, str]]:
        return [
            (block, self.anchors[n])
            for n, block in enumerate(self.document.blocks)
            if isinstance(block, Heading) and block.level <= CONTENTS_DEPTH
        ]

    def _contents(self) -> str:
        entries = "".join(
            f'<li class="doc-level-{block.level}"><a href="#{_attr(anchor)}">{_html(block.text)}</a></li>'
            for block, anchor in self.contents()
        )
        title = self.word("contents")
        return f'<nav class="doc-contents" aria-label="{title}"><h2>{title}</h2><ol>{entries}</ol></nav>\n'

    def _stamp(self) -> str:
        told = stamp_facts(self.document)
        pairs = "".join(f"<div><dt>{_html(name)}</dt><dd>{_html(value)}</dd></div>" for name, value in told)
        return f'<dl class="doc-stamp">{pairs}</dl>\n' if told else ""

    def _block(self, number: int, block: Block) -> str:  # noqa: PLR0911 (one case per kind of block)
        match block:
            case Heading():
                level = block.level + 1
                return f'<h{level} id="{_attr(self.anchors[number])}">{_html(block.text)}</h{level}>\n'
            case Paragraph():
                return self._paragraph(block)
            case BulletList():
                tag = "ol" if block.numbered else "ul"
                return f"<{tag}>" + "".join(f"<li>{self._text(item)}</li>" for item in block.items) + f"</{tag}>\n"
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Facts():
                return self._facts(block)
            case Notice():
                text = f" {self._text(block.text)}" if block.text else ""
                return f'<p class="doc-notice doc-{block.kind}"><strong>{_html(block.title)}</strong>{text}</p>\n'
            case Signatures():
                return self._signatures(block)
            case PageBreak():
                return '<hr class="doc-page-break">\n'

    def _paragraph(self, block: Paragraph) -> str:
        if block.style == "quote":
            return f"<blockquote><p>{self._text(block.text)}</p></blockquote>\n"
        named = "" if block.style == "body" else f' class="doc-{block.style}"'
        return f"<p{named}>{self._text(block.text)}</p>\n"

    def _facts(self, block: Facts) -> str:
        pairs = "".join(f"<div><dt>{_html(k)}</dt><dd>{self._text(v)}</dd></div>" for k, v in block.pairs)
        return f'<dl class="doc-facts">{pairs}</dl>\n'

    def _signatures(self, block: Signatures) -> str:
        names = "".join(f"<li>{_html(name)}<br>{_html(title)}</li>" for name, title in block.names)
        return f'<p>{_html(block.text)}</p>\n<ul class="doc-signatures">{names}</ul>\n'

    def _text(self, text: Text) -> str:
        return "".join(self._run(run) for run in runs(text))

    def _run(self, run: Run) -> str:
        html = _html(run.text).replace("\n", "<br>")
        for wanted, tag in ((run.strong, "strong"), (run.emphasis, "em"), (run.struck, "del")):
            html = f"<{tag}>{html}</{tag}>" if wanted else html
        href = _safe_href(run.href)
        if href:
            html = f'<a href="{_attr(href)}">{html}</a>'
        if run.mark:
            html = f'<span class="doc-linked doc-linked-{run.mark}">{html}</span>'
        return html + (self._note(run.note) if run.note else "")

    def _note(self, note: str) -> str:
        self.notes.append(note)
        n = len(self.notes)
        label = f"{self.word('note')} {n}"
        return f'<sup><a href="#note-{n}" id="note-ref-{n}" role="doc-noteref" aria-label="{label}">{n}</a></sup>'

    def _footnotes(self) -> str:
        if not self.notes:
            return ""
        notes = "".join(
            f'<li id="note-{n}">{_html(note)} <a href="#note-ref-{n}" role="doc-backlink">↩</a></li>'
            for n, note in enumerate(self.notes, start=1)
        )
        head = f'<section class="doc-notes" role="doc-endnotes" aria-label="{self.word("notes")}">'
        return f"{head}<ol>{notes}</ol></section>\n"

    def _figure(self, block: Figure) -> str:
        drawing = svg.safe(block.svg) or f"<p>{_html(block.alt)}</p>"
        caption = f"<figcaption>{_html(block.caption)}</figcaption>" if block.caption else ""
        twin = ""
        if block.data_table:
            summary = f"<summary>{self.word('source_table')}</summary>"
            twin = f"<details>{summary}{self._table(block.data_table)}</details>"
        return f'<figure class="doc-figure">{caption}{drawing}{twin}</figure>\n'

    def _table(self, table: Table) -> str:
        unit = f'<span class="doc-unit">{_html(table.unit)}</span>' if table.unit else ""
        caption = f"<caption>{_html(table.caption)}{unit}</caption>"
        body = "".join(self._rows(part, table.columns) for part in _parts(table.rows))
        note = f'<p class="doc-small">{_html(table.note)}</p>' if table.note else ""
        inner = f'<table class="doc-table">{caption}{_table_head(table.columns)}{body}</table>'
        region = f'<div class="doc-scroll" role="region" tabindex="0" aria-label="{_attr(table.caption)}">'
        return f"{region}{inner}</div>{note}\n"

    def _rows(self, rows: list[Row], columns: tuple[Column, ...]) -> str:
        return "<tbody>" + "".join(self._row(row, columns) for row in rows) + "</tbody>"

    def _row(self, row: Row, columns: tuple[Column, ...]) -> str:
        if row.kind == "group":
            text = self._cell_text(row.cells[0], columns[0])
            return f'<tr class="doc-group"><th scope="rowgroup" colspan="{len(columns)}">{text}</th></tr>'
        named = ' class="doc-sum"' if row.kind == "sum" else ""
        pairs = list(zip(row.cells, columns, strict=True))
        first = f'<th scope="row"{_classes(cell_of(row.cells[0]), columns[0])}>{self._cell_text(*pairs[0])}</th>'
        rest = "".join(f"<td{_classes(cell_of(c), col)}>{self._cell_text(c, col)}</td>" for c, col in pairs[1:])
        return f"<tr{named}>{first}{rest}</tr>"

    def _cell_text(self, value: Value | Cell, column: Column) -> str:
        cell = cell_of(value)
        if cell.runs:
            return self._text(cell.runs)
        html = _html(shown(cell.value, column, self.document.language)).replace("\n", "<br>")
        href = _safe_href(cell.href)
        return f'<a href="{_attr(href)}">{html}</a>' if href and html else html


def _parts(rows: tuple[Row, ...]) -> list[list[Row]]:
    """The rows in groups, each from its head to the next one."""
    parts: list[list[Row]] = []
    for row in rows:
        if row.kind == "group" or not parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def _classes(cell: Cell, column: Column) -> str:
    names = ["doc-number"] * column.is_number + ["doc-bad"] * cell.bad
    return f' class="{" ".join(names)}"' if names else ""


def _table_head(columns: tuple[Column, ...]) -> str:
    bracket = ""
    if any(column.group for column in columns):
        spans = [(name, len(list(same))) for name, same in groupby(columns, key=lambda c: c.group)]
        bracket = "<tr>" + "".join(_bracket(name, span) for name, span in spans) + "</tr>"
    heads = "".join(f'<th scope="col"{_classes(Cell(), c)}>{_html(c.title)}</th>' for c in columns)
    return f"<thead>{bracket}<tr>{heads}</tr></thead>"


def _bracket(name: str, span: int) -> str:
    return (
        f'<th scope="colgroup" colspan="{span}" class="doc-bracket">{_html(name)}</th>'
        if name
        else f'<td colspan="{span}"></td>'
    )
