"""How a unit thinks its year will end, item by item, and where that is carried."""

import pytest

from tertial.budget.actions import set_budget
from tertial.followup import queries
from tertial.followup.actions import Forecast, approve_report, write_assessment, write_forecasts
from tertial.followup.errors import Locked
from tertial.followup.report import said_of, to_contract
from tertial.followup.rules.money import MoneyRow, total
from tertial.kernel.errors import NotAllowed
from tests.cast import acting, make_agency, program, unit
from tests.treasury import TKR, A, B, book, item_id, make_items

from .cast import open_t3, report
from .test_chain import hand_in

pytestmark = pytest.mark.django_db
HEAD = "head"


@pytest.fixture
def by():
    """STOD with a budget on two items, A on two account groups, and ten months booked."""
    actor = make_items(program(make_agency()))
    for code, groups in ((A, (("4", 100), ("5", 20))), (B, (("7", 300),))):
        amounts = {(group, "", month): tkr * TKR for group, tkr in groups for month in range(1, 13)}
        set_budget(
            item_id=item_id(code), unit_id=unit("STOD").pk, amounts=amounts, owner_id=None, explanation="", by=actor
        )
    book(
        2026, [(f"{m:02}15", account, "210", 90 * TKR) for m in range(1, 11) for account in ("4011", "7511")], actor
    )
    return actor


def say(*forecasts: Forecast, period: str = "T3", by: str = HEAD) -> None:
    write_forecasts(report_id=report(period=period).pk, forecasts=forecasts, by=acting(by))


def leaves(by, code: str, period: str = "T3") -> list[dict]:
    said, kept = said_of(by.agency_id, report("EM", period).pk)
    return [row for row in to_contract(said, kept)["money"] if row["unit"] == "STOD" and row["code"] == code]


def test_a_forecast_stands_on_its_row_in_the_contract_with_the_one_before_it(by):
    open_t3(period="T2")
    say(Forecast(A, "4", 1_150 * TKR), period="T2")
    open_t3()
    say(Forecast(A, "4", 1_180 * TKR, "Fler sökande"), Forecast(B, "7", 3_500 * TKR))
    salaries, running = leaves(by, A)
    assert (salaries["account_group"], salaries["forecast"], salaries["forecast_previous"]) == (
        "4",
        1_180 * TKR,
        1_150 * TKR,
    )
    assert salaries["comment"] == "Fler sökande"
    assert (running["forecast"], running["forecast_previous"], running["comment"]) == (None, None, "")
    assert [row["forecast"] for row in leaves(by, A, "T2")] == [1_150 * TKR, None]


def test_the_year_against_budget_is_worked_out_from_the_rows(by):
    open_t3()
    say(Forecast(A, "4", 1_180 * TKR), Forecast(B, "7", 3_700 * TKR))
    assert report().expected_deviation == (20 - 100) * TKR
    write_assessment(report_id=report().pk, assessment="Bra", expected_deviation=5 * TKR, by=acting(HEAD))
    assert report().expected_deviation == -80 * TKR
    say()
    assert report().expected_deviation is None
    write_assessment(report_id=report().pk, assessment="Bra", expected_deviation=5 * TKR, by=acting(HEAD))
    assert report().expected_deviation == 5 * TKR


def test_an_item_is_forecast_at_budget_where_nothing_was_said(by):
    open_t3()
    say(Forecast(A, "4", 1_180 * TKR))
    lines = {line.code: line for line in queries.money_of(by.agency_id, report().pk).lines}
    assert (lines[A].forecast, lines[A].budget_year) == ((1_180 + 240) * TKR, 1_440 * TKR)
    assert lines[B].forecast is None


def test_a_forecast_without_budget_or_outcome_does_not_disappear(by):
    open_t3()
    say(Forecast(A, "6", 30 * TKR))
    assert [row["forecast"] for row in leaves(by, A) if row["account_group"] == "6"] == [30 * TKR]
    assert report().expected_deviation == -30 * TKR


def test_income_is_taken_away_and_more_of_it_is_better():
    cost = MoneyRow(1, A, "4", budget_year=100, forecast=90)
    income = MoneyRow(1, A, "3", budget_year=40, forecast=50, income=True)
    assert (cost.expected, income.expected) == (10, 10)
    assert total([cost, income]).forecast == 40


def test_only_the_head_writes_and_what_is_approved_stays(by):
    open_t3()
    with pytest.raises(NotAllowed):
        say(Forecast(A, "4", TKR), by="officer")
    say(Forecast(A, "4", 1_180 * TKR))
    hand_in()
    approve_report(report_id=report().pk, by=acting("department_head"))
    with pytest.raises(Locked):
        say(Forecast(A, "4", TKR))
    assert report().money[0]["forecast"] == 1_180 * TKR
