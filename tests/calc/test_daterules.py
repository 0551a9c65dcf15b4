"""Rules for dates: fixed, nth working day, nth weekday, end of a period, so many days from another event."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.calendar import is_working_day
from tertial.calc.daterules import BadRule, in_order, parse, resolve

years = st.integers(2000, 2060)


def day(text, year=2026, **known):
    return resolve(parse(text), year, known)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("02-22", date(2026, 2, 22)),
        ("+1 02-22", date(2027, 2, 22)),
        ("-1 12-07", date(2025, 12, 7)),
        ("workday 14 12", date(2026, 12, 18)),
        ("thu 2 12", date(2026, 12, 10)),
        ("end T1", date(2026, 4, 30)),
        ("end M02", date(2026, 2, 28)),
        ("after board -7", date(2026, 12, 3)),
        ("after board +36", date(2027, 1, 15)),
        ("after board 0", date(2026, 12, 10)),
        ("after board", date(2026, 12, 10)),
        (" 02-29 ", date(2026, 2, 28)),
    ],
)
def test_a_rule_gives_its_day(rule, expected):
    assert day(rule, board=date(2026, 12, 10)) == expected


NO_RULES = (
    *(
        "",
        "22 feb",
        "13-01",
        "02-30",
        "workday 0 3",
        "workday 24 2",
        "thu 6 12",
        "thu 0 12",
        "end T4",
        "end",
        "after",
    ),
    *("after a b", "+1", "workday 1", "02-22 02-23", "thu 2 13", "workday ١ 3", "after x +1234"),
)


@pytest.mark.parametrize("text", NO_RULES)
def test_what_is_no_rule_is_refused(text):
    with pytest.raises(BadRule):
        parse(text)


@given(st.text())
def test_no_text_does_anything_but_parse_or_be_refused(text):
    try:
        parse(text)
    except BadRule:
        return


def test_an_unknown_event_is_refused():
    with pytest.raises(BadRule):
        day("after nothing +1")


def test_a_fifth_thursday_stands_only_in_years_that_have_one():
    assert day("thu 5 12", 2026) == date(2026, 12, 31)
    with pytest.raises(BadRule):
        day("thu 5 12", 2025)


@given(years, st.integers(1, 15), st.integers(1, 12))
def test_the_nth_working_day_is_one(year, number, month):
    assert is_working_day(day(f"workday {number} {month}", year))


@given(years, st.sampled_from(["mon", "thu", "sun"]), st.integers(1, 4), st.integers(1, 12))
def test_the_nth_weekday_lies_in_its_week_of_the_month(year, name, number, month):
    found = day(f"{name} {number} {month}", year)
    assert found.month == month
    assert (found.day - 1) // 7 == number - 1
    assert found.weekday() == {"mon": 0, "thu": 3, "sun": 6}[name]


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(-60, 60))
def test_what_hangs_on_an_event_moves_with_it(start, days):
    rule = parse(f"after a {days:+d}")
    assert resolve(rule, 2026, {"a": start + timedelta(7)}) - resolve(rule, 2026, {"a": start}) == timedelta(7)


def test_events_come_after_what_they_are_counted_from():
    rules = {"c": parse("after b +1"), "b": parse("after a +1"), "a": parse("02-22"), "d": parse("after x")}
    ordered = in_order(rules)
    assert ordered.index("a") < ordered.index("b") < ordered.index("c")
    assert set(ordered) == set(rules)


def test_a_circle_is_refused():
    with pytest.raises(BadRule):
        in_order({"a": parse("after b"), "b": parse("after a"), "c": parse("02-22")})
