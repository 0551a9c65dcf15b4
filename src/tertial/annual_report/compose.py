"""The report as one document: what is written with its figures said, and what is computed, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tertial.appropriations import document as statement_document
from tertial.appropriations import queries as appropriations
from tertial.appropriations import statement as statements
from tertial.formats import swedish
from tertial.formats.charts import Bar, bars
from tertial.formats.document import (
    Block,
    Column,
    Document,
    Heading,
    Notice,
    PageBreak,
    Row,
    Signatures,
    Stamp,
    Table,
)
from tertial.formats.document.from_markdown import Say, from_markdown
from tertial.organisation import queries as organisation

from . import key_figures, tables
from .books import Books, books
from .models import KeyFigure, Section

Kind = Section.Kind
ON_A_NEW_PAGE = frozenset({Kind.KEY_FIGURES, Kind.INCOME, Kind.BALANCE, Kind.STATEMENT})


@dataclass
class Numbers:
    """What the computed sections need, asked for when the first of them is written."""

    agency_id: int
    year: int

    @cached_property
    def years(self) -> list[int]:
        return [year for year in appropriations.years(self.agency_id) if year <= self.year]

    @cached_property
    def statement(self) -> statements.Statement | None:
        return statements.statement(self.agency_id, self.year) if self.year in self.years else None

    @cached_property
    def earlier(self) -> list[statements.Statement]:
        wanted = [year for year in self.years if self.year - key_figures.YEARS < year < self.year]
        return [statements.statement(self.agency_id, year) for year in wanted]

    @cached_property
    def books(self) -> Books:
        return books(self.agency_id, self.year)

    @cached_property
    def books_before(self) -> Books | None:
        found = books(self.agency_id, self.year - 1)
        return None if found.is_empty else found

    @cached_property
    def key_figures(self) -> key_figures.KeyFigures:
        """The statements and the two years of ledger that the report asks for anyway, and what is typed in."""
        told = [*([self.statement] if self.statement else []), *self.earlier]
        ledgers = [self.books, *([self.books_before] if self.books_before else [])]
        return key_figures.gathered(self.year, told, ledgers, typed(self.agency_id, self.year))


def typed(agency_id: int, year: int) -> dict[tuple[int, str], int]:
    """What is typed in of the report's five years. 1 query."""
    found = KeyFigure.objects.filter(agency_id=agency_id, year__in=key_figures.years_of(year))
    return {(one.year, one.row): one.value for one in found}


@dataclass(frozen=True, slots=True)
class Answered:
    """A requirement and the section that answers it, for the list at the end."""

    number: str
    heading: str
    document: str
    section: str


def compose(
    *,
    agency: organisation.AgencyRow,
    year: int,
    day: date,
    sections: Iterable[Section],
    say: Say,
    answered: Iterable[Answered] = (),
    stamp: Stamp | None = None,
    signatories: Iterable[tuple[str, str]] = (),
    example: bool = False,
) -> Document:
    """The whole report. Without a stamp it is a draft and says so."""
    numbers = Numbers(agency.id, year)
    blocks: list[Block] = []
    for section in sections:
        if section.kind in ON_A_NEW_PAGE:
            blocks.append(PageBreak())
        blocks.append(heading(section))
        blocks += section_blocks(section, say, numbers, tuple(signatories))
    return Document(
        title=_("Annual report %(year)d") % {"year": year},
        date=day,
        agency=agency.name,
        subtitle="" if stamp else _("Draft %(day)s") % {"day": swedish.long_day(day)},
        blocks=(*blocks, *_answers(list(answered))),
        stamp=stamp,
        example=example,
        contents=True,
    )


def heading(section: Section) -> Heading:
    """The section's own heading, numbered."""
    return Heading(section.number.count(".") + 1, f"{section.number} {section.title}", f"s-{section.number}")


def section_blocks(
    section: Section, say: Say, numbers: Numbers, signatories: tuple[tuple[str, str], ...] = ()
) -> list[Block]:
    """What a section holds under its heading: its text, then what is computed for its kind."""
    text = list(from_markdown(section.text, say, top=min(4, section.number.count(".") + 2)))
    match section.kind:
        case Kind.STATEMENT:
            return text + _statement(numbers)
        case Kind.INCOME | Kind.BALANCE:
            return text + _accounts(section.kind, numbers)
        case Kind.KEY_FIGURES:
            return [*text, key_figures.table(numbers.key_figures)]
        case Kind.SIGNATURE:
            return text + _signatures(signatories)
    return text


def _statement(numbers: Numbers) -> list[Block]:
    found = numbers.statement
    if found is None:
        return [Notice(_("No appropriation items are loaded for %(year)d.") % {"year": numbers.year}, kind="warn")]
    return [_spent(found, numbers.earlier), _conditions(found), statement_document.table_of(found)]


def _spent(found: statements.Statement, earlier: list[statements.Statement]) -> Block:
    """Expenditure per item as bars, last year's as a line across."""
    last = next((s for s in earlier if s.year == found.year - 1), None)
    before = {row.item.code: row.sums.expenditure for row in last.rows} if last else {}
    told = [Bar(row.item.name, row.sums.expenditure, before.get(row.item.code)) for row in found.rows]
    largest = max(found.rows, key=lambda row: row.sums.expenditure)
    finding = _("%(item)s is the largest item: %(tkr)s tkr.") % {
        "item": largest.item.name,
        "tkr": swedish.tkr(largest.sums.expenditure),
    }
    compared = str(found.year - 1) if last else ""
    chart = bars(told, finding, Column(str(found.year), "tkr"), compared=compared)
    said = _("Expenditure per item, tkr; the line across is %(year)d") % {"year": found.year - 1}
    return chart.figure(said if last else _("Expenditure per item, tkr"))


def _conditions(found: statements.Statement) -> Table:
    """Finansiella villkor: the credit granted and used per item. Tested per item, never on the sum."""
    rows = []
    for row in found.rows:
        used = max(0, -row.sums.closing_carryover)
        kept = _("yes") if used <= row.item.credit else _("no")
        rows.append(Row((f"{row.item.code} {row.item.name}", row.item.credit, used, kept)))
    columns = (
        Column(_("Appropriation item")),
        Column(_("Granted credit"), "tkr"),
        Column(_("Used credit"), "tkr"),
        Column(_("Condition kept")),
    )
    note = _("Credit is tested per item, never on the sum.")
    return Table(_("Financial conditions: appropriation credit"), columns, tuple(rows), _("Amounts in tkr"), note)


def _accounts(kind: str, numbers: Numbers) -> list[Block]:
    if numbers.books.is_empty:
        return [Notice(_("The ledger of %(year)d is not loaded.") % {"year": numbers.year}, kind="warn")]
    if kind == Kind.BALANCE:
        return [tables.balance_sheet(numbers.books)]
    return [tables.income_statement(numbers.books, numbers.books_before)]


def _signatures(signatories: tuple[tuple[str, str], ...]) -> list[Block]:
    if not signatories:
        return []
    text = _(
        "We certify that the annual report gives a true and fair view of the results of the operations "
        "and of costs, revenue and the financial position of the agency."
    )
    return [Signatures(text, signatories)]


def _answers(answered: list[Answered]) -> list[Block]:
    if not answered:
        return []
    columns = (Column(_("No.")), Column(_("Requirement")), Column(_("Said in")), Column(_("Answered in section")))
    rows = tuple(Row((a.number, a.heading, a.document, a.section)) for a in answered)
    title = _("Requirements and where they are answered")
    return [Heading(1, title, "requirements"), Table(title, columns, rows)]
