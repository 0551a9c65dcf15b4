"""What is decided about the example agency's items, in thousands of kronor. All of it is invented.

Last year's first and last two items are the worked example of the guidance; every opening is last year's closing.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """One item. Credits and carries are last year's and this year's; `guide` is October's share of the plan."""

    code: str
    name: str
    kind: str
    basis: str
    object: str
    responsible: str
    credits: tuple[int, int]
    carries: tuple[str, str]
    available: int
    guide: float = 0.0
    unpaid: int = 0


ADMINISTRATIVE, PROGRAMME = "administrative", "programme"
ITEMS = (
    Item(
        "24 1:4 ap.1",
        "Förvaltning",
        ADMINISTRATIVE,
        "cost",
        "2414-1",
        "Maria Nyberg",
        (9_750, 9_930),
        ("3%", "3%"),
        333_550,
    ),
    Item(
        "24 1:4 ap.2",
        "Utveckling av digitala tjänster",
        ADMINISTRATIVE,
        "cost",
        "2414-2",
        "Maria Nyberg",
        (525, 555),
        ("3%", "3%"),
        19_340,
    ),
    Item(
        "19 1:1 ap.3",
        "Regionala utvecklingsåtgärder",
        PROGRAMME,
        "cash",
        "1911-3",
        "Tomas Björk",
        (8_085, 8_535),
        ("3%", "3%"),
        286_000,
        0.790,
        38_400,
    ),
    Item(
        "19 1:2 ap.1",
        "Transportbidrag",
        PROGRAMME,
        "cash",
        "1912-1",
        "Tomas Björk",
        (13_050, 14_310),
        ("3%", "3%"),
        480_000,
        0.704,
        97_200,
    ),
    Item(
        "19 1:3 ap.4",
        "Europeiska regionala utvecklingsfonden 2021–2027",
        PROGRAMME,
        "cash",
        "1913-4",
        "Stefan Aho",
        (0, 0),
        ("none", "none"),
        540_000,
        0.761,
        112_600,
    ),
    Item(
        "24 1:5 ap.1",
        "Näringslivsutveckling",
        PROGRAMME,
        "cash",
        "2415-1",
        "Karin Lindqvist",
        (12_300, 12_540),
        ("none", "none"),
        419_100,
        0.840,
        61_900,
    ),
    Item(
        "24 1:5 ap.2",
        "Företagsutveckling i glesbygd",
        PROGRAMME,
        "cash",
        "2415-2",
        "Karin Lindqvist",
        (0, 1_860),
        ("none", "3%"),
        58_000,
        0.785,
        9_300,
    ),
)


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. `when` is month and day; December and `before` mean the year before."""

    last_year: bool
    code: str
    kind: str
    tkr: int
    when: tuple[int, int]
    reference: str
    before: bool = False

    def day(self, year: int) -> date:
        """The day it was decided, for the items of a year."""
        return date(year - self.before, *self.when)

    def words(self, year: int) -> str:
        """The reference with its years."""
        return self.reference.format(year=year, before=year - 1)


LETTER = "Regleringsbrev {year}"
CLOSED = "Årsredovisning {before}"
SPRING = "Vårändringsbudget {year}"


def _decided(last_year: bool, code: str, *told: tuple[str, int]) -> list[Decided]:
    """The usual ones: opening and withdrawal with last year's closing, allocation by the directive."""
    days = {
        "opening": ((1, 1), CLOSED, False),
        "allocation": ((12, 18), LETTER, True),
        "withdrawal": ((2, 20), "Indragning efter årsredovisning {before}", False),
    }
    return [Decided(last_year, code, kind, tkr, *days[kind]) for kind, tkr in told]


