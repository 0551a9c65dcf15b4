"""What each unit spent of each item: cost centres lead to units."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass

from tertial.organisation import queries as organisation

from .settled import WHOLE_YEAR, settled


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What a unit spent of an item on a group of accounts. A unit of None is what no unit's cost centres hold."""

    unit_id: int | None
    code: str
    account_group: str
    actual: int


def money_by_unit(
    agency_id: int, year: int, months: Container[int] = WHOLE_YEAR, *, groups: Collection[str] = ()
) -> list[MoneyRow]:
    """Spent per unit, item and account group: the longest of `groups` that the account begins with, else its
    first digit. 2 queries and those of the ledger."""
    centres = organisation.cost_centres(agency_id)
    longest_first = sorted(groups, key=len, reverse=True)
    sums: dict[tuple[int | None, str, str], int] = defaultdict(int)
    for one in settled(agency_id, year).sums:
        if one.code is not None and one.month in months:
            unit = unit_of(one.cost_centre, centres)
            sums[unit, one.code, group_of(one.account, longest_first)] += one.amount
    ordered = sorted(sums.items(), key=lambda pair: (pair[0][0] is None, *map(str, pair[0])))
    return [MoneyRow(*key, amount) for key, amount in ordered]


def unit_of(cost_centre: str | None, centres: Iterable[tuple[str, str, int]]) -> int | None:
    """The unit whose range holds the cost centre. Codes of other lengths are other codes."""
    if not cost_centre:
        return None
    for first, last, unit_id in centres:
        if len(first) <= len(cost_centre) <= len(last) and _key(first) <= _key(cost_centre) <= _key(last):
            return unit_id
    return None


def _key(centre: str) -> tuple[int, str]:
    return (len(centre), centre)


def group_of(account: str, longest_first: Sequence[str]) -> str:
    """The account group that an account belongs to."""
    return next((group for group in longest_first if account.startswith(group)), account[:1])
