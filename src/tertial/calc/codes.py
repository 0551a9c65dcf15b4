"""Codes of appropriations (anslag), items (anslagsposter) and sub-items (delposter).

Written as `24 1:5 ap.1 dp.2`: expenditure area, section, number, item, sub-item. Read as people and systems
write them: `UO 24 1:5 ap 1`, `24 1:5, ap.1`, `2401005 001`.
"""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(
    r"(?:UO\s*)?(?P<area>\d{1,2})\s+(?P<section>\d{1,2}):(?P<number>\d{1,3})"
    r"(?:\s*,?\s*ap\.?\s*(?P<item>\d{1,4}(?:\.\d{1,4})*))?"
    r"(?:\s*,?\s*dp\.?\s*(?P<subitem>\d{1,4}(?:\.\d{1,4})*))?",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(
    r"(?P<area>\d{2})(?P<section>\d{2})(?P<number>\d{3})"
    r"(?:\s+(?P<item>\d{3}(?:\.\d{1,4})*))?(?:\s+(?P<subitem>\d{3}(?:\.\d{1,4})*))?",
    re.ASCII,
)

LEDGER_KEY = re.compile(r"\d{1,3}:[\w.*-]{1,30}", re.ASCII)  # "6:4120": a dimension of the ledger and its object


def covers(pattern: str, key: str) -> bool:
    """Whether a ledger key is the one that is meant, or begins as `6:41*` does."""
    return key.startswith(pattern[:-1]) if pattern.endswith("*") else key == pattern


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """One code, in the order of the state budget. `item` and `subitem` may be sub-numbered: ap.22.1 is (22, 1)."""

    area: int
    section: int
    number: int
    item: tuple[int, ...] = ()
    subitem: tuple[int, ...] = ()

    def __str__(self) -> str:
        item = f" ap.{_dotted(self.item)}" if self.item else ""
        subitem = f" dp.{_dotted(self.subitem)}" if self.subitem else ""
        return f"{self.appropriation}{item}{subitem}"

    @property
    def appropriation(self) -> str:
        """The appropriation (anslag) that the item belongs to: `24 1:5`."""
        return f"{self.area} {self.section}:{self.number}"


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in numbers)


def _numbers(text: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")) if text else ()


def parse_code(text: str) -> Code:
    """The code that a text stands for. Raises ValueError for anything else."""
    plain = " ".join(text.split())
    found = _WRITTEN.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is None:
        raise ValueError(text)
    code = Code(
        int(found["area"]),
        int(found["section"]),
        int(found["number"]),
        _numbers(found["item"]),
        _numbers(found["subitem"]),
    )
    if not (code.area and code.section and code.number) or 0 in code.item + code.subitem:
        raise ValueError(text)
    return code


def canonical_code(text: str) -> str:
    """The code as it is stored and shown. Raises ValueError."""
    return str(parse_code(text))
