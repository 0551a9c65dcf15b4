"""What is looked at before a report is decided. Each check counts what is right and says what remains."""

from dataclasses import dataclass

from tertial.appropriations import queries as appropriations
from tertial.appropriations import statement as statements
from tertial.appropriations.settled import settled
from tertial.appropriations.statement import Statement
from tertial.kernel.keeping import kept

from . import key_figures, queries
from .books import Books, books


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `done` of `total` is right; with a total of 0 there was nothing to look at."""

    code: str
    done: int
    total: int
    details: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return self.done == self.total


@kept
def checks(agency_id: int, year: int) -> list[Check]:
    """Every check of a report, in the order they are shown."""
    rows, ledger = queries.sections(agency_id, year), books(agency_id, year)
    have = appropriations.years(agency_id)
    statement = statements.statement(agency_id, year) if year in have else None
    return [
        _requirements(agency_id, year),
        *_figures(agency_id, year, rows),
        _tables(rows),
        _approved(rows),
        _key_figures(agency_id, year, statement, ledger),
        *_ledger(agency_id, year, ledger),
        *(_openings(agency_id, statement, ledger) if statement and year - 1 in have else []),
    ]


def remaining(found: list[Check]) -> list[Check]:
    """The checks that are not right."""
    return [check for check in found if not check.ok]


def _requirements(agency_id: int, year: int) -> Check:
    must = [row for row in queries.answers(agency_id, year) if row.must]
    lacking = [f"{row.requirement.number} {row.requirement.heading}" for row in must if not row.section]
    return Check("requirements", len(must) - len(lacking), len(must), tuple(lacking))


def _figures(agency_id: int, year: int, rows: list[queries.SectionRow]) -> list[Check]:
    found = queries.linked_figures(agency_id, year)
    used = [row for row in found if row.uses]
    changed = [f"{row.label}: {row.shown} → {row.current or '–'}" for row in used if row.needs_answer]
    unknown = [row.number for row in queries.unknown_figures(rows, {row.id for row in found})]
    checked = [Check("figures", len(used) - len(changed), len(used), tuple(changed))]
    return checked + ([Check("unknown_figures", 0, len(unknown), tuple(unknown))] if unknown else [])


def _tables(rows: list[queries.SectionRow]) -> Check:
    with_tables = [row for row in rows if "|" in row.text]
    lacking = queries.untitled_tables(rows)
    told = tuple(f"{row.number} {row.title}" for row in lacking)
    return Check("tables", len(with_tables) - len(lacking), len(with_tables), told)


def _approved(rows: list[queries.SectionRow]) -> Check:
    lacking = tuple(f"{row.number} {row.title}" for row in rows if row.state != "approved")
    return Check("approved", len(rows) - len(lacking), len(rows), lacking)


def _key_figures(agency_id: int, year: int, statement: Statement | None, ledger: Books) -> Check:
    typed = queries.key_figures_typed(agency_id, year)
    found = key_figures.gathered(year, [statement] if statement else [], [ledger], typed)
    lacking = tuple(key_figures.in_words(line) for line in found.missing())
    return Check("key_figures", len(key_figures.LINES) - len(lacking), len(key_figures.LINES), lacking)


def _ledger(agency_id: int, year: int, found: Books) -> list[Check]:
    """Figures add up with the ledger: all accounts have a row, both sides are equal, nothing is unsettled."""
    if found.is_empty:
        return [Check("ledger_loaded", 0, 1)]
    unmapped = [account for account, _amount in (*found.income.unmapped, *found.closing.unmapped)]
    return [
        Check("mapped", 0 if unmapped else 1, 1, tuple(unmapped)),
        Check("balanced", int(_is_balanced(found)), 1),
        _unsettled(agency_id, year),
    ]


def _is_balanced(found: Books) -> bool:
    return found.assets() == found.capital_and_debts()


def _unsettled(agency_id: int, year: int) -> Check:
    """What is booked on accounts that settlement rules name, but that no rule takes, is in no statement."""
    rows, _amount = settled(agency_id, year).unsettled()
    return Check("settled", int(not rows), 1, (str(rows),) if rows else ())


def _openings(agency_id: int, statement: Statement, ledger: Books) -> list[Check]:
    """Opening equals last closing: each item's carry-over, and the balance sheet's two sides."""
    before = statements.statement(agency_id, statement.year - 1)
    closing = {row.item.code: row.sums.closing_carryover for row in before.rows}
    rows = [row for row in statement.rows if _before(row.item) in closing]
    wrong = [row.item.code for row in rows if row.sums.opening_carryover != closing[_before(row.item)]]
    return [
        Check("openings", len(rows) - len(wrong), len(rows), tuple(wrong)),
        *_balances(books(agency_id, before.year), ledger),
    ]


def _before(item: appropriations.ItemRow) -> str:
    return item.predecessor_code or item.code


def _balances(before: Books, now: Books) -> list[Check]:
    if before.is_empty or now.is_empty:
        return []
    rows = sorted(before.closing.rows.keys() | now.opening.rows.keys())
    wrong = tuple(row for row in rows if before.closing.rows.get(row, 0) != now.opening.rows.get(row, 0))
    return [Check("opening_balance", int(not wrong), 1, wrong)]
