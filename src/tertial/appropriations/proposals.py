"""What the economist should look at: openings and withdrawals that differ from last year's closing, and rules of
items with cash basis that take in accruals. Proposals and warnings only: decisions decide (decisions.md 8, 11)."""

from dataclasses import dataclass

from tertial.analytics.settlement import Rule
from tertial.calc import appropriation as calc

from .loading import RuleEntry
from .queries import ItemRow
from .statement import Statement, statement

ACCRUAL_GROUPS = ("17", "27", "6")  # interim assets and liabilities, depreciation: statlig baskontoplan


@dataclass(frozen=True, slots=True)
class Proposal:
    """What last year's closing would give, beside what is decided. `kind` is opening or withdrawal."""

    item: ItemRow
    kind: str
    decided: int
    proposed: int


def proposals(agency_id: int, year: int) -> list[Proposal]:
    """Openings and withdrawals that differ from what last year ended with. Queries of two statements."""
    return compared(statement(agency_id, year), statement(agency_id, year - 1))


def compared(now: Statement, last: Statement) -> list[Proposal]:
    """The same, out of two statements already read."""
    before = {row.item.id: row for row in last.rows}
    found: list[Proposal] = []
    for row in now.rows:
        closed = before.get(row.item.predecessor_id or 0)
        if closed:
            closing = closed.sums.closing_carryover
            withdrawal = calc.withdrawal_next(closed.terms, closing)
            found += _differs(row.item, "opening", row.terms.opening_carryover, closing)
            found += _differs(row.item, "withdrawal", row.terms.withdrawal, withdrawal)
    return found


def _differs(item: ItemRow, kind: str, decided: int, proposed: int) -> list[Proposal]:
    return [Proposal(item, kind, decided, proposed)] if decided != proposed else []


def accrual_rules(items: list[ItemRow], rules: list[Rule]) -> list[Rule]:
    """Rules of items with cash basis that take in accounts of accruals."""
    cash = {item.code for item in items if item.basis == "cash"}
    return [rule for rule in rules if rule.code in cash and takes_in_accruals(rule)]


def takes_in_accruals(rule: Rule | RuleEntry) -> bool:
    """Whether a rule's accounts are some of accruals."""
    first, last = rule.account_from, rule.account_to
    return any(first[: len(group)] <= group <= last[: len(group)] for group in ACCRUAL_GROUPS)
