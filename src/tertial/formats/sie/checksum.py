"""KSUMMA: the control sum that protects a SIE file.

CRC-32 as zlib counts it, over every item between the two KSUMMA items: labels and fields only, without the blanks
between fields, without enclosing quotes and braces, with `\\"` counted as `"`, in code page 437.
"""

import re
import zlib

from tertial.formats.problems import Problem, error, warning

_ITEM = re.compile(rb'^[ \t]*#KSUMMA[ \t]*"?(-?\d*)"?[^\n]*$', re.MULTILINE | re.IGNORECASE)
_QUOTE = b"\x00"  # stands for an escaped quote while counting; no NUL gets this far
_BETWEEN = b" \t\r\n{}"


def counted(section: bytes) -> bytes:
    """The bytes of a section that the sum is taken over. Every other part stands inside quotes."""
    parts = section.replace(b'\\"', _QUOTE).split(b'"')
    parts[::2] = [part.translate(None, _BETWEEN) for part in parts[::2]]
    return b"".join(parts).replace(_QUOTE, b'"')


def checksum(section: bytes) -> int:
    """The control sum of the UTF-8 text between two KSUMMA items."""
    plain = counted(section)
    return zlib.crc32(plain if plain.isascii() else plain.decode().encode("cp437", "replace"))


def check(text: bytes) -> list[Problem]:
    """What is wrong with the file's control sum; nothing when it has none."""
    marks = list(_ITEM.finditer(text)) if b"KSUMMA" in text.upper() else []
    if not marks:
        return []
    opening, closing = marks[0], marks[-1]
    if opening is closing or not closing[1]:
        return [_missing(text, opening)]
    stated, line = int(closing[1]), _line(text, closing.start())
    found = checksum(text[opening.end() : closing.start()])
    problems = []
    if stated % 2**32 != found:
        problems.append(
            error(
                "sie.wrong_checksum",
                f"The control sum is {found}, but the file states {stated}: it has been changed or damaged.",
                line=line,
                value=str(stated),
            )
        )
    if text[closing.end() :].strip(b" \t\r\n\x1a"):
        problems.append(
            warning("sie.after_checksum", "There is more after the closing control sum.", line=line + 1)
        )
    return problems


def _missing(text: bytes, opening: "re.Match[bytes]") -> Problem:
    """Points at the opening sum: the closing one should have been the last line."""
    last = text.rstrip().count(b"\n") + 1
    return error(
        "sie.missing_checksum",
        f"The control sum opens on line {_line(text, opening.start())} but is never closed: the file is truncated.",
        line=last,
        value="#KSUMMA",
    )


def _line(text: bytes, offset: int) -> int:
    return text.count(b"\n", 0, offset) + 1
