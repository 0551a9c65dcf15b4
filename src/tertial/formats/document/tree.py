"""The value tree of a document. Plain frozen values: what is decided is frozen as this tree's JSON.

Amounts in cells are whole öre, shares are fractions; the column says how they are shown.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal


class DocumentError(ValueError):
    """A tree that cannot be: the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one hand. `note` is a footnote hung on its end; `mark` tells a linked figure."""

    text: str
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    href: str = ""
    note: str = ""
    mark: Literal["", "figure", "changed", "missing"] = ""


Text = str | tuple[Run, ...]
Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter. `anchor` is its address within the HTML page."""

    level: int
    text: str
    anchor: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 4:
            raise DocumentError(f"heading level {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `lead` opens a chapter, `quote` is somebody else's words, `small` a source line."""

    text: Text
    style: Literal["body", "lead", "quote", "small"] = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of points, numbered or not."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and how its values are shown. `group` is a bracket head over neighbouring columns.

    tkr, mnkr and kr show whole öre; percent shows a fraction, points a fraction as percentage points.
    """

    title: str
    kind: Literal["text", "tkr", "mnkr", "kr", "percent", "points", "number", "date"] = "text"
    decimals: int | None = None
    signed: bool = False
    group: str = ""

    @property
    def is_number(self) -> bool:
        return self.kind not in {"text", "date"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with something more: where it leads, whether it is worse than its threshold, words as runs."""

    value: Value = None
    href: str = ""
    bad: bool = False
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A `group` row has one cell, the head of the rows below it; a `sum` row adds up."""

    cells: tuple[Value | Cell, ...]
    kind: Literal["row", "sum", "group"] = "row"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a head. `unit` stands above it ("Belopp i tkr"), `note` below it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise DocumentError("a table needs a column")
        for row in self.rows:
            if row.kind != "group" and len(row.cells) != len(self.columns):
                raise DocumentError(f"{len(row.cells)} cells under {len(self.columns)} heads: {self.caption}")
            if row.kind == "group" and len(row.cells) != 1:
                raise DocumentError(f"a group row has one cell: {self.caption}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as SVG, with what it says in words and the numbers behind it."""

    svg: str
    alt: str
    caption: str = ""
    data_table: Table | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts as names and values."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must see. The title is bold and complete in itself."""

    title: str
    text: Text = ""
    kind: Literal["info", "ok", "warn", "bad"] = "info"


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with a name and a title, under a sentence that says what is signed."""

    text: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Block = Heading | Paragraph | BulletList | Table | Figure | Facts | Notice | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decided the document and when (Myndighetsförordningen 2007:515, 21 §)."""

    version: str
    decided_on: date
    registry_number: str
    decided_by: str
    reporting_officer: str
    participants: tuple[str, ...] = ()
    dissent: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `date` is the day it stands as of; `example` marks invented data.

    `contents` asks for a table of contents, `landscape` turns the pages.
    """

    title: str
    date: date
    agency: str
    language: str = "sv"
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    stamp: Stamp | None = None
    example: bool = False
    contents: bool = False
    landscape: bool = False


def runs(text: Text) -> tuple[Run, ...]:
    """Any text as runs."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """Any text as its words alone."""
    return text if isinstance(text, str) else "".join(run.text for run in text if not run.struck)


def cell_of(value: Value | Cell) -> Cell:
    """Any value of a row as a cell."""
    return value if isinstance(value, Cell) else Cell(value)


def levelled(document: Document) -> Document:
    """The document with headings that never skip a level, as accessible files demand."""
    blocks: list[Block] = []
    above = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            blocks.append(replace(block, level=above))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))
