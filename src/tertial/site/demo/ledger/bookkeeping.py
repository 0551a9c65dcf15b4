"""The year's vouchers: costs by cost centre, grants paid out, their financing, and what closes the year."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tertial.calc.calendar import is_working_day, next_working_day
from tertial.calc.periods import month_end

from . import names
from .figures import ITEMS, PROJECT, Item, project_month, rows_of, spread

FEES, INTEREST = 98_300, 25_900  # kronor a month
INVESTMENT = 540_000  # kronor a quarter, with a loan as large


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a voucher, in öre."""

    account: str
    ore: int
    cost_centre: str = ""
    item: str = ""
    project: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Voucher:
    """One voucher. Its rows come to zero."""

    series: str
    number: int
    day: date
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A voucher before it has its number."""

    series: str
    day: date
    text: str
    rows: tuple[Row, ...]


class Book:
    """The ledger of one year. It is the same whatever day the demo shows."""

    def __init__(
        self, year: int, figures: Mapping[str, list[int]], *, opening: Mapping[str, int] | None = None
    ) -> None:
        self.year, self.figures = year, figures  # figures: kronor per item and month
        self.is_first = opening is None
        self.opening = opening or {account: kronor * 100 for account, kronor in names.OPENING.items()}
        self._chance = random.Random(f"huvudbok {sum(map(sum, figures.values()))}")
        self._unpaid = -self.opening["2581"]
        self.vouchers = list(_numbered(self._drafts()))

    def closing(self) -> dict[str, int]:
        """Öre per balance account when the year has ended."""
        sums = defaultdict(int, self.opening)
        for voucher in self.vouchers:
            for row in voucher.rows:
                if row.account < "3":
                    sums[row.account] += row.ore
        return {account: amount for account, amount in sorted(sums.items()) if amount}

    def _drafts(self) -> list[Draft]:
        drafts = list(self._opened())
        for month in range(1, 13):
            drafts += sorted(self._month(month), key=lambda draft: draft.day)
        return [*drafts, self._closed(drafts)]

    def _month(self, month: int) -> Iterator[Draft]:
        days = [day for day in _days(self.year, month) if is_working_day(day)]
        costs = [*self._administration(month), *self._development(month), *self._uncoded(month)]
        yield from self._paid(days)
        yield self._salaries([row for row in costs if row.account < "5"], days)
        yield from self._invoices([row for row in costs if "5" <= row.account < "6"], days)
        yield self._depreciation([row for row in costs if row.account >= "6"], days[-1])
        for item in ITEMS:
            if item.programme:
                yield from self._grants(item, month, days)
        yield from self._financing(month, days)
        yield from _income(days)
        if month % 3 == 0:
            yield from _investment(days)

    def _administration(self, month: int) -> list[Row]:
        centres = tuple((code, weight) for code, _name, weight in names.COST_CENTRES)
        return self._costs("2414-1", self.figures["2414-1"][month - 1], centres, names.COSTS)

    def _development(self, month: int) -> list[Row]:
        project = [] if self.is_first else project_month(month)
        rest = self.figures["2414-2"][month - 1] - sum(amount for _, amount in project)
        own = [
            Row(account, kronor * 100, "3110", "2414-2", PROJECT, "E-tjänst för rekvisitioner")
            for account, kronor in project
        ]
        others = self._costs("2414-2", rest, names.PAID_BY["2414-2"], names.DEVELOPMENT)
        return own + [replace(row, project=self._chance.choice(("4130", "4140"))) for row in others]

    def _uncoded(self, month: int) -> list[Row]:
        """Three rows of this October were booked without financing: no rule takes them."""
        if self.is_first or month != 10:
            return []
        return [
            Row("5791", ore, "6110", text="Tryck, finansiering saknas") for ore in (1_240_000, 980_000, 1_620_000)
        ]

    def _costs(
        self, item: str, kronor: int, centres: tuple[tuple[str, int], ...], accounts: tuple[tuple[str, int], ...]
    ) -> list[Row]:
        places = [(centre, account, w * v) for centre, w in centres for account, v in accounts]
        weights = tuple(int(weight * self._chance.uniform(850, 1150)) for _, _, weight in places)
        amounts = spread(kronor * 100, weights)
        return [
            Row(account, ore, centre, item, text=self._chance.choice(names.INVOICES.get(account, ("",))))
            for (centre, account, _), ore in zip(places, amounts, strict=True)
        ]

    def _paid(self, days: list[date]) -> Iterator[Draft]:
        """Last month's invoices."""
        amount, self._unpaid = self._unpaid, 0
        yield Draft("B", days[8], "Leverantörsbetalningar", (Row("2581", amount), Row("1910", -amount)))

    def _salaries(self, costs: list[Row], days: list[date]) -> Draft:
        day = max(day for day in days if day.day <= 25)
        rows = tuple(replace(row, text="Löner och avgifter") for row in costs)
        return Draft("L", day, "Lönekörning", (*rows, Row("1910", -_sum(rows))))

    def _invoices(self, costs: list[Row], days: list[date]) -> Iterator[Draft]:
        for row in costs:
            self._unpaid += row.ore
            yield Draft("F", self._chance.choice(days), row.text, (row, Row("2581", -row.ore)))

    def _depreciation(self, costs: list[Row], day: date) -> Draft:
        against = {"6911": "1029", "6921": "1219"}
        rows = tuple(replace(row, text="Avskrivning") for row in costs)
        sums = [(a, -_sum(row for row in rows if row.account == cost)) for cost, a in against.items()]
        return Draft("B", day, "Avskrivning", (*rows, *(Row(account, ore) for account, ore in sums)))

    def _grants(self, item: Item, month: int, days: list[date]) -> Iterator[Draft]:
        """Payment runs. Paid from the state's own account, so the counterpart is the settlement with the state."""
        rows = self._grant_rows(item, month)
        size = max(6, len(rows) // 18)
        for start in range(0, len(rows), size):
            run = tuple(rows[start : start + size])
            yield Draft("U", self._chance.choice(days), f"Utbetalning {item.name}", (*run, Row("1611", -_sum(run))))

    def _grant_rows(self, item: Item, month: int) -> list[Row]:
        count = rows_of(item, month)
        weights = tuple(int(1000 * self._chance.lognormvariate(0, 0.7)) + 50 for _ in range(count))
        centres, centre_weights = zip(*names.PAID_BY[item.object], strict=True)
        accounts, account_weights = zip(*names.PAID_TO, strict=True)
        text = names.GRANTS[item.object]
        return [
            Row(
                self._chance.choices(accounts, account_weights)[0],
                kronor * 100,
                self._chance.choices(centres, centre_weights)[0],
                item.object,
                text=f"{text}, dnr {self.year}/{self._chance.randrange(100, 4000):04}",
            )
            for kronor in spread(self.figures[item.object][month - 1], weights)
        ]

    def _financing(self, month: int, days: list[date]) -> Iterator[Draft]:
        own = sum(self.figures[item.object][month - 1] for item in ITEMS if not item.programme) * 100
        grants = sum(self.figures[item.object][month - 1] for item in ITEMS if item.programme) * 100
        last = days[-1]
        yield Draft("B", days[4], "Anslagsmedel till räntekontot", (Row("1910", own), Row("1611", -own)))
        yield Draft("B", last, "Intäkter av anslag", (Row("1611", own), Row("3011", -own, "6110")))
        yield Draft("B", last, "Medel för bidrag", (Row("1611", grants), Row("7111", -grants, "6110")))

    def _opened(self) -> Iterator[Draft]:
        """Last year's change in capital becomes balanced."""
        change = self.opening.get("2091", 0)
        if change:
            rows = (Row("2091", -change), Row("2071", change))
            yield Draft("B", next_working_day(date(self.year, 1, 2)), "Kapitalförändring föregående år", rows)

    def _closed(self, drafts: list[Draft]) -> Draft:
        result = _sum(row for draft in drafts for row in draft.rows if row.account >= "3")
        rows = (Row("8911", -result, "6110"), Row("2091", result))
        return Draft("B", date(self.year, 12, 31), "Årets kapitalförändring", rows)


def _income(days: list[date]) -> Iterator[Draft]:
    fees, interest = FEES * 100, INTEREST * 100
    yield Draft("I", days[5], "Avgifter, kurser", (Row("1511", fees), Row("3111", -fees, "2210")))
    yield Draft("I", days[15], "Inbetalda avgifter", (Row("1910", fees), Row("1511", -fees)))
    yield Draft("I", days[-1], "Ränta på räntekonto", (Row("1910", interest), Row("3711", -interest, "6110")))


def _investment(days: list[date]) -> Iterator[Draft]:
    ore = INVESTMENT * 100
    yield Draft("B", days[10], "Inköp av datorer", (Row("1211", ore), Row("1910", -ore)))
    yield Draft("B", days[11], "Nytt lån för investering", (Row("1910", ore), Row("2311", -ore)))
    yield Draft("B", days[12], "Amortering", (Row("2311", ore * 9 // 10), Row("1910", -ore * 9 // 10)))


def _sum(rows: Iterable[Row]) -> int:
    return sum(row.ore for row in rows)


def _days(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, month_end(year, month).day + 1)]


def _numbered(drafts: list[Draft]) -> Iterator[Voucher]:
    numbers: dict[str, int] = defaultdict(int)
    for draft in drafts:
        numbers[draft.series] += 1
        yield Voucher(draft.series, numbers[draft.series], draft.day, draft.text, draft.rows)
