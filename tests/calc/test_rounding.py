"""Half away from zero, from the exact value."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.rounding import divide, fraction, thousands


@pytest.mark.parametrize(
    ("ore", "tkr"), [(50_000, 1), (49_999, 0), (-50_000, -1), (-49_999, 0), (150_000, 2), (250_000, 3)]
)
def test_halves_go_away_from_zero(ore, tkr):
    assert thousands(ore) == tkr


def test_the_parts_need_not_add_up_to_the_rounded_whole():
    exact = [123_449_900, 123_449_900, -60_000]
    assert [thousands(amount) for amount in exact] == [1_234, 1_234, -1]
    assert thousands(sum(exact)) == 2_468


def test_a_fraction_has_six_decimals():
    assert fraction(2, 3) == 0.666667
    assert fraction(1, 0) is None


@given(st.integers(), st.integers().filter(bool))
def test_the_rounded_quotient_is_at_most_a_half_away(part, whole):
    off = abs(Fraction(part, whole) - divide(part, whole))
    assert off <= Fraction(1, 2)


@given(st.integers(), st.integers().filter(bool))
def test_the_sign_makes_no_difference_to_the_size(part, whole):
    assert divide(-part, whole) == -divide(part, whole)
