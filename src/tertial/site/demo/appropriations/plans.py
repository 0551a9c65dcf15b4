"""The example agency's payment plans and budget, in thousands of kronor, spread as the ledger is."""

from collections.abc import Iterator

from tertial.appropriations.by_unit import unit_of
from tertial.organisation.models import Unit
from tertial.organisation.queries import cost_centres
from tertial.site.demo.ledger import figures, names

from .amounts import ITEMS, Item

Line = tuple[str, str, str, int, int, str]

_SHAPES = {item.object: item.shape for item in figures.ITEMS}
PROJECT_TOO = {"2414-2": (*names.PAID_BY["2414-2"], ("3110", 36))}  # the unit that runs project 4120
PROJECT_OF = ("RST", "2414-2")  # what that unit has of the item is the project's
PROJECT_BUDGET = (("5711", 2_400, 480), ("4011", 1_150, 230), ("5271", 250, 50))  # account, through October, later
BUDGETED = 0.985  # of what is available; the rest is kept in reserve
LAST_YEAR = 0.955  # of this year's budget


def payment_plan(item: Item) -> list[int]:
    """Planned payments of the twelve months: so much through October, the rest after, in the item's own shape."""
    return _by_month(item, item.available)


def _by_month(item: Item, amount: int) -> list[int]:
    shape = _SHAPES[item.object]
    through_october = round(amount * (item.guide or 10 / 12))
    return [*figures.spread(through_october, shape[:10]), *figures.spread(amount - through_october, shape[10:])]


def unpaid(item: Item, month: int) -> int:
    """What stood decided but unpaid at the end of a month: October's figure, more in spring, less in December."""
    swing = (104, 112, 121, 127, 131, 124, 126, 119, 109, 100, 92, 71)[month - 1]
    return item.unpaid * swing // 100


def budget_lines(agency_id: int, *, last_year: bool) -> Iterator[Line]:
    """(unit, code, account group, month, öre, ledger key) of a year; this year some of it is project 4120's own."""
    centres = cost_centres(agency_id)
    units = dict(Unit.objects.filter(agency_id=agency_id).values_list("pk", "code"))
    for item in ITEMS:
        whole = round(item.available * BUDGETED * (LAST_YEAR if last_year else 1))
        parts = _weights(item, lambda centre: units[unit_of(centre, centres) or 0])
        for (unit, group), amount in zip(parts, figures.spread(whole, tuple(parts.values())), strict=True):
            if last_year or (unit, item.object) != PROJECT_OF:
                for month, tkr in enumerate(_by_month(item, amount), start=1):
                    yield unit, item.code, group, month, tkr * 100_000, ""
        if item.object == PROJECT_OF[1] and not last_year:
            yield from _project(item.code)


def _project(code: str) -> Iterator[Line]:
    """What is set aside for the project: so much through October as its work is shaped, and the rest after."""
    for account, through_october, later in PROJECT_BUDGET:
        months = [*figures.spread(through_october, figures.PROJECT_SHAPE), *figures.spread(later, (1, 1))]
        for month, tkr in enumerate(months, start=1):
            yield PROJECT_OF[0], code, account, month, tkr * 100_000, f"6:{figures.PROJECT}"


def _weights(item: Item, unit_of_centre) -> dict[tuple[str, str], int]:
    """What each unit has of an item, by account group."""
    paid_by = (
        PROJECT_TOO.get(item.object)
        or names.PAID_BY.get(item.object)
        or tuple((code, weight) for code, _name, weight in names.COST_CENTRES)
    )
    weights: dict[tuple[str, str], int] = {}
    for centre, weight in paid_by:
        for group, share in _groups(item).items():
            key = (unit_of_centre(centre), group)
            weights[key] = weights.get(key, 0) + weight * share
    return weights


def _groups(item: Item) -> dict[str, int]:
    if item.kind == "programme":
        return {"7": 1}
    accounts = names.COSTS if item.object == "2414-1" else names.DEVELOPMENT
    groups: dict[str, int] = {}
    for account, weight in accounts:
        groups[account[0]] = groups.get(account[0], 0) + weight
    return groups
