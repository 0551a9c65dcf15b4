from datetime import date

import pytest

from tertial.indicators.schedule import last_day_to_give, latest_ended


@pytest.mark.parametrize(
    ("frequency", "today", "cumulative", "start", "end"),
    [
        ("month", date(2026, 11, 23), False, date(2026, 10, 1), date(2026, 10, 31)),
        ("month", date(2026, 11, 23), True, date(2026, 1, 1), date(2026, 10, 31)),
        ("month", date(2026, 1, 5), True, date(2025, 1, 1), date(2025, 12, 31)),
        ("quarter", date(2026, 3, 31), False, date(2025, 10, 1), date(2025, 12, 31)),
        ("tertial", date(2026, 9, 1), False, date(2026, 5, 1), date(2026, 8, 31)),
        ("half_year", date(2026, 7, 1), False, date(2026, 1, 1), date(2026, 6, 30)),
        ("year", date(2026, 12, 31), False, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_latest_ended_period(frequency, today, cumulative, start, end):
    assert latest_ended(frequency, today, cumulative=cumulative) == (start, end)


def test_there_are_twenty_days_to_give_a_value():
    assert last_day_to_give(date(2026, 10, 31)) == date(2026, 11, 20)
