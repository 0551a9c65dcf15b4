"""Signs and sums of the money in a round."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.followup.rules.money import MoneyRow, deviation, total

amounts = st.integers(-(10**13), 10**13)
rows = st.builds(MoneyRow, st.just(1), st.just("24 1:4 ap.1"), st.just("4"), *[amounts] * 5, income=st.booleans())


def test_spending_less_than_the_budget_is_plus_and_more_is_minus():
    assert deviation(90, 100) == 10
    assert deviation(110, 100) == -10


def test_earning_more_than_the_budget_is_plus():
    assert deviation(110, 100, income=True) == 10
    assert deviation(90, 100, income=True) == -10


@settings(deadline=None)
@given(st.lists(rows, max_size=8))
def test_the_deviation_of_the_total_is_the_sum_of_the_deviations(of):
    assert total(of).deviation == sum(row.deviation for row in of)
