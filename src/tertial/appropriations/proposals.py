"""What the economist should look at: openings and withdrawals that differ from last year's closing, and rules of
items with cash basis that take in accruals. Proposals and warnings only: decisions decide (decisions.md 8, 11)."""

from dataclasses import dataclass

from tertial.analytics.settlement import Rule
from tertial.calc import appropriation as calc

from . import queries
from .queries import ItemRow
from .statement import StatementRow, statement

ACCRUAL_GROUPS = ("17", "27", "6")  # interim assets and liabilities, depreciation: statlig baskontoplan


@dataclass(frozen=True, slots=True)
class Proposal:
    """What last year's closing would give, beside what is decided. `kind` is opening or withdrawal."""

    item: ItemRow
    kind: str
    decided: int
    proposed: int


def proposals(agency_id: int, year: int) -> list[Proposal]:
    """Openings and withdrawals that differ from what last year ended with. 6 queries and those of the ledger."""
    last = {row.item.id: row for row in statement(agency_id, year - 1).rows}
    terms_last = _terms(agency_id, year - 1, list(last.values()))
    decided = queries.decisions(agency_id, year)
    found: list[Proposal] = []
    for item in queries.items(agency_id, year):
        before = last.get(item.predecessor_id or 0)
        if before:
            closing = before.sums.closing_carryover
            withdrawal = calc.withdrawal_next(terms_last[before.item.id], closing)
            found += _compared(item, "opening", decided, closing)
            found += _compared(item, "withdrawal", decided, withdrawal)
    return found


def _terms(agency_id: int, year: int, rows: list[StatementRow]) -> dict[int, calc.Terms]:
    decided = queries.decisions(agency_id, year)
    end = queries.date(year, 12, 31)
    return {row.item.id: queries.terms(row.item, decided, at=end) for row in rows}


def _compared(item: ItemRow, kind: str, decided: list[queries.DecisionRow], proposed: int) -> list[Proposal]:
    stands = sum(one.amount for one in decided if one.item_id == item.id and one.kind == kind)
    return [Proposal(item, kind, stands, proposed)] if stands != proposed else []


def accrual_rules(items: list[ItemRow], rules: list[Rule]) -> list[Rule]:
    """Rules of items with cash basis that take in accounts of accruals."""
    cash = {item.code for item in items if item.basis == "cash"}
    return [rule for rule in rules if rule.code in cash and any(_takes_in(rule, group) for group in ACCRUAL_GROUPS)]


def _takes_in(rule: Rule, group: str) -> bool:
    return rule.account_from[: len(group)] <= group <= rule.account_to[: len(group)]
