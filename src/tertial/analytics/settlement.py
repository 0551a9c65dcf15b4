"""Settlement rules: which ledger row counts against which appropriation item. Data, compiled to one expression.

First matching rule by order wins. `unsettled` is what stands on accounts that some rule names but that no rule
takes (decisions.md 12).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .engine import text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: rows on accounts from..to (and, when a dimension is named, with that object) count against `code`.

    `object` is a literal, a prefix ending in `*`, or a range `a..b`. `valid_from` and `valid_to` are whole months
    of the year, inclusive; None means the year's first and last.
    """

    order: int
    code: str
    account_from: str
    account_to: str
    dimension: int | None = None
    object: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules as they are tried."""
    return sorted(rules, key=lambda rule: (rule.order, rule.code))


def dimensions(rules: Iterable[Rule]) -> frozenset[int]:
    """The dimensions that some rule looks at."""
    return frozenset(rule.dimension for rule in rules if rule.dimension is not None)


_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


def between(column: str, first: str, last: str) -> str:
    """The condition that a code lies in a range, ends included: as numbers when the ends are, else as texts."""
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last):
        return (
            f"(length({column}) BETWEEN {len(first)} AND {len(last)} AND "
            f"TRY_CAST({column} AS BIGINT) BETWEEN {int(first)} AND {int(last)})"
        )
    return f"({column} BETWEEN {text(first)} AND {text(last)})"


def names_account(rule: Rule) -> str:
    """The condition that the rule names the row's account.

    Ends of the same length are account groups as well: `4000..6999` takes in the sub-account `40111`. A row that
    a range forgot would otherwise be neither settled nor unsettled.
    """
    first, last = rule.account_from, rule.account_to
    if len(first) == len(last) and _NUMBER.fullmatch(first + last):
        return f"(length(account) >= {len(first)} AND {between(f'left(account, {len(first)})', first, last)})"
    return between("account", first, last)


def matches(column: str, pattern: str) -> str:
    """The condition that a code is the literal, has the prefix (`24*`), or lies in the range (`a..b`)."""
    if ".." in pattern:
        first, last = pattern.split("..", 1)
        return between(column, first.strip(), last.strip())
    if pattern.endswith("*"):
        return f"starts_with({column}, {text(pattern[:-1])})"
    return f"{column} = {text(pattern)}"


def takes(rule: Rule) -> str:
    """The condition that the rule takes the row."""
    conditions = [names_account(rule)]
    if rule.dimension is not None:
        conditions.append(matches(f"dim_{rule.dimension}", rule.object or "*"))
    if rule.valid_from is not None or rule.valid_to is not None:
        conditions.append(f"month BETWEEN {rule.valid_from or 1} AND {rule.valid_to or 12}")
    return " AND ".join(conditions)


def rule_order(rules: Sequence[Rule]) -> str:
    """The expression that gives the position (from 0, by order) of the first rule that takes the row, or NULL."""
    cases = " ".join(f"WHEN {takes(rule)} THEN {n}" for n, rule in enumerate(in_order(rules)))
    return f"CASE {cases} END" if cases else "NULL::INTEGER"


def code(rules: Sequence[Rule], position: str = "rule") -> str:
    """The expression that turns a rule's position into its appropriation item."""
    cases = " ".join(f"WHEN {n} THEN {text(rule.code)}" for n, rule in enumerate(in_order(rules)))
    return f"CASE {position} {cases} END" if cases else "NULL::VARCHAR"


def settles(rules: Sequence[Rule], asked: str, position: str = "rule") -> str:
    """The condition that a row settles against an item.

    It names the position once: a comparison with `code` would repeat the whole expression of the position for every
    rule, and planning the question would take longer than answering it.
    """
    positions = [str(n) for n, rule in enumerate(in_order(rules)) if rule.code == asked]
    return f"{position} IN ({', '.join(positions)})" if positions else "FALSE"


def named(rules: Iterable[Rule]) -> str:
    """The condition that some rule names the row's account."""
    conditions = sorted({names_account(rule) for rule in rules})
    return " OR ".join(conditions) if conditions else "FALSE"
