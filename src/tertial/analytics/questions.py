"""What is asked of the ledger: sums settled by rules, the rows behind a figure, sums per account and object.

Every question takes the batches that count as `Part`s and reads their Parquet files through DuckDB.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import engine, settlement
from .engine import text
from .settlement import Rule
from .store import Place, columns, write_sums

ANY = "*"
"""Asked as `code`: rows whatever they settle against, or nothing."""

ORDERS = {
    "date": "date, batch, line",
    "-date": "date DESC, batch, line",
    "amount": "amount, batch, line",
    "-amount": "amount DESC, batch, line",
    "account": "account, date, batch, line",
    "-account": "account DESC, date, batch, line",
    "cost_centre": "dim_1, date, batch, line",
    "-cost_centre": "dim_1 DESC, date, batch, line",
    "voucher": "series, length(number), number, batch, line",
    "-voucher": "series DESC, length(number) DESC, number DESC, batch, line",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A batch that counts, with the periods in which it does."""

    batch: int
    place: Place
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are asked for. Accounts, cost centres and objects are literals, `prefix*` or ranges `a..b`.

    `within` names the cost centres that the asker may see at all; None means every one.
    """

    code: str | None = ANY
    months: Collection[int] | None = None
    accounts: Collection[str] = ()
    cost_centres: Collection[str] = ()
    objects: tuple[tuple[int, str], ...] = ()
    words: str = ""
    within: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One row of the ledger as found. `rule` is the position of the rule that takes it, from 0 by order."""

    period: str
    date: date
    series: str
    number: str
    account: str
    text: str
    cost_centre: str
    dims: tuple[tuple[int, str], ...]
    amount: int
    batch: int
    line: int
    rule: int | None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of rows, and what all of them come to."""

    rows: tuple[Found, ...] = ()
    total: int = 0
    amount: int = 0
    dimensions: tuple[int, ...] = field(default=())


def settled(parts: Sequence[Part], rules: Sequence[Rule]) -> list[tuple[Any, ...]]:
    """(code or None, period, month, account, cost centre, öre, rows) on every account that some rule names."""
    if not parts or not rules:
        return []
    sql = f"""
        SELECT {settlement.code(rules)} AS code, period, month, account, coalesce(dim_1, '') AS cost_centre,
               sum(amount)::BIGINT, sum(rows)::BIGINT
        FROM (SELECT *, {settlement.rule_order(rules)} AS rule FROM ({_sums(parts, settlement.dimensions(rules))})
              WHERE {settlement.named(rules)})
        GROUP BY code, period, month, account, cost_centre ORDER BY ALL
    """
    return engine.run(sql)


def by_account(parts: Sequence[Part], through_month: int) -> list[tuple[str, int]]:
    """(account, öre) through a month."""
    if not parts:
        return []
    return [
        (account, amount)
        for account, amount in engine.run(
            f"SELECT account, sum(amount)::BIGINT FROM ({_sums(parts, ())}) WHERE month <= ? GROUP BY 1 ORDER BY 1",
            [through_month],
        )
    ]


def by_object(parts: Sequence[Part], dimension: int) -> list[tuple[str, str, int, int]]:
    """(object, account, month, öre) of one dimension, rows without an object left out."""
    if not parts:
        return []
    column = f"dim_{int(dimension)}"
    sql = f"""
        SELECT {column}, account, month, sum(amount)::BIGINT FROM ({_sums(parts, {dimension})})
        WHERE {column} IS NOT NULL GROUP BY ALL ORDER BY ALL
    """
    return [(name, account, month, amount) for name, account, month, amount in engine.run(sql)]


def rows(
    parts: Sequence[Part], rules: Sequence[Rule], asked: Filter, *, order: str, offset: int, limit: int | None
) -> FoundPage:
    """The rows behind a figure, a page of them, and what all of them come to."""
    if not parts:
        return FoundPage()
    dimensions = sorted({1, *settlement.dimensions(rules), *_dimensions(parts), *(d for d, _ in asked.objects)})
    source = f"SELECT * FROM ({_rows(parts, rules, dimensions)}) WHERE {_conditions(rules, asked)}"
    ((total, amount),) = engine.run(f"SELECT count(*), coalesce(sum(amount), 0)::BIGINT FROM ({source})")
    window = f"LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else ""
    names = "period, date, series, number, account, text, amount, batch, line, rule"
    listed = ", ".join(f"dim_{d}" for d in dimensions)
    found = engine.run(f"SELECT {names}, {listed} FROM ({source}) ORDER BY {ORDERS[order]} {window}")
    return FoundPage(tuple(_found(row, dimensions) for row in found), total, amount, tuple(dimensions))


def _found(row: tuple[Any, ...], dimensions: Sequence[int]) -> Found:
    period, day, series, number, account, words, amount, batch, line, rule, *names = row
    dims = {d: name for d, name in zip(dimensions, names, strict=True) if name is not None}
    centre = dims.pop(1, "")
    return Found(
        period, day, series, number, account, words, centre, tuple(dims.items()), amount, batch, line, rule
    )


def _conditions(rules: Sequence[Rule], asked: Filter) -> str:
    conditions = ["TRUE"]
    if asked.code is None:
        conditions.append(f"rule IS NULL AND ({settlement.named(rules)})")
    elif asked.code != ANY:
        conditions.append(settlement.settles(rules, asked.code))
    if asked.months is not None:
        conditions.append(f"list_contains([{', '.join(str(int(m)) for m in asked.months)}]::INTEGER[], month)")
    conditions += _any("account", asked.accounts) + _any("dim_1", asked.cost_centres)
    conditions += [settlement.matches(f"dim_{int(d)}", pattern) for d, pattern in asked.objects]
    if asked.within is not None:
        conditions += _any("dim_1", asked.within) or ["FALSE"]
    for word in asked.words.split():
        conditions.append(f"contains(lower(concat_ws(' ', text, series || number)), lower({text(word)}))")
    return " AND ".join(f"({condition})" for condition in conditions)


def _any(column: str, patterns: Collection[str]) -> list[str]:
    return [" OR ".join(settlement.matches(column, pattern) for pattern in sorted(patterns))] if patterns else []


def _dimensions(parts: Sequence[Part]) -> set[int]:
    names = set().union(*(columns(part.place.rows) for part in parts))
    return {int(name[4:]) for name in names if name.startswith("dim_")}


def _rows(parts: Sequence[Part], rules: Sequence[Rule], dimensions: Sequence[int]) -> str:
    """All rows that count, each with the rule that takes it."""
    selects = []
    for part in parts:
        known = columns(part.place.rows)
        dims = ", ".join(f"{'' if f'dim_{d}' in known else 'NULL::VARCHAR AS '}dim_{d}" for d in dimensions)
        names = "line, series, number, date, month, period, account, amount, text"
        selects.append(
            f"SELECT {part.batch} AS batch, {names}, {dims} "
            f"FROM read_parquet({text(str(part.place.rows))}) WHERE year = {part.place.year} AND {_periods(part)}"
        )
    return f"SELECT *, {settlement.rule_order(rules)} AS rule FROM ({' UNION ALL '.join(selects)})"


def _sums(parts: Sequence[Part], dimensions: Collection[int]) -> str:
    """All sums that count; those without a column that is asked for are made anew first."""
    names = ["period", "month", "account", *(f"dim_{d}" for d in sorted({1, *dimensions})), "amount", "rows"]
    for part in parts:
        known = columns(part.place.sums) if part.place.sums.exists() else frozenset()
        if not known.issuperset(names):
            kept = {int(name[4:]) for name in known if name.startswith("dim_")}
            write_sums(part.place, kept.union(dimensions))
    return " UNION ALL ".join(
        f"SELECT {', '.join(names)} FROM read_parquet({text(str(part.place.sums))}) WHERE {_periods(part)}"
        for part in parts
    )


def _periods(part: Part) -> str:
    return f"period IN ({', '.join(text(code) for code in part.periods) or 'NULL'})"


def kept(place: Place) -> tuple[int, int, int] | None:
    """Rows, debit and credit as they lie on disk; None when the file is damaged."""
    sql = """
        SELECT count(*), coalesce(sum(amount) FILTER (amount > 0), 0)::BIGINT,
               coalesce(-sum(amount) FILTER (amount < 0), 0)::BIGINT
        FROM read_parquet(?)
    """
    try:
        ((rows, debit, credit),) = engine.run(sql, [str(place.rows)])
    except engine.Broken:
        return None
    return rows, debit, credit
