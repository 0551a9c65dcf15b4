"""Whether a file agrees with itself: names declared, balances as control totals."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pyarrow as pa

from tertial.formats.amounts import amount_text
from tertial.formats.ledger_file import dimensions_of
from tertial.formats.problems import Problem, warning

from .head import STANDARD_DIMENSIONS, Head


def undeclared(rows: pa.Table, head: Head) -> list[Problem]:
    """Accounts and objects that rows use but the file never declares (decisions.md 21)."""
    problems = _unknown(rows, "account", set(head.accounts), "sie.undeclared_account", "")
    for dimension in dimensions_of(rows):
        if dimension not in STANDARD_DIMENSIONS and dimension not in head.dimensions:
            problems.append(_undeclared_dimension(rows, dimension))
            continue
        known = {name for number, name in head.objects if number == dimension}
        problems += _unknown(rows, f"dim_{dimension}", known, "sie.undeclared_object", f"{dimension} ")
    return problems


def _undeclared_dimension(rows: pa.Table, dimension: int) -> Problem:
    used = np.flatnonzero(rows[f"dim_{dimension}"].is_valid().to_numpy())
    line = int(rows["line"][int(used[0])].as_py()) if len(used) else None
    first = warning("sie.undeclared_dimension", "Used but never declared.", line=line, value=str(dimension))
    return replace(first, count=max(1, len(used)))


def _unknown(rows: pa.Table, column: str, known: set[str], code: str, before: str) -> list[Problem]:
    coded = rows[column].combine_chunks()
    indices = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    lines = rows["line"].to_numpy()
    problems: list[Problem] = []
    for n, name in enumerate(coded.dictionary.to_pylist()):
        where = np.flatnonzero(indices == n)
        if name in known or not len(where):
            continue
        first = warning(code, "Used but never declared.", line=int(lines[where[0]]), value=f"{before}{name}")
        problems.append(replace(first, count=len(where)))
    return problems


def control_totals(rows: pa.Table, head: Head) -> list[Problem]:
    """Accounts whose rows differ from what the file's own balances say: closing minus opening, or the result."""
    stated = _stated(head)
    if not stated:
        return []
    booked: dict[str, int] = defaultdict(int)
    summed = rows.group_by("account").aggregate([("amount", "sum")])
    booked.update(zip(summed["account"].to_pylist(), summed["amount_sum"].to_pylist(), strict=True))
    return [
        warning(
            "sie.control_total",
            f"The account's rows come to {amount_text(booked[account])}, its balances to {amount_text(total)}.",
            line=line,
            value=account,
        )
        for account, (total, line) in stated.items()
        if booked[account] != total
    ]


def _stated(head: Head) -> dict[str, tuple[int, int]]:
    """What each account should come to this year, and the line that says so."""
    stated: dict[str, tuple[int, int]] = {}
    opening = {b.account: b.amount for b in head.balances if b.year == 0 and b.kind == "IB"}
    for balance in head.balances:
        if balance.year == 0 and balance.kind in {"UB", "RES"}:
            before = opening.get(balance.account, 0) if balance.kind == "UB" else 0
            stated[balance.account] = (balance.amount - before, balance.line)
    return stated