DECISIONS = (
    *_decided(True, "24 1:4 ap.1", ("opening", 14_200), ("allocation", 322_000), ("withdrawal", -4_900)),
    Decided(True, "24 1:4 ap.1", "amending_budget", 3_000, (6, 18), SPRING),
    *_decided(True, "24 1:4 ap.2", ("opening", -75), ("allocation", 17_500)),
    *_decided(True, "19 1:1 ap.3", ("opening", 0), ("allocation", 269_500)),
    *_decided(True, "19 1:2 ap.1", ("opening", 0), ("allocation", 435_000)),
    *_decided(True, "19 1:3 ap.4", ("opening", 0), ("allocation", 500_000)),
    *_decided(True, "24 1:5 ap.1", ("opening", 6_100), ("allocation", 410_000), ("withdrawal", -6_100)),
    Decided(True, "24 1:5 ap.1", "reallocation", 5_000, (9, 11), "Regeringsbeslut 11 september, från ap.2"),
    *_decided(True, "24 1:5 ap.2", ("opening", -1_500), ("allocation", 60_000)),
    Decided(True, "24 1:5 ap.2", "reallocation", -5_000, (9, 11), "Regeringsbeslut 11 september, till ap.1"),
    Decided(True, "24 1:5 ap.2", "permitted_overrun", 4_000, (11, 27), "Regeringsbeslut 27 november"),
    *_decided(False, "24 1:4 ap.1", ("opening", 2_550), ("allocation", 331_315)),
    Decided(False, "24 1:4 ap.1", "reallocation", -315, (3, 12), "Regeringsbeslut 12 mars, till ap.2"),
    *_decided(False, "24 1:4 ap.2", ("opening", 525), ("allocation", 18_500)),
    Decided(False, "24 1:4 ap.2", "reallocation", 315, (3, 12), "Regeringsbeslut 12 mars, från ap.1"),
    *_decided(False, "19 1:1 ap.3", ("opening", 1_500), ("allocation", 284_500)),
    *_decided(False, "19 1:2 ap.1", ("opening", 3_000), ("allocation", 477_000)),
    *_decided(False, "19 1:3 ap.4", ("opening", 14_000), ("allocation", 540_000), ("withdrawal", -14_000)),
    *_decided(False, "24 1:5 ap.1", ("opening", -2_900), ("allocation", 418_000)),
    Decided(False, "24 1:5 ap.1", "reallocation", 4_000, (6, 25), "Regeringsbeslut 25 juni, från ap.2"),
    *_decided(False, "24 1:5 ap.2", ("allocation", 62_000)),
    Decided(False, "24 1:5 ap.2", "reallocation", -4_000, (6, 25), "Regeringsbeslut 25 juni, till ap.1"),
)

# Month, day, and the forecast of each item in the order of ITEMS
FORECASTS = {
    True: (
        (2, 5, (330_400, 17_300, 268_000, 436_500, 497_000, 412_000, 58_500)),
        (4, 29, (330_900, 17_300, 267_400, 436_000, 495_000, 413_500, 58_000)),
        (7, 24, (331_200, 17_100, 267_900, 434_500, 492_000, 415_500, 57_000)),
        (9, 5, (332_100, 17_000, 268_600, 433_200, 489_500, 418_900, 56_200)),
        (10, 24, (332_600, 17_050, 268_900, 432_900, 489_000, 422_500, 57_100)),
    ),
    False: (
        (2, 4, (331_300, 19_100, 284_800, 476_000, 538_000, 418_000, 61_200)),
        (4, 29, (331_900, 19_000, 285_100, 477_500, 536_500, 419_500, 60_400)),
        (7, 24, (331_700, 18_900, 284_300, 477_000, 531_000, 418_900, 57_800)),
        (9, 4, (332_000, 18_600, 283_900, 478_400, 526_000, 422_300, 57_400)),
        (10, 26, (332_400, 18_300, 283_500, 478_200, 521_000, 425_600, 57_200)),
    ),
}

BUSINESS_NOTE = (
    "RST",
    "24 1:5 ap.1",
    "Karin Lindqvist",
    "Huvuddelen går till beslutade projekt från tidigare år. 40 miljoner kronor är avsatta för vårens utlysning.",
)
