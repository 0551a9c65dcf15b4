"""Appropriation items, decisions, settlement rules and budget out of their tables, checked."""

import calendar
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from tertial.appropriations.loading import DecisionEntry, ItemEntry, RuleEntry
from tertial.appropriations.proposals import takes_in_accruals
from tertial.budget.loading import LineEntry
from tertial.calc.codes import LEDGER_KEY, canonical_code
from tertial.formats.tables import Row, Table, parse_thousands

from .folder import FIRST_YEAR, LAST_YEAR

KINDS = ("administrative", "programme")
BASES = ("cost", "cash")
DECISIONS = ("opening", "allocation", "amending_budget", "reallocation", "withdrawal", "permitted_overrun")
ORDERS = ("before_credit", "after_credit")
_ACCOUNT = re.compile(r"[0-9A-Za-z]{1,20}", re.ASCII)

ItemKey = tuple[int, str]


@dataclass(slots=True)
class Once:
    """Remembers keys, and tells when one comes again."""

    row_of: dict[tuple, int]

    def check(self, row: Row, heading: str, key: tuple) -> None:
        if row.sound and key in self.row_of:
            row.refuse(heading, "stands_twice", f"the same stands on line {self.row_of[key]}")
        self.row_of.setdefault(key, row.line)


def _year(row: Row) -> int:
    return row.number("year", FIRST_YEAR, LAST_YEAR)


def _code(row: Row) -> str:
    said = row.text("code", longest=60)
    try:
        return canonical_code(said) if said else ""
    except ValueError:
        row.refuse("code", "not_a_code", "a code like 24 1:5 ap.1")
        return ""


def _item(row: Row, known: Container[ItemKey]) -> ItemKey:
    year, code = _year(row), _code(row)
    if row.sound and (year, code) not in known:
        row.refuse("code", "unknown_item", f"there is no such item in {year}")
    return year, code


def items_of(table: Table) -> list[ItemEntry]:
    """Appropriation items."""
    once = Once({})
    entries = []
    for row in table.rows:
        entry = _item_entry(row)
        once.check(row, "code", (entry.year, entry.code))
        entries.append(entry)
    return entries


def _item_entry(row: Row) -> ItemEntry:
    credit = row.thousands("credit_tkr") if row.optional("credit_tkr") else 0
    if credit < 0:
        row.refuse("credit_tkr", "negative", "a credit is not negative")
    carry, amount = _carry(row)
    return ItemEntry(
        _year(row),
        _code(row),
        row.text("name"),
        row.one_of("kind", KINDS),
        row.one_of("basis", BASES),
        credit,
        carry,
        amount,
    )


def _carry(row: Row) -> tuple[str, int]:
    said = row.text("carry").lower().replace(" ", "")
    if said in {"none", "all", "3%", ""}:
        return said, 0
    try:
        amount = parse_thousands(row.cells["carry"])
    except ValueError:
        amount = -1
    if amount < 0:
        row.refuse("carry", "not_a_carry", "none, all, 3% or an amount in thousands of kronor")
    return "amount", amount


def decisions_of(table: Table, known: Container[ItemKey]) -> list[DecisionEntry]:
    """Dated decisions. A withdrawal takes away, whether the list writes it with a minus or not."""
    return [_decision(row, known) for row in table.rows]


def _decision(row: Row, known: Container[ItemKey]) -> DecisionEntry:
    year, code = _item(row, known)
    row.text("date")
    day = row.day("date")
    kind = row.one_of("kind", DECISIONS)
    amount = row.thousands("amount_tkr")
    if kind in {"allocation", "permitted_overrun"} and amount < 0:
        row.refuse("amount_tkr", "negative", "an allocation or a permission is not negative")
    order = row.one_of("overrun_order", ORDERS) if row.optional("overrun_order") else ORDERS[0]
    if kind == "withdrawal":
        amount = -abs(amount)
    return DecisionEntry(year, code, day or date.min, kind, amount, row.optional("reference")[:200], order)


