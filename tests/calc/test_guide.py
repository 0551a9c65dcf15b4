"""Share used, guide value and warnings: the examples of the guidance, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.appropriation import Terms, total_available
from tertial.calc.guide import WARNINGS, guide_value, share_used, warning

TKR = 100_000
A = Terms(325_000 * TKR, 14_200 * TKR, 0, -4_900 * TKR, credit=9_750 * TKR, carry="3%")
B = Terms(410_000 * TKR, 6_100 * TKR, 5_000 * TKR, -6_100 * TKR, credit=12_300 * TKR)


def warns(terms, kind, forecast):
    return warning(terms, kind, forecast=forecast * TKR, actual=0, month=8)


def test_the_base_decides_the_share():
    assert share_used(221_500 * TKR, 325_000 * TKR) == 0.681538
    assert share_used(221_500 * TKR, total_available(A)) == 0.662579
    assert guide_value(8) == 0.666667


def test_a_share_of_nothing_is_not_said():
    assert share_used(5, 0) is None


@pytest.mark.parametrize(
    ("forecast", "said"),
    [
        (415_000, None),
        (415_001, "uses_credit"),
        (418_200, "uses_credit"),
        (421_150, "uses_credit"),
        (421_151, "over_half_credit"),
        (427_300, "over_half_credit"),
        (427_301, "exceeds_credit"),
        (429_000, "exceeds_credit"),
        (414_999, "saving_not_kept"),
    ],
)
def test_a_programme_item_warns_at_the_limits_of_its_credit(forecast, said):
    assert warns(B, "programme", forecast) == said


@pytest.mark.parametrize(
    ("forecast", "said"),
    [(331_800, None), (324_550, None), (324_549, "saving_withdrawn"), (334_301, "uses_credit")],
)
def test_an_administrative_item_keeps_three_per_cent_of_its_allocation(forecast, said):
    assert warns(A, "administrative", forecast) == said


def test_without_credit_one_ore_too_much_exceeds_it():
    assert warning(Terms(100), "programme", forecast=101, actual=0, month=5) == "exceeds_credit"


def test_a_permitted_overrun_is_used_before_the_credit_in_the_forecast_too():
    item = Terms(100, credit=10, overrun_before_credit=20)
    assert warning(item, "programme", forecast=120, actual=50, month=5) is None
    assert warning(item, "programme", forecast=121, actual=50, month=5) == "uses_credit"


def test_without_a_forecast_only_money_already_spent_warns_before_december():
    item = Terms(100, credit=10)
    assert warning(item, "programme", forecast=None, actual=50, month=11) is None
    assert warning(item, "programme", forecast=None, actual=104, month=11) == "uses_credit"
    assert warning(item, "programme", forecast=None, actual=50, month=12) == "saving_not_kept"


def test_the_guide_follows_the_payment_plan():
    assert guide_value(2, [0, 50, 25, 25, 0, 0, 0, 0, 0, 0, 0, 0]) == 0.5
    assert guide_value(12, [1] * 12) == 1.0


@given(st.lists(st.integers(0, 10**12), min_size=12, max_size=12))
def test_the_guide_never_falls_and_ends_at_the_whole(profile):
    values = [guide_value(month, profile) for month in range(1, 13)]
    assert values == sorted(values)
    assert values[-1] == 1.0


amounts = st.integers(0, 10**12)


@given(amounts, amounts, amounts, amounts)
def test_a_higher_forecast_never_warns_less_of_the_credit(allocation, credit, low, more):
    severity = [None, "uses_credit", "over_half_credit", "exceeds_credit"]
    item = Terms(allocation, credit=credit, carry="all")
    first, second = (
        warning(item, "programme", forecast=forecast, actual=0, month=3) for forecast in (low, low + more)
    )
    assert severity.index(first) <= severity.index(second)


@given(amounts, amounts, amounts, st.sampled_from(["administrative", "programme"]))
def test_only_known_warnings_are_given(allocation, credit, forecast, kind):
    said = warning(Terms(allocation, credit=credit), kind, forecast=forecast, actual=0, month=3)
    assert said is None or said in WARNINGS
