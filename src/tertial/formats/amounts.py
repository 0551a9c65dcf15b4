"""Amounts as people write them, to whole öre (decisions.md 16). Never through a float."""

import re

MAX_ORE = 10**14  # a thousand billion kronor: more than the whole state moves in a year

_BLANKS = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\t")
_GROUPED = re.compile(r"([+\N{MINUS SIGN}-]?\d{1,3}(?:\.\d{3})+)(,\d+)", re.ASCII)
_AMOUNT = re.compile(r"([+-]?)(\d+)(?:([.,])(\d*))?", re.ASCII)


class AmountError(ValueError):
    """An amount that cannot be read. `code` is one of
    empty, not_an_amount, ambiguous, too_many_decimals, too_large."""

    def __init__(self, code: str, text: str) -> None:
        self.code, self.text = code, text
        super().__init__(code, text)


def parse_amount(text: str, *, point_is_decimal: bool = False) -> int:
    """An amount in kronor as whole öre.

    Decimal comma or point; blanks, U+00A0 and U+202F part thousands; a real minus sign is as good as a hyphen.
    `1.234` could be a thousand or one and a bit: refused as ambiguous, unless the format defines the point.
    `1.234,5` cannot.
    """
    plain = ungrouped(text).replace("\N{MINUS SIGN}", "-")
    if not plain:
        raise AmountError("empty", text)
    found = _AMOUNT.fullmatch(plain)
    if found is None or (found[3] and not found[4]):
        raise AmountError("not_an_amount", text)
    sign, kronor, mark, decimals = found[1], found[2], found[3], found[4] or ""
    if mark == "." and len(decimals) == 3 and not point_is_decimal:
        raise AmountError("ambiguous", text)
    if len(decimals) > 2 and decimals[2:].strip("0"):
        raise AmountError("too_many_decimals", text)
    if len(kronor.lstrip("0")) > 13:
        raise AmountError("too_large", text)
    ore = int(kronor) * 100 + int(decimals[:2].ljust(2, "0"))
    if ore > MAX_ORE:
        raise AmountError("too_large", text)
    return -ore if sign == "-" else ore


def ungrouped(text: str) -> str:
    """The text without blanks, and without points that a decimal comma shows to part thousands."""
    plain = text.translate(_BLANKS)
    found = _GROUPED.fullmatch(plain)
    return found[1].replace(".", "") + found[2] if found else plain


def amount_text(ore: int, mark: str = ".") -> str:
    """Öre as kronor with two decimals, the way files want it: no blanks, minus in front."""
    whole, part = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{whole}{mark}{part:02}"
