"""Periods tile the year."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.periods import KINDS, Period, period_of, periods_of

years = st.integers(1990, 2100)
kinds = st.sampled_from(KINDS)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(kinds, years)
def test_the_periods_of_a_kind_follow_each_other_without_gap_through_the_year(kind, year):
    expected = date(year, 1, 1)
    for period in periods_of(kind):
        assert period.first_day(year) == expected
        expected = period.last_day(year) + timedelta(1)
    assert expected == date(year + 1, 1, 1)


@given(kinds, days)
def test_a_day_lies_in_its_period(kind, day):
    period = period_of(kind, day)
    assert period.first_day(day.year) <= day <= period.last_day(day.year)
    assert day.month in period.months()


@given(kinds, days)
def test_the_period_before_ends_the_day_before_and_comes_back(kind, day):
    period = period_of(kind, day)
    before, year = period.previous(day.year)
    assert before.last_day(year) + timedelta(1) == period.first_day(day.year)
    assert before.following(year) == (period, day.year)


@pytest.mark.parametrize("code", ["T0", "T4", "Q5", "H3", "M00", "M13", "M1", "t1", "", "T1 ", "T١", "X1", "T11"])
def test_an_unknown_code_is_refused(code):
    with pytest.raises(ValueError, match=re.escape(code)):
        Period(code)


def test_tertials_are_of_four_months():
    assert Period("T2").first_day(2026) == date(2026, 5, 1)
    assert Period("T2").last_day(2026) == date(2026, 8, 31)
    assert list(Period("T3").months()) == [9, 10, 11, 12]
    assert Period("T1").last_day(2026) == date(2026, 4, 30)


def test_periods_are_named_in_both_languages():
    assert Period("T3").label() == "Tertial 3"
    assert Period("Q2").label("en") == "Quarter 2"
    assert Period("H1").label("sv") == "Halvår 1"
    assert Period("M11").label("sv") == "november"
    assert Period("M11").label("en") == "November"
    assert str(Period("M01")) == "M01"
