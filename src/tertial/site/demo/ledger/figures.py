"""What each item is charged with, month by month, in kronor: the figures that the demo's pages show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One appropriation item as the ledger knows it. `shape` weighs the months January to December."""

    object: str
    name: str
    programme: bool
    shape: tuple[int, ...]
    rows: int  # ledger rows in a usual month


EVEN = (96, 95, 99, 98, 97, 101, 88, 94, 100, 102, 101, 129)
GROWING = (60, 70, 85, 90, 95, 100, 70, 95, 105, 110, 115, 140)
LATE = (40, 62, 78, 84, 92, 110, 70, 96, 118, 112, 120, 260)
BUSINESS = (200, 270, 350, 370, 380, 450, 320, 430, 446, 413, 330, 300)

ITEMS = (
    Item("2414-1", "Förvaltning", programme=False, shape=EVEN, rows=260),
    Item("2414-2", "Utveckling av digitala tjänster", programme=False, shape=GROWING, rows=40),
    Item("1911-3", "Regionala utvecklingsåtgärder", programme=True, shape=LATE, rows=190),
    Item("1912-1", "Transportbidrag", programme=True, shape=LATE, rows=150),
    Item("1913-4", "Europeiska regionala utvecklingsfonden 2021–2027", programme=True, shape=LATE, rows=130),
    Item("2415-1", "Näringslivsutveckling", programme=True, shape=BUSINESS, rows=432),
    Item("2415-2", "Företagsutveckling i glesbygd", programme=True, shape=LATE, rows=46),
)

# Through October, October itself (0: by the shape), the whole year; tkr, in the order of ITEMS.
LAST_YEAR = (
    (275_900, 0, 331_750),
    (13_900, 0, 16_900),
    (214_300, 0, 268_000),
    (352_900, 0, 432_000),
    (371_400, 0, 486_000),
    (351_200, 0, 417_900),
    (42_050, 0, 56_700),
)
THIS_YEAR = (
    (276_180, 27_940, 332_400),
    (15_020, 1_610, 18_300),
    (221_780, 24_310, 283_500),
    (341_600, 61_750, 478_200),
    (398_250, 38_900, 521_000),
    (362_850, 41_260, 425_600),
    (44_310, 3_940, 57_200),
)

ROWS_BEHIND_BUSINESS = 4_318  # through October of this year


def spread(amount: int, weights: tuple[int, ...]) -> list[int]:
    """Split a whole amount by weight so that the parts add up to it."""
    total, left, parts = sum(weights), amount, []
    for n, weight in enumerate(weights):
        part = left if n == len(weights) - 1 else amount * weight // total
        parts.append(part)
        left -= part
    return parts


def by_month(item: Item, through_october: int, october: int, year: int) -> list[int]:
    """Tkr per month, January first."""
    first = spread(through_october, item.shape[:10])
    if october:
        first = [*spread(through_october - october, item.shape[:9]), october]
    return [*first, *spread(year - through_october, item.shape[10:])]


def full_year(*, last_year: bool) -> dict[str, list[int]]:
    """Kronor per item and month."""
    figures = LAST_YEAR if last_year else THIS_YEAR
    return {
        item.object: [tkr * 1000 for tkr in by_month(item, *told)]
        for item, told in zip(ITEMS, figures, strict=True)
    }


def rows_of(item: Item, month: int) -> int:
    """How many ledger rows an item has in a month."""
    if item.object != "2415-1":
        return max(8, item.rows * item.shape[month - 1] * 12 // sum(item.shape))
    return spread(ROWS_BEHIND_BUSINESS, item.shape[:10])[month - 1] if month <= 10 else item.rows


# Project 4120, e-tjänst för rekvisitioner: runs from March this year, within 2414-2. Account, tkr through October.
PROJECT = "4120"
PROJECT_ACCOUNTS = (("5711", 2_716), ("4011", 1_098), ("5271", 231))
PROJECT_SHAPE = (0, 0, 8, 11, 12, 14, 9, 13, 16, 17)
PROJECT_LATER = (("5711", 310), ("4011", 112), ("5271", 24))  # tkr a month after October


def project_month(month: int) -> list[tuple[str, int]]:
    """(account, kronor) of the project in a month of this year."""
    if month > 10:
        return [(account, tkr * 1000) for account, tkr in PROJECT_LATER]
    amounts = [(account, spread(tkr * 1000, PROJECT_SHAPE)[month - 1]) for account, tkr in PROJECT_ACCOUNTS]
    return [(account, amount) for account, amount in amounts if amount]
