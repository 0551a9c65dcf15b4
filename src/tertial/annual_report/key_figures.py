"""Väsentliga uppgifter (FÅB 2000:605, 2 kap. 4 §): five years, computed where there is data, else typed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tertial.appropriations.statement import Statement
from tertial.formats import swedish
from tertial.formats.document import Column, Row, Table

from .books import Books

YEARS = 5
HUNDREDTHS = 100  # a person is kept as hundredths, an amount as öre
Known = Mapping[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is called, and whether it counts persons or amounts."""

    key: str
    words: str
    counts_persons: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head."""

    head: str
    lines: tuple[Line, ...]


GROUPS = (
    Group(
        gettext_noop("Loan limit at the National Debt Office"),
        (Line("loan_limit", gettext_noop("Limit granted")), Line("loans_used", gettext_noop("Limit used"))),
    ),
    Group(
        gettext_noop("Credit on the interest account"),
        (
            Line("account_credit", gettext_noop("Limit granted")),
            Line("account_credit_used", gettext_noop("Most used during the year")),
        ),
    ),
    Group(
        gettext_noop("Interest account"),
        (
            Line("interest_income", gettext_noop("Interest revenue")),
            Line("interest_costs", gettext_noop("Interest costs")),
        ),
    ),
    Group(
        gettext_noop("Fees that the agency disposes of"),
        (
            Line("fees_planned", gettext_noop("Calculated amount")),
            Line("fees", gettext_noop("Outcome of the fees")),
        ),
    ),
    Group(
        gettext_noop("Fees that the agency does not dispose of"),
        (
            Line("fees_not_disposed_planned", gettext_noop("Calculated amount")),
            Line("fees_not_disposed", gettext_noop("Outcome of the fees")),
        ),
    ),
    Group(
        gettext_noop("Appropriation credit"),
        (
            Line("credit_granted", gettext_noop("Granted in all")),
            Line("credit_used", gettext_noop("Used in all")),
        ),
    ),
    Group(
        gettext_noop("Appropriations"),
        (
            Line("savings", gettext_noop("Appropriation savings")),
            Line("savings_bound", gettext_noop("of which bound by commitments")),
        ),
    ),
    Group(
        gettext_noop("Commitment authorisations"),
        (
            Line("authorised", gettext_noop("Granted in all")),
            Line("authorisations_used", gettext_noop("Financial commitments made")),
        ),
    ),
    Group(
        gettext_noop("Personnel"),
        (
            Line("full_time_equivalents", gettext_noop("Full-time equivalents, number"), counts_persons=True),
            Line("employees", gettext_noop("Employees on average, number"), counts_persons=True),
            Line("running_cost_each", gettext_noop("Running cost per full-time equivalent")),
        ),
    ),
    Group(
        gettext_noop("Capital change"),
        (
            Line("capital_change", gettext_noop("Of this year")),
            Line("carried_capital_change", gettext_noop("Carried forward")),
        ),
    ),
)
LINES = {line.key: line for group in GROUPS for line in group.lines}


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """What is known of five years, the latest first: computed, and typed in where nothing can be computed."""

    years: tuple[int, ...]
    computed: Known
    typed: Known

    def value(self, year: int, key: str) -> int | None:
        """Öre, or hundredths of a person. What is computed goes before what is typed."""
        known = self.computed.get((year, key))
        return self.typed.get((year, key)) if known is None else known

    def missing(self) -> list[Line]:
        """The rows that say nothing of the report's own year."""
        return [line for line in LINES.values() if self.value(self.years[0], line.key) is None]


def years_of(year: int) -> tuple[int, ...]:
    """The report's year and the four before it."""
    return tuple(range(year, year - YEARS, -1))


def gathered(year: int, statements: Iterable[Statement], books: Iterable[Books], typed: Known) -> KeyFigures:
    """The summary out of what the statements and the ledgers hold, and what is typed in for the rest."""
    computed = {(s.year, key): value for s in statements for key, value in _of_statement(s).items()}
    for book in books:
        if not book.is_empty:
            persons = typed.get((book.year, "full_time_equivalents"))
            computed |= {(book.year, key): value for key, value in _of_books(book, persons).items()}
    return KeyFigures(years_of(year), computed, typed)


def _of_statement(found: Statement) -> dict[str, int]:
    return {
        "credit_granted": sum(row.item.credit for row in found.rows),
        "credit_used": sum(max(0, -row.sums.closing_carryover) for row in found.rows),
        "savings": sum(max(0, row.sums.closing_carryover) for row in found.rows),
    }


def _of_books(book: Books, persons: int | None) -> dict[str, int]:
    told = {
        "loans_used": book.closing.sum_of("loans"),
        "fees": book.income.sum_of("fees"),
        "fees_not_disposed": book.income.sum_of("fees_not_disposed"),
        "capital_change": book.capital_change,
        "carried_capital_change": book.closing.sum_of("carried_capital_change"),
    }
    if persons:
        running = -book.income.sum_of("staff", "premises", "other_running")
        told["running_cost_each"] = running * HUNDREDTHS // persons
    return told


def table(found: KeyFigures) -> Table:
    """The summary as a table: rows and earlier years of which nothing is known are left out."""
    years = [year for year in found.years if _says_something(found, year)]
    rows: list[Row] = []
    for group in GROUPS:
        told = [(line, [found.value(year, line.key) for year in years]) for line in group.lines]
        used = [
            Row((_(line.words), *(_shown(line, v) for v in values))) for line, values in told if any_said(values)
        ]
        rows += [Row((_(group.head),), "group"), *used] if used else []
    return Table(
        _("Key figures"),
        (Column(_("Row of the statement")), *(Column(str(year), "tkr") for year in years)),
        tuple(rows),
        _("Amounts in tkr"),
        _("Source: the statement of appropriations and the ledger; the rest as the agency has stated it."),
    )


def in_words(line: Line) -> str:
    """A row with its head."""
    head = next(group.head for group in GROUPS if line in group.lines)
    return f"{_(head)}: {_(line.words).lower()}"


def any_said(values: Iterable[int | None]) -> bool:
    """Whether some value is known."""
    return any(value is not None for value in values)


def _says_something(found: KeyFigures, year: int) -> bool:
    return year == found.years[0] or any_said(found.value(year, key) for key in LINES)


def _shown(line: Line, value: int | None) -> int | str | None:
    return swedish.number(value / HUNDREDTHS) if line.counts_persons and value is not None else value
