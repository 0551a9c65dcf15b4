"""Two wordings of a text, compared word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both wordings have, that only the old has, or that only the new has."""

    kind: Kind
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces in reading order, what was removed before what was added.

    Two laws: without the added pieces the text is `old`, without the removed ones it is `new`.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    matched = SequenceMatcher(None, before, after, autojunk=False)
    return list(_readable(_stretches(matched, before, after)))


def old_of(pieces: list[Piece]) -> str:
    """The text as it was."""
    return "".join(piece.text for piece in pieces if piece.kind != "added")


def new_of(pieces: list[Piece]) -> str:
    """The text as it became."""
    return "".join(piece.text for piece in pieces if piece.kind != "removed")


Stretch = tuple[str, str]  # what stands there in the old and in the new; equal when nothing changed


def _stretches(matched: SequenceMatcher[str], before: list[str], after: list[str]) -> list[Stretch]:
    """Unchanged and changed stretches in turn; blanks alone between two changes belong to the change."""
    found: list[Stretch] = []
    codes = matched.get_opcodes()
    for place, (_tag, a, b, c, d) in enumerate(codes):
        stretch = "".join(before[a:b]), "".join(after[c:d])
        inside = 0 < place < len(codes) - 1
        if found and (_changed(stretch) or (inside and stretch[0].isspace())) and _changed(found[-1]):
            stretch = found[-1][0] + stretch[0], found.pop()[1] + stretch[1]
        found.append(stretch)
    return found


def _changed(stretch: Stretch) -> bool:
    return stretch[0] != stretch[1]


def _readable(stretches: list[Stretch]) -> Iterator[Piece]:
    for old, new in stretches:
        if old == new:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("removed", old)
        if new:
            yield Piece("added", new)
