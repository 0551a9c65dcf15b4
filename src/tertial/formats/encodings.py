"""Which letters the bytes stand for. Detected, said aloud, and open to override; never guessed in silence."""

import re
from dataclasses import dataclass

from .problems import Problem, error, warning

KNOWN = ("ascii", "utf-8", "utf-8-sig", "cp437", "iso8859-15")

_OEM = bytes(range(0x80, 0xA6))  # letters in cp437; controls and rare signs in ISO 8859-15
_ISO = bytes(range(0xC0, 0x100))  # letters in ISO 8859-15; box drawing and Greek in cp437
_HIGH = re.compile(rb"[\x80-\xff]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HTML = (b"<!doctype html", b"<html")
_MAGIC = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"\xd0\xcf\x11\xe0": "Microsoft Office",
    b"PAR1": "Parquet",
    b"\x7fELF": "ELF",
    b"MZ\x90": "EXE",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text as UTF-8 bytes (no byte order mark), with the encoding it was read in."""

    utf8: bytes
    encoding: str
    problems: tuple[Problem, ...] = ()


def place(content: bytes, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a byte."""
    return content.count(b"\n", 0, offset) + 1, offset - content.rfind(b"\n", 0, offset)


def not_text(content: bytes) -> Problem | None:
    """Why these bytes are no text at all, or None."""
    if not content.strip():
        return error("file.empty", "The file is empty.", line=1)
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            return error("file.not_text", "This is not a text file.", line=1, column=1, value=name)
    if content[:4096].lstrip().lower().startswith(_HTML):
        return error("file.not_text", "This is a web page.", line=1, column=1, value="HTML")
    if content.startswith(_WIDE):
        return error("file.unknown_encoding", "The encoding is not one we read.", line=1, column=1, value="UTF-16")
    nul = content.find(b"\0")
    if nul >= 0:
        line, column = place(content, nul)
        return error("file.nul", "The file holds a NUL byte.", line=line, column=column, value="\\x00")
    return None


def lone_return(text: bytes) -> Problem | None:
    """A carriage return without a line feed: some readers see a new line there and others none, so nobody may."""
    found = re.search(rb"\r(?!\n)", text)
    if not found:
        return None
    line, column = place(text, found.start())
    told = "A carriage return stands without its line feed."
    return error("file.lone_return", told, line=line, column=column, value="CR")


def decode(content: bytes, *, chosen: str | None = None, single_byte: str = "cp437") -> Text | Problem:
    """The text of a file, or why it cannot be read.

    UTF-8 is recognised by being valid. Of the two single-byte sets, the one whose letters occur is taken;
    `single_byte` is taken when neither shows. `chosen` overrides all of that.
    """
    if chosen is not None:
        return _as_chosen(content, chosen)
    if content.startswith(b"\xef\xbb\xbf"):
        return _strict(content, "utf-8-sig")
    if content.isascii():
        return Text(content, "ascii")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(content, single_byte)
    return Text(content, "utf-8")


def _as_chosen(content: bytes, chosen: str) -> Text | Problem:
    if chosen not in KNOWN:
        return error("file.unknown_encoding", "The encoding is not one we read.", line=1, value=chosen)
    return _strict(content, chosen)


def _strict(content: bytes, encoding: str) -> Text | Problem:
    try:
        return Text(content.decode(encoding).encode(), encoding)
    except UnicodeDecodeError as wrong:
        line, column = place(content, wrong.start)
        byte = f"\\x{content[wrong.start]:02x}"
        return error(
            "file.wrong_encoding", "A byte does not fit the encoding.", line=line, column=column, value=byte
        )


def _single_byte(content: bytes, default: str) -> Text | Problem:
    oem, iso = _count(content, _OEM), _count(content, _ISO)
    encoding = default if oem == iso == 0 else "cp437" if oem > iso else "iso8859-15"
    if min(oem, iso) * 9 > max(oem, iso):
        return _mixed(content)
    decoded = _strict(content, encoding)
    if isinstance(decoded, Problem) or (oem == 0) != (iso == 0):
        return decoded
    first = _HIGH.search(content)
    line, column = place(content, first.start() if first else 0)
    doubt = warning("file.encoding_assumed", "The encoding is assumed.", line=line, column=column, value=encoding)
    return Text(decoded.utf8, encoding, (doubt,))


def _count(content: bytes, letters: bytes) -> int:
    return len(content) - len(content.translate(None, letters))


def _mixed(content: bytes) -> Problem:
    first = _HIGH.search(content)
    line, column = place(content, first.start() if first else 0)
    return error(
        "file.unknown_encoding",
        "The letters fit no encoding we read.",
        line=line,
        column=column,
        value=f"\\x{content[first.start()]:02x}" if first else "",
    )
