"""Follow-up periods (uppföljningsperioder): tertials, quarters, half-years, months. Codes as in decisions.md 31."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS_IN = {"T": 4, "Q": 3, "H": 6, "M": 1}
KINDS = tuple(MONTHS_IN)

_CODE = re.compile(r"T[1-3]|Q[1-4]|H[12]|M(?:0[1-9]|1[0-2])", re.ASCII)
_NAMES = {
    "sv": {"T": "Tertial", "Q": "Kvartal", "H": "Halvår"},
    "en": {"T": "Tertial", "Q": "Quarter", "H": "Half-year"},
}
_MONTHS = {
    "sv": "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
    "en": "January,February,March,April,May,June,July,August,September,October,November,December",
}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of any year, by its code: T1–T3, Q1–Q4, H1–H2, M01–M12. Raises ValueError for anything else."""

    code: str

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(self.code)

    def __str__(self) -> str:
        return self.code

    @property
    def kind(self) -> str:
        """T, Q, H or M."""
        return self.code[0]

    @property
    def number(self) -> int:
        """Its place among the periods of its kind, from 1."""
        return int(self.code[1:])

    def months(self) -> range:
        """The months it covers, as numbers."""
        length = MONTHS_IN[self.kind]
        return range((self.number - 1) * length + 1, self.number * length + 1)

    def first_day(self, year: int) -> date:
        """Its first day in a year."""
        return date(year, self.months()[0], 1)

    def last_day(self, year: int) -> date:
        """Its last day in a year. The end of a period never moves for a holiday: only duties do."""
        return month_end(year, self.months()[-1])

    def previous(self, year: int) -> tuple["Period", int]:
        """The period before it and the year of that one."""
        if self.number > 1:
            return _numbered(self.kind, self.number - 1), year
        return _numbered(self.kind, 12 // MONTHS_IN[self.kind]), year - 1

    def following(self, year: int) -> tuple["Period", int]:
        """The period after it and the year of that one."""
        if self.number < 12 // MONTHS_IN[self.kind]:
            return _numbered(self.kind, self.number + 1), year
        return _numbered(self.kind, 1), year + 1

    def label(self, language: str = "sv") -> str:
        """Its name: "Tertial 2", "Kvartal 3", "Halvår 1", "november"; in English for any other language."""
        words = language if language in _NAMES else "en"
        if self.kind == "M":
            return month_name(self.number, words)
        return f"{_NAMES[words][self.kind]} {self.number}"


def month_name(month: int, language: str = "sv") -> str:
    """The name of a month by its number; in English for any other language than Swedish."""
    return _MONTHS[language if language in _MONTHS else "en"].split(",")[month - 1]


def _numbered(kind: str, number: int) -> Period:
    return Period(f"M{number:02}" if kind == "M" else f"{kind}{number}")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def periods_of(kind: str) -> list[Period]:
    """All periods of a kind (T, Q, H or M), in order."""
    return [_numbered(kind, number) for number in range(1, 12 // MONTHS_IN[kind] + 1)]


def period_of(kind: str, day: date) -> Period:
    """The period of a kind that a day lies in."""
    return _numbered(kind, (day.month - 1) // MONTHS_IN[kind] + 1)
