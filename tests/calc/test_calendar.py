"""Working days, and duties moved off days when nobody works (law 1930:173)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.calendar import (
    duty_day,
    is_working_day,
    next_working_day,
    nth_working_day,
    previous_working_day,
    working_days_between,
)

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(days)
def test_a_duty_never_falls_on_a_day_off_and_never_comes_earlier(day):
    moved = duty_day(day)
    assert is_working_day(moved)
    assert moved >= day
    assert not any(is_working_day(day + timedelta(n)) for n in range((moved - day).days))


@given(days)
def test_a_duty_on_a_working_day_stays(day):
    assert (duty_day(day) == day) == is_working_day(day)


@given(days)
def test_nobody_waits_more_than_six_days_for_a_working_day(day):
    assert (next_working_day(day) - day).days <= 6
    assert (day - previous_working_day(day)).days <= 6


@given(st.integers(2000, 2060), st.integers(1, 12), st.integers(1, 17))
def test_the_nth_working_day_has_n_working_days_behind_it(year, month, number):
    day = nth_working_day(year, month, number)
    assert day.month == month
    assert is_working_day(day)
    assert working_days_between(date(year, month, 1), day) == number


@pytest.mark.parametrize("number", [0, -1, 24])
def test_there_is_no_such_working_day(number):
    with pytest.raises(ValueError, match=str(number)):
        nth_working_day(2026, 2, number)


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 2, 22), date(2026, 2, 23)),  # a Sunday: the annual report
        (date(2026, 3, 1), date(2026, 3, 2)),  # a Sunday: the budget submission
        (date(2026, 6, 6), date(2026, 6, 8)),  # the national day, a Saturday
        (date(2026, 6, 19), date(2026, 6, 22)),  # Midsummer Eve
        (date(2026, 12, 24), date(2026, 12, 28)),  # Christmas Eve
        (date(2026, 12, 31), date(2027, 1, 4)),  # New Year's Eve, New Year's Day, a weekend
        (date(2026, 4, 3), date(2026, 4, 7)),  # Good Friday to Easter Monday
        (date(2026, 5, 14), date(2026, 5, 15)),  # Ascension Day; the Friday after is a working day
        (date(2026, 1, 5), date(2026, 1, 5)),  # the day before Epiphany is one too
    ],
)
def test_known_days(day, moved):
    assert duty_day(day) == moved


def test_the_fourteenth_working_day_of_december():
    assert nth_working_day(2026, 12, 14) == date(2026, 12, 18)
