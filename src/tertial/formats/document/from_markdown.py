"""Markdown as blocks of a document, with linked figures, footnotes and tables that have captions.

`{{figure:12}}` is put into words by the function that is given; `^[…]` is a footnote. A paragraph that begins with
"Tabell:" (or "Table:") right before a table is its caption, one that begins with "Källa:" ("Source:") right after
it is its note. A row whose first cell is bold all through is a sum.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tertial.formats import swedish

from .tree import Block, BulletList, Cell, Column, Heading, Paragraph, Row, Run, Table, plain

FIGURE = re.compile(r"\{\{figure:(\d+)\}\}")
_SPECIAL = re.compile(r"\{\{figure:(?P<figure>\d+)\}\}|\^\[(?P<note>[^\]]+)\]")
_CAPTION = re.compile(r"(?:Tabell|Table):?\s+", re.IGNORECASE)
_NOTE = re.compile(r"(?:Källa|Source):", re.IGNORECASE)
_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])

Say = Callable[[int, bool], tuple[Run, ...]]  # id of a figure, and whether without its unit (in a table)


def from_markdown(text: str, figure: Say, *, top: int = 2) -> tuple[Block, ...]:
    """The blocks of a text; its highest heading gets the level `top`."""
    blocks = list(_Reader(_markdown.parse(text), figure).blocks())
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    levelled = [_moved(block, top - highest) for block in blocks]
    return tuple(_with_captions(levelled))


def figures_in(text: str) -> list[int]:
    """The ids of the linked figures of a text, in reading order, each as often as it stands there."""
    return [int(found) for found in FIGURE.findall(text)]


def tables_without_caption(text: str) -> int:
    """How many tables of a text nobody has given a caption."""
    blocks = from_markdown(text, lambda _number, _bare: ())
    return sum(isinstance(block, Table) and not block.caption for block in blocks)


def _moved(block: Block, steps: int) -> Block:
    return replace(block, level=min(4, max(1, block.level + steps))) if isinstance(block, Heading) else block


def _with_captions(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with captions and notes moved into their tables."""
    taken: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            before, after = _paragraph(blocks, at - 1), _paragraph(blocks, at + 1)
            caption = _CAPTION.sub("", before, count=1) if _CAPTION.match(before) else ""
            note = after if _NOTE.match(after) else ""
            taken |= ({at - 1} if caption else set()) | ({at + 1} if note else set())
            blocks[at] = replace(block, caption=caption, note=note)
    yield from (block for at, block in enumerate(blocks) if at not in taken)


def _paragraph(blocks: list[Block], at: int) -> str:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return plain(block.text) if isinstance(block, Paragraph) and block.style == "body" else ""


class _Reader:
    """Reads the tokens of one text from first to last."""

    def __init__(self, tokens: list[Token], figure: Say) -> None:
        self.tokens, self.figure, self.at = tokens, figure, 0

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.tokens):
            yield from self._next("body")

    def _take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _next(self, style: str) -> Iterator[Block]:
        token = self._take()
        if token.type == "heading_open":
            yield Heading(min(4, int(token.tag[1])), plain(self._inline(self._take())) or "–")
        elif token.type == "inline":
            yield Paragraph(self._inline(token), "quote" if style == "quote" else "body")
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            yield self._list(token)
        elif token.type == "table_open":
            yield self._table()
        elif token.type == "blockquote_open":
            while self.tokens[self.at].type != "blockquote_close":
                yield from self._next("quote")
        elif token.type in {"fence", "code_block"}:
            yield Paragraph(token.content.rstrip())

    def _list(self, opening: Token) -> BulletList:
        """One level of points; deeper ones become points of their own."""
        closing, items = opening.type.replace("open", "close"), []
        depth = 1
        while depth:
            token = self._take()
            depth += (token.type == opening.type) - (token.type == closing)
            if token.type == "inline":
                items.append(self._inline(token))
        return BulletList(tuple(items), numbered=opening.type.startswith("ordered"))

    def _table(self) -> Table:
        rows: list[list[tuple[Run, ...]]] = []
        numbers: list[bool] = []
        while (token := self._take()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                numbers.append("right" in str(token.attrs.get("style", "")))
            elif token.type == "inline":
                rows[-1].append(self._inline(token, bare=True))
        heads = rows[0] if rows else [(Run(""),)]
        columns = tuple(_column(head, is_number) for head, is_number in zip(heads, numbers, strict=True))
        return Table("", columns, tuple(_row(cells) for cells in rows[1:]))

    def _inline(self, token: Token, *, bare: bool = False) -> tuple[Run, ...]:
        hand, found = Run(""), list[Run]()
        for leaf in token.children or []:
            if leaf.type == "link_open":
                hand = replace(hand, href=str(leaf.attrs.get("href", "")))
            elif leaf.type == "link_close":
                hand = replace(hand, href="")
            elif leaf.type in _HANDS:
                hand = _in_hand(hand, leaf.type)
            elif leaf.type in {"softbreak", "hardbreak"}:
                found.append(replace(hand, text=" " if leaf.type == "softbreak" else "\n"))
            else:
                found += self._special(leaf.content, hand, bare)
        return _hung(found)

    def _special(self, text: str, hand: Run, bare: bool) -> Iterator[Run]:
        """A stretch of text with its figures said and its footnotes marked as runs without words."""
        start = 0
        for found in _SPECIAL.finditer(text):
            yield replace(hand, text=swedish.typeset(text[start : found.start()]))
            if found["figure"]:
                yield from (
                    replace(run, strong=hand.strong, emphasis=hand.emphasis)
                    for run in self.figure(int(found["figure"]), bare)
                )
            else:
                yield Run("", note=swedish.typeset(found["note"]))
            start = found.end()
        yield replace(hand, text=swedish.typeset(text[start:]))


_HANDS = {f"{name}_{side}" for name in ("strong", "em", "s") for side in ("open", "close")}


def _in_hand(hand: Run, token: str) -> Run:
    """The hand after a mark has begun or ended."""
    name, _underscore, side = token.partition("_")
    if name == "strong":
        return replace(hand, strong=side == "open")
    return replace(hand, emphasis=side == "open") if name == "em" else replace(hand, struck=side == "open")


def _hung(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with empty ones gone, and each footnote hung on the words before it."""
    kept: list[Run] = []
    for run in runs:
        if run.note and not run.text and kept and not kept[-1].note:
            kept[-1] = replace(kept[-1], note=run.note)
        elif run.text or run.note:
            kept.append(run)
    return tuple(kept)


def _column(head: tuple[Run, ...], is_number: bool) -> Column:
    return Column(plain(head), "number" if is_number else "text")


def _row(cells: list[tuple[Run, ...]]) -> Row:
    is_sum = bool(cells) and bool(cells[0]) and all(run.strong for run in cells[0])
    told = tuple(Cell(runs=cell) if cell else Cell("") for cell in cells)
    return Row(told, "sum" if is_sum else "row")
