"""The vendored faces, and which signs they can show. Nothing is fetched and no font of the machine is used."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent / "fonts"
UNSHOWN = "\u25a1"
BREAK_AFTER, LONG_WORD = 20, 40


@cache
def faces() -> typst.Fonts:
    """The faces as Typst wants them, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


@cache
def coverage() -> frozenset[int]:
    """The code points that at least one upright face has a glyph for."""
    found: set[int] = set()
    for path in FOLDER.glob("*-Regular.otf"):
        found |= _code_points(path.read_bytes())
    return frozenset(found)


def showable(text: str) -> str:
    """The text with what no face can show replaced by a box, and very long words given places to break."""
    known = coverage()
    shown = "".join(sign if ord(sign) in known or sign == "\n" else _instead(sign) for sign in text)
    return " ".join(_breakable(word) for word in shown.split(" "))


def _instead(sign: str) -> str:
    if sign == "\t" or unicodedata.category(sign) in {"Zs", "Zl", "Zp"}:
        return " "
    return "" if unicodedata.category(sign) in {"Cf", "Mn", "Me", "Cc"} else UNSHOWN


def _breakable(word: str) -> str:
    if len(word) < LONG_WORD:
        return word
    return "\u200b".join(word[i : i + BREAK_AFTER] for i in range(0, len(word), BREAK_AFTER))


def _code_points(font: bytes) -> set[int]:
    """The code points of an OpenType face: its character map in format 4 (and 12 where it has one)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for i in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * i)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 4:
            found |= _format_4(font, start + offset)
        elif form == 12:
            found |= _format_12(font, start + offset)
    return found


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        if tag == name:
            return int(offset)
    raise LookupError(name)


def _format_4(font: bytes, at: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    ends = struct.unpack_from(f">{doubled // 2}H", font, at + 14)
    starts = struct.unpack_from(f">{doubled // 2}H", font, at + 16 + doubled)
    return {code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)} - {0xFFFF}


def _format_12(font: bytes, at: int) -> set[int]:
    (groups,) = struct.unpack_from(">I", font, at + 12)
    spans = (struct.unpack_from(">II", font, at + 16 + 12 * i) for i in range(groups))
    return {code for first, last in spans for code in range(first, last + 1)}
