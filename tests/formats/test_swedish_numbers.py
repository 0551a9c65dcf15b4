from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.formats import swedish


@pytest.mark.parametrize(
    ("ore", "text"),
    [
        (333_550_000_00, "333\u00a0550"),
        (-2_900_000_00, "\u22122\u00a0900"),
        (49_999, "0"),
        (50_000, "1"),
        (-50_000, "\u22121"),
        (-49_999, "0"),
        (0, "0"),
    ],
)
def test_thousands_of_kronor_round_half_away_from_zero(ore, text):
    assert swedish.tkr(ore) == text


def test_a_deviation_carries_its_sign():
    assert swedish.tkr(1_150_000_00, signed=True) == "+1\u00a0150"
    assert swedish.tkr(0, signed=True) == "0"
    assert swedish.percent(-0.0055, signed=True) == "\u22120,6"


def test_a_fraction_is_shown_in_per_cent_with_a_decimal_comma():
    assert swedish.percent(0.82802) == "82,8"
    assert swedish.percent(0.825, 0) == "83"
    assert swedish.percent(Decimal("0.0005")) == "0,1"


def test_days_are_written_out():
    assert swedish.day(date(2026, 11, 23)) == "23\u00a0nov"
    assert swedish.long_day(date(2026, 3, 5)) == "5\u00a0mars\u00a02026"


@given(st.integers(-(10**40), 10**40))
def test_no_digit_of_kronor_is_lost(kronor):
    shown = swedish.kr(kronor * 100).replace("\u00a0", "").replace("\u2212", "-")
    assert int(shown) == kronor


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(0, 6))
def test_every_finite_number_can_be_written(value, decimals):
    assert swedish.number(value, decimals)


def test_a_number_holds_together_and_keeps_its_unit():
    assert swedish.typeset("högst 12 300 tkr av 2 kap. 1 §") == "högst 12\u00a0300\u00a0tkr av 2 kap. 1\u00a0§"
    assert swedish.typeset("år 2025 12 procent 44 dagarna") == "år 2025 12\u00a0procent 44 dagarna"
