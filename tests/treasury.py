"""The money that tests meet: the worked example of the guidance for 2025 with its ledger, and 2026 begun."""

from datetime import date

from tertial.access.actor import Actor
from tertial.appropriations.loading import (
    DecisionEntry,
    ItemEntry,
    RuleEntry,
    put_decisions,
    put_items,
    put_rules,
)
from tertial.appropriations.models import Item
from tertial.ledger.actions import import_file

from .cast import make_agency, program

TKR = 100_000
A, B, C = "24 1:4 ap.1", "24 1:5 ap.1", "24 1:5 ap.2"
ACCOUNTS = {A: "4011", B: "7511", C: "7512"}
CENTRES = {A: "310", B: "210", C: "211"}


def make_items(by: Actor | None = None) -> Actor:
    """Items, decisions and rules of 2025 and 2026; gives the program as an actor."""
    by = by or program(make_agency())
    put_items(entries=[ItemEntry(year, *told) for year in (2025, 2026) for told in ITEMS], by=by)
    put_decisions(
        entries=[
            DecisionEntry(year, code, date.fromisoformat(day), kind, amount * TKR, reference, "before_credit")
            for year, code, day, kind, amount, reference in DECISIONS
        ],
        by=by,
    )
    put_rules(
        entries=[
            RuleEntry(year, order, code, *accounts, None, None, None, None)
            for year in (2025, 2026)
            for order, code, accounts in RULES
        ],
        by=by,
    )
    return by


ITEMS = (
    (A, "Förvaltning", "administrative", "cost", 9_750 * TKR, "3%", 0),
    (B, "Näringslivsutveckling", "programme", "cash", 12_300 * TKR, "none", 0),
    (C, "Företagsutveckling i glesbygd", "programme", "cash", 0, "none", 0),
)
DECISIONS = (
    (2025, A, "2025-01-01", "opening", 14_200, "Årsredovisning 2024"),
    (2025, A, "2024-12-19", "allocation", 322_000, "Regleringsbrev"),
    (2025, A, "2025-06-18", "amending_budget", 3_000, "Vårändringsbudget"),
    (2025, A, "2025-02-20", "withdrawal", -4_900, "Regleringsbrev"),
    (2025, B, "2025-01-01", "opening", 6_100, "Årsredovisning 2024"),
    (2025, B, "2024-12-19", "allocation", 410_000, "Regleringsbrev"),
    (2025, B, "2025-02-20", "withdrawal", -6_100, "Regleringsbrev"),
    (2025, B, "2025-09-11", "reallocation", 5_000, "Från ap.2"),
    (2025, C, "2025-01-01", "opening", -1_500, "Årsredovisning 2024"),
    (2025, C, "2024-12-19", "allocation", 60_000, "Regleringsbrev"),
    (2025, C, "2025-09-11", "reallocation", -5_000, "Till ap.1"),
    (2025, C, "2025-11-27", "permitted_overrun", 4_000, "Regeringsbeslut"),
    (2026, A, "2026-01-01", "opening", 2_550, "Årsredovisning 2025"),
    (2026, A, "2025-12-18", "allocation", 330_000, "Regleringsbrev"),
    (2026, B, "2026-01-01", "opening", -2_900, "Årsredovisning 2025"),
    (2026, B, "2025-12-18", "allocation", 418_000, "Regleringsbrev"),
    (2026, C, "2025-12-18", "allocation", 62_000, "Regleringsbrev"),
)
RULES = (
    (10, C, ("7512", "7512")),
    (20, B, ("7500", "7999")),
    (30, A, ("4000", "6999")),
)


def sie(year: int, rows: list[tuple[str, str, str, int]]) -> bytes:
    """A SIE file with one voucher per (day MMDD, account, cost centre, öre), balanced on 1921."""
    lines = ["#FLAGGA 0", "#FORMAT PC8", "#SIETYP 4", '#FNAMN "Exempel"', f"#RAR 0 {year}0101 {year}1231"]
    for number, (day, account, centre, ore) in enumerate(rows, start=1):
        amount = f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02}"
        other = f"{'' if ore < 0 else '-'}{abs(ore) // 100}.{abs(ore) % 100:02}"
        lines += [
            f'#VER A {number} {year}{day} "Rad"',
            "{",
            f'#TRANS {account} {{1 "{centre}"}} {amount}',
            f"#TRANS 1921 {{}} {other}",
            "}",
        ]
    return "\r\n".join(lines).encode("cp437") + b"\r\n"


def book(year: int, rows: list[tuple[str, str, str, int]], by: Actor, mode: str = "") -> None:
    """Import a ledger with these rows."""
    outcome = import_file(content=sie(year, rows), name=f"{year}.se", year=year, mode=mode, by=by)
    assert outcome.status == "registered", outcome.problems


def book_last_year(by: Actor) -> None:
    """The outcome of the worked example, a twelfth a month with the rest in December."""
    rows = []
    for code, whole in ((A, 331_750), (B, 417_900), (C, 56_700)):
        twelfth = whole * TKR // 12
        amounts = [twelfth] * 11 + [whole * TKR - 11 * twelfth]
        rows += [
            (f"{number:02}15", ACCOUNTS[code], CENTRES[code], amount)
            for number, amount in enumerate(amounts, start=1)
        ]
    book(2025, rows, by)


def book_this_year(by: Actor, through: int = 10) -> None:
    """Ten months of 2026: 27 000, 35 000 and 4 000 tkr a month."""
    rows = [
        (f"{month:02}15", ACCOUNTS[code], CENTRES[code], amount * TKR)
        for month in range(1, through + 1)
        for code, amount in ((A, 27_000), (B, 35_000), (C, 4_000))
    ]
    book(2026, rows, by)


def item_id(code: str, year: int = 2026) -> int:
    """The id of an item."""
    return Item.objects.get(year=year, code=code).pk
