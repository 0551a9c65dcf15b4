"""Whether a file that could be read fits the year it is meant for."""

import pyarrow as pa
import pyarrow.compute as pc

from tertial.formats.ledger_file import LedgerFile, dimensions_of
from tertial.formats.problems import Problem, error, warning

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST_CODE = 30


def fits(file: LedgerFile, year: int | None, *, stated: bool) -> list[Problem]:
    """What is wrong with the file for that year, stated by somebody or found in the file itself.

    Nothing is added about a file that could not be read.
    """
    if not file.readable:
        return []
    if year is None:
        return [error("ledger.year_unknown", "The file does not say which year it is for.")]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return [error("ledger.year_unlikely", "There is no ledger for that year.", value=str(year))]
    return [*_outside(file, year, stated=stated), *_too_long(file)]


def _outside(file: LedgerFile, year: int, *, stated: bool) -> list[Problem]:
    """Rows dated in another year: they are kept, told, and do not count (decisions.md 20)."""
    other = file.rows.filter(pc.not_equal(file.rows["year"], pa.scalar(year, pa.int16())))
    if not len(other):
        return []
    if stated and len(other) == len(file.rows):
        return [error("ledger.other_year", "No row is dated in the year.", line=_first(other), value=str(year))]
    return [
        Problem(
            "warning",
            "ledger.outside_year",
            _first(other.filter(pc.equal(other["year"], year_found))),
            None,
            str(year_found.as_py()),
            len(other.filter(pc.equal(other["year"], year_found))),
            "The row is dated in another year and does not count.",
        )
        for year_found in pc.unique(other["year"])
    ]


def _first(rows: pa.Table) -> int:
    return int(pc.min(rows["line"]).as_py())


def _too_long(file: LedgerFile) -> list[Problem]:
    """Accounts and objects longer than we keep."""
    problems = []
    for column in ("account", *(f"dim_{d}" for d in dimensions_of(file.rows))):
        length = pc.utf8_length(file.rows[column].cast(pa.string()))
        long = file.rows.filter(pc.fill_null(pc.greater(length, LONGEST_CODE), fill_value=False))
        if len(long):
            value = str(long[column][0].as_py())
            problems.append(error("ledger.code_too_long", "The code is too long.", line=_first(long), value=value))
    declared = [*file.accounts, *(name for _, name in file.objects)]
    if any(len(name) > LONGEST_CODE for name in declared):
        problems.append(warning("ledger.code_left_out", "A declared code is too long and is left out."))
    return problems
