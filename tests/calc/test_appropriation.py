"""Laws of the appropriation arithmetic, and the worked example of the guidance to the öre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.appropriation import (
    CARRIES,
    Terms,
    carry_to_next,
    closing_carryover,
    permitted_overrun_used,
    saving,
    total_available,
    used_credit,
    withdrawal_next,
)

TKR = 100_000
ore = st.integers(-(10**13), 10**13)
positive = st.integers(0, 10**13)
terms = st.builds(
    Terms,
    allocation=positive,
    opening_carryover=ore,
    reallocated=ore,
    withdrawal=positive.map(lambda amount: -amount),
    overrun_before_credit=positive,
    overrun_after_credit=positive,
    credit=positive,
    carry=st.sampled_from(CARRIES),
    carry_amount=positive,
)

A = Terms(325_000 * TKR, 14_200 * TKR, 0, -4_900 * TKR, credit=9_750 * TKR, carry="3%")
B = Terms(410_000 * TKR, 6_100 * TKR, 5_000 * TKR, -6_100 * TKR, credit=12_300 * TKR)
C = Terms(60_000 * TKR, -1_500 * TKR, -5_000 * TKR, overrun_before_credit=4_000 * TKR)


@pytest.mark.parametrize(
    ("item", "expenditure", "overrun", "available", "closing"),
    [(A, 331_750, 0, 334_300, 2_550), (B, 417_900, 0, 415_000, -2_900), (C, 56_700, 3_200, 56_700, 0)],
)
def test_the_worked_example_holds_to_the_ore(item, expenditure, overrun, available, closing):
    spent = expenditure * TKR
    assert permitted_overrun_used(item, spent) == overrun * TKR
    assert total_available(item, spent) == available * TKR
    assert closing_carryover(item, spent) == closing * TKR


def test_the_worked_example_carries_all_of_a_and_uses_the_credit_of_b():
    assert carry_to_next(A, 2_550 * TKR) == 2_550 * TKR
    assert withdrawal_next(A, 2_550 * TKR) == 0
    assert used_credit(-2_900 * TKR) == 2_900 * TKR


def test_the_excess_over_three_per_cent_is_withdrawn():
    before = Terms(310_000 * TKR, carry="3%")
    assert carry_to_next(before, 14_200 * TKR) == 9_300 * TKR
    assert withdrawal_next(before, 14_200 * TKR) == -4_900 * TKR


def test_an_overrun_after_the_credit_counts_only_when_the_credit_is_spent():
    item = Terms(100, credit=30, overrun_after_credit=50)
    assert [permitted_overrun_used(item, spent) for spent in (100, 130, 131, 180, 999)] == [0, 0, 1, 50, 50]


def test_an_overrun_before_the_credit_counts_first():
    item = Terms(100, credit=30, overrun_before_credit=50)
    assert [permitted_overrun_used(item, spent) for spent in (100, 101, 150, 999)] == [0, 1, 50, 50]


@given(terms, ore)
def test_the_credit_is_never_part_of_what_is_available(item, expenditure):
    before_credit_only = Terms(
        item.allocation,
        item.opening_carryover,
        item.reallocated,
        item.withdrawal,
        item.overrun_before_credit,
        credit=item.credit,
    )
    without = Terms(
        item.allocation,
        item.opening_carryover,
        item.reallocated,
        item.withdrawal,
        item.overrun_before_credit,
    )
    assert total_available(before_credit_only, expenditure) == total_available(without, expenditure)


@given(terms, ore)
def test_never_more_of_an_overrun_is_used_than_permitted(item, expenditure):
    used = permitted_overrun_used(item, expenditure)
    assert 0 <= used <= item.overrun_before_credit + item.overrun_after_credit


@given(terms, ore)
def test_an_overrun_never_makes_a_saving(item, expenditure):
    if permitted_overrun_used(item, expenditure):
        assert closing_carryover(item, expenditure) <= 0


@given(terms, ore, positive)
def test_income_counts_as_that_much_less_expenditure(item, expenditure, income):
    assert closing_carryover(item, expenditure, income) == closing_carryover(item, expenditure - income)


@given(terms, ore)
def test_saving_and_used_credit_divide_the_closing(item, closing):
    assert saving(closing) - used_credit(closing) == closing
    assert saving(closing) * used_credit(closing) == 0


@given(terms, ore)
def test_what_is_carried_and_what_is_withdrawn_make_the_saving(item, closing):
    assert carry_to_next(item, closing) - withdrawal_next(item, closing) == saving(closing)
    assert carry_to_next(item, closing) >= 0
    assert withdrawal_next(item, closing) <= 0


@given(terms, ore, ore)
def test_a_withdrawal_changes_what_is_available_by_exactly_itself(item, expenditure, amount):
    plain = Terms(item.allocation, item.opening_carryover)
    assert total_available(Terms(item.allocation, item.opening_carryover, withdrawal=amount)) == (
        total_available(plain) + amount
    )