def rules_of(table: Table, known: Container[ItemKey], items: Sequence[ItemEntry]) -> list[RuleEntry]:
    """Settlement rules. One that takes in accruals for an item with cash basis is told (decisions.md 11)."""
    once = Once({})
    cash = {(item.year, item.code) for item in items if item.basis == "cash"}
    entries = []
    for row in table.rows:
        entry = _rule(row, known)
        once.check(row, "order", (entry.year, entry.order))
        if row.sound and (entry.year, entry.code) in cash and takes_in_accruals(entry):
            row.warn("account_from", "accruals_on_cash", "the rule takes in accounts of accruals")
        entries.append(entry)
    return entries


def _rule(row: Row, known: Container[ItemKey]) -> RuleEntry:
    year, code = _item(row, known)
    account_from, account_to = _accounts(row)
    dimension = row.whole("dimension", 1, 999)
    wanted = row.optional("object") or None
    if (dimension is None) != (wanted is None):
        row.refuse(
            "object" if wanted is None else "dimension", "dimension_with_object", "the one asks for the other"
        )
    _object_holds(row, wanted)
    first, last = _month(row, "valid_from", year), _month(row, "valid_to", year)
    if first and last and last < first:
        row.refuse("valid_to", "ends_before_start", "the last month lies before the first")
    return RuleEntry(
        year, row.number("order", 0, 999_999), code, account_from, account_to, dimension, wanted, first, last
    )


def _accounts(row: Row) -> tuple[str, str]:
    first = row.text("account_from")
    last = row.optional("account_to") or first
    for heading, account in (("account_from", first), ("account_to", last)):
        if account and not _ACCOUNT.fullmatch(account):
            row.refuse(heading, "not_an_account", "letters and digits")
    if first.isdecimal() and last.isdecimal() and int(last) < int(first):
        row.refuse("account_to", "ends_before_start", "the last account lies before the first")
    return first, last


def _object_holds(row: Row, wanted: str | None) -> None:
    if wanted is None:
        return
    first, mark, last = wanted.partition("..")
    star = wanted.find("*")
    if (mark and not (first.strip() and last.strip())) or (0 <= star < len(wanted) - 1) or len(wanted) > 100:
        row.refuse("object", "not_an_object", "an object, a prefix ending in *, or a range a..b")


def _month(row: Row, heading: str, year: int) -> int | None:
    """A whole month of the year: 3, 2026-03, or its first or last day."""
    said = row.optional(heading)
    if not said:
        return None
    found = re.fullmatch(r"(?:(\d{4})-)?(\d{1,2})(?:-(\d\d))?", said, re.ASCII)
    month = int(found[2]) if found else 0
    if not found or not 1 <= month <= 12 or (found[1] and int(found[1]) != year) or not _edge(found, heading, year):
        row.refuse(heading, "not_a_month", f"a whole month of {year}, like {year}-03")
        return None
    return month


def _edge(found: re.Match[str], heading: str, year: int) -> bool:
    if found[3] is None:
        return True
    last = calendar.monthrange(year, int(found[2]))[1]
    return found[1] is not None and int(found[3]) == (1 if heading == "valid_from" else last)


def budget_of(table: Table, known: Container[ItemKey], units: Container[str]) -> list[LineEntry]:
    """Budget lines."""
    once = Once({})
    entries = []
    for row in table.rows:
        entry = _line(row, known, units)
        once.check(row, "unit", _place(entry))
        entries.append(entry)
    return entries


def _line(row: Row, known: Container[ItemKey], units: Container[str]) -> LineEntry:
    year, code = _item(row, known)
    unit = row.text("unit")
    if unit and unit not in units:
        row.refuse("unit", "unknown_unit", "there is no such unit")
    group = row.text("account_group", longest=20)
    if group and not _ACCOUNT.fullmatch(group):
        row.refuse("account_group", "not_an_account", "the first digits of the accounts")
    key = row.cells.get("ledger_key", "")
    if key and not LEDGER_KEY.fullmatch(key):
        row.refuse("ledger_key", "not_a_ledger_key", "dimension and object with a colon between, like 6:4120")
    return LineEntry(year, unit, code, group, row.number("month", 1, 12), row.thousands("amount_tkr"), key)


def _place(entry: LineEntry) -> tuple:
    return entry.year, entry.unit, entry.code, entry.account_group, entry.ledger_key, entry.month
