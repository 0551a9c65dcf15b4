"""The statement: the worked example of the guidance, to the öre, out of decisions and ledger."""

from datetime import date

import pytest
from django.utils import translation
from tests.cast import make_agency, program
from tests.treasury import TKR, A, B, C, book, book_last_year, book_this_year, item_id, make_items

from tertial.appropriations import proposals, queries
from tertial.appropriations.actions import add_rule
from tertial.appropriations.document import standing_line, table_of
from tertial.appropriations.models import Decision, Item, SettlementRule
from tertial.appropriations.settled import rule_use, settled
from tertial.appropriations.statement import COLUMNS, statement, to_contract

pytestmark = pytest.mark.django_db

EXAMPLE = {
    A: (14_200, 325_000, 0, 0, -4_900, 334_300, 331_750, 0, 2_550),
    B: (6_100, 410_000, 5_000, 0, -6_100, 415_000, 417_900, 0, -2_900),
    C: (-1_500, 60_000, -5_000, 3_200, 0, 56_700, 56_700, 0, 0),
}
TOTAL = (18_800, 795_000, 0, 3_200, -11_000, 806_000, 806_350, 0, -350)


@pytest.fixture
def by():
    actor = make_items()
    book_last_year(actor)
    return actor


def plain_rule(item, order, first, last, by):
    add_rule(item_id=item, order=order, account_from=first, account_to=last, dimension=None, wanted=None, by=by)


def in_ore(row):
    return {name: tkr * TKR for name, tkr in zip(COLUMNS, row, strict=True)}


def test_the_worked_example_holds_to_the_ore(by):
    told = to_contract(statement(by.agency_id, 2025))
    for item in told["items"]:
        assert {name: item[name] for name in COLUMNS} == in_ore(EXAMPLE[item["code"]]), item["code"]
    assert told["total"] == in_ore(TOTAL)
    assert (told["agency"], told["year"], told["at"]) == ("EM", 2025, "2025-12-31")


def test_appropriations_have_subtotals(by):
    subtotals = {one.code: one.sums.closing_carryover for one in statement(by.agency_id, 2025).appropriations}
    assert subtotals == {"24 1:4": 2_550 * TKR, "24 1:5": -2_900 * TKR}


def test_a_statement_within_the_year_counts_what_was_decided_and_whole_months(by):
    found = statement(by.agency_id, 2025, date(2025, 6, 17))
    row = next(row for row in found.rows if row.item.code == A)
    assert row.sums.allocation == 322_000 * TKR
    assert found.through_month == 5
    assert row.sums.expenditure == 5 * (331_750 * TKR // 12)
    assert table_of(found).columns[-1].title == "Saldo"
    assert table_of(statement(by.agency_id, 2025)).columns[-1].title == "Utgående överföringsbelopp"


def test_what_is_available_never_holds_the_credit(by):
    Item.objects.update(credit=10**12)
    assert to_contract(statement(by.agency_id, 2025))["total"] == in_ore(TOTAL)


def test_income_is_shown_apart_only_where_it_is_prescribed():
    by = make_items()
    Item.objects.filter(code=C, year=2025).update(gross=True)

    from tertial.appropriations.actions import add_rule

    add_rule(
        item_id=item_id(C, 2025),
        order=5,
        account_from="3500",
        account_to="3599",
        dimension=None,
        wanted=None,
        by=by,
    )
    book(2025, [("0315", "7512", "211", 900 * TKR), ("0316", "3511", "211", -100 * TKR)], by)
    row = next(row for row in statement(by.agency_id, 2025).rows if row.item.code == C)
    assert (row.sums.expenditure, row.sums.income) == (900 * TKR, 100 * TKR)
    Item.objects.filter(code=C, year=2025).update(gross=False)
    row = next(row for row in statement(by.agency_id, 2025).rows if row.item.code == C)
    assert (row.sums.expenditure, row.sums.income) == (800 * TKR, 0)


def test_rows_that_no_rule_takes_are_told(by):
    book(2026, [("0115", "7512", "211", 5), ("0115", "1999", "", 7), ("0215", "4011", "310", 11)], by)
    SettlementRule.objects.filter(year=2026, order=30).update(valid_to=1)
    assert settled(by.agency_id, 2026).unsettled() == (1, 11)
    assert settled(by.agency_id, 2026).unsettled(range(1, 2)) == (0, 0)


def test_a_rule_that_takes_nothing_is_told(by):
    book_this_year(by, through=1)

    plain_rule(item_id(A), 40, "4011", "4011", by)
    assert {use.rule.order: use.rows for use in rule_use(by.agency_id, 2026)} == {10: 1, 20: 1, 30: 1, 40: 0}


def test_an_opening_that_differs_from_last_years_closing_is_a_warning(by):
    assert proposals.proposals(by.agency_id, 2026) == []
    Decision.objects.filter(item__year=2026, item__code=B, kind="opening").update(amount=-2_000 * TKR)
    (found,) = proposals.proposals(by.agency_id, 2026)
    assert (found.item.code, found.kind, found.decided, found.proposed) == (
        B,
        "opening",
        -2_000 * TKR,
        -2_900 * TKR,
    )


def test_a_saving_above_three_per_cent_is_proposed_as_withdrawal(by):
    Decision.objects.filter(item__year=2025, item__code=A, kind="opening").update(amount=24_200 * TKR)
    found = {one.kind: one.proposed for one in proposals.proposals(by.agency_id, 2026)}
    assert found == {"opening": 12_550 * TKR, "withdrawal": -2_800 * TKR}


def test_a_cash_item_whose_rule_takes_in_accruals_warns(by):
    items = queries.items(by.agency_id, 2026)
    rules = queries.rules(by.agency_id, 2026)
    assert proposals.accrual_rules(items, rules) == []
    Item.objects.filter(code=A, year=2026).update(basis="cash")
    items = queries.items(by.agency_id, 2026)
    assert [rule.order for rule in proposals.accrual_rules(items, rules)] == [30]


def test_another_agency_sees_nothing_of_it(by):
    other = program(make_agency("AN", "Annan myndighet"))
    assert statement(other.agency_id, 2025).rows == ()
    assert settled(other.agency_id, 2025).sums == ()


@pytest.mark.parametrize("more", [0, 30])
def test_the_statement_asks_the_database_the_same_however_much_there_is(by, more, django_assert_max_num_queries):
    item = Item.objects.get(year=2025, code=A)
    for number in range(more):
        Item.objects.create(
            agency_id=by.agency_id, year=2025, code=f"24 2:{number + 1}", name="x", kind="programme", basis="cash"
        )
        Decision.objects.create(
            agency_id=by.agency_id, item=item, date=date(2025, 1, 1), kind="reallocation", amount=0
        )
    with django_assert_max_num_queries(5):
        statement(by.agency_id, 2025)


def test_the_statement_says_through_which_month_the_ledger_has_expenditure(by):
    def told(*asked):
        return standing_line(statement(*asked)).replace("\u00a0", " ")

    book_this_year(by)
    with translation.override("sv"):
        assert told(by.agency_id, 2025) == "Utgifter till och med 31 december 2025."
        assert told(by.agency_id, 2026).startswith("Utgifter till och med 31 oktober 2026: senare månader")
        assert told(by.agency_id, 2026, date(2026, 10, 31)) == "Utgifter till och med 31 oktober 2026."
        assert told(make_agency("AN", "Annan").pk, 2026) == "Huvudboken har inga utgifter än."
