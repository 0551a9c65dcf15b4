"""The year in the ledger, gathered into the rows of the income statement and the balance sheet."""

from dataclasses import dataclass, replace

from tertial.calc.accounts import Gathered, Range, gather
from tertial.kernel.keeping import kept
from tertial.ledger import queries as ledger

from . import layout, mapping
from .models import AccountRange

DEBIT_IS_PLUS = {key for part in layout.ASSETS for key, _words in part.rows}


@dataclass(frozen=True, slots=True)
class Books:
    """Öre per row as the statements show them: revenue, assets, capital and debts positive, costs negative.

    `opening` is the balance when the year began; empty rows mean that no ledger is loaded.
    """

    year: int
    income: Gathered
    opening: Gathered
    closing: Gathered

    @property
    def is_empty(self) -> bool:
        return not (self.income.rows or self.closing.rows)

    @property
    def outcome(self) -> int:
        """Verksamhetsutfall: revenue less costs of the operations."""
        return self.income.sum_of(*_keys(layout.INCOME[:2]))

    @property
    def capital_change(self) -> int:
        """Årets kapitalförändring: the outcome with the balances of collection and transfers."""
        return self.income.sum_of(*_keys(layout.INCOME))

    def assets(self, *, opening: bool = False) -> int:
        """The sum of the assets."""
        return (self.opening if opening else self.closing).sum_of(*_keys(layout.ASSETS))

    def capital_and_debts(self, *, opening: bool = False) -> int:
        """The sum of capital and debts."""
        return (self.opening if opening else self.closing).sum_of(*_keys(layout.CAPITAL_AND_DEBTS))


def _keys(parts: tuple[layout.Part, ...]) -> list[str]:
    return [key for part in parts for key, _words in part.rows]


def ranges(agency_id: int, year: int) -> list[Range]:
    """The mapping of a year; the shipped one until somebody has changed it. 1 query."""
    found = AccountRange.objects.filter(agency_id=agency_id, year=year).values_list("row", "first", "last")
    return [Range(*row) for row in found] or mapping.shipped()


@kept
def books(agency_id: int, year: int) -> Books:
    """The year as the ledger stands. 1 query and those of the ledger."""
    sums = ledger.balances(agency_id, year)
    rules = ranges(agency_id, year)
    result = [(account, movement) for account, _opening, movement in sums if account[:1] > "2"]
    income = gather([(account, -amount) for account, amount in result], rules)
    income.rows.pop(layout.YEAR_END, None)
    balance = [(account, opening, movement) for account, opening, movement in sums if account[:1] <= "2"]
    opening = gather([(account, amount) for account, amount, _movement in balance], rules)
    closing = gather([(account, amount + movement) for account, amount, movement in balance], rules)
    not_closed = sum(amount for _account, amount in result)
    if not_closed:
        closing.rows["capital_change"] = closing.rows.get("capital_change", 0) + not_closed
    return Books(year, income, _as_shown(opening), _as_shown(closing))


def _as_shown(found: Gathered) -> Gathered:
    return replace(found, rows={row: v if row in DEBIT_IS_PLUS else -v for row, v in found.rows.items()})
