"""Numbers and days as Swedish typography writes them: U+00A0 between thousands, decimal comma, real minus.

Amounts are whole öre. Everything rounds half away from zero, each figure from its exact value.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

NBSP, MINUS = "\u00a0", "\u2212"
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")

_WIDE = Context(prec=400)  # every digit of every float has room

Number = int | float | Decimal


def number(value: Number, decimals: int = 0, *, signed: bool = False) -> str:
    """A number with grouped thousands: 1234.5 with one decimal is ”1 234,5”. `signed` adds a plus."""
    rounded = _exact(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + f"{rounded.copy_abs():,f}".replace(",", NBSP).replace(".", ",")


def tkr(ore: int, *, signed: bool = False) -> str:
    """Öre as thousands of kronor."""
    return number(scaled(ore, -5), signed=signed)


def mnkr(ore: int, decimals: int = 1, *, signed: bool = False) -> str:
    """Öre as millions of kronor."""
    return number(scaled(ore, -8), decimals, signed=signed)


def kr(ore: int, *, signed: bool = False) -> str:
    """Öre as whole kronor."""
    return number(scaled(ore, -2), signed=signed)


def percent(fraction: Number, decimals: int = 1, *, signed: bool = False) -> str:
    """A fraction in per cent, without the sign: 0.8281 is ”82,8”."""
    return number(scaled(fraction, 2), decimals, signed=signed)


_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_UNIT = re.compile(r"(?<=\d) (?=(?:tkr|mnkr|mdkr|kr|kronor|öre|procent|%|p\.e\.|dagar|§)(?!\w))")


def typeset(text: str) -> str:
    """The text with blanks that hold a number together, and a number and its unit."""
    return _UNIT.sub(NBSP, _THOUSANDS.sub(NBSP, text))


def day(value: date) -> str:
    """A day without its year: ”23 nov”."""
    return f"{value.day}{NBSP}{SHORT_MONTHS[value.month - 1]}"


def long_day(value: date) -> str:
    """A day with its year: ”23 november 2026”."""
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]}{NBSP}{value.year}"


def month(value: int) -> str:
    """The name of a month, 1–12."""
    return MONTHS[value - 1]


def _exact(value: Number) -> Decimal:
    """The number as it is written, so that 0.1 is a tenth."""
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)


def scaled(value: Number, exponent: int) -> Decimal:
    """The number moved by a power of ten, exactly."""
    return _WIDE.scaleb(_exact(value), exponent)
