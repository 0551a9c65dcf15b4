"""What units spent: cost centres lead to units, account groups to lines of the budget."""

import pytest
from tests.cast import unit
from tests.treasury import TKR, A, B, C, book, book_this_year, make_items

from tertial.appropriations.by_unit import group_of, money_by_unit, unit_of

CENTRES = [("100", "199", 1), ("210", "219", 2), ("A", "C", 3)]


@pytest.mark.parametrize(
    ("centre", "found"), [("100", 1), ("199", 1), ("215", 2), ("220", None), ("1000", None), ("B", 3), ("", None)]
)
def test_a_cost_centre_leads_to_its_unit(centre, found):
    assert unit_of(centre, CENTRES) == found


def test_the_longest_group_takes_the_account():
    groups = ["57", "5"]
    assert [group_of(account, groups) for account in ("5711", "5011", "4011")] == ["57", "5", "4"]


@pytest.mark.django_db
def test_every_krona_lands_in_a_unit_or_in_the_remainder():
    by = make_items()
    book_this_year(by, through=2)
    book(2026, [("0301", "4011", "999", 50 * TKR)], by)
    rows = {(row.unit_id, row.code): row.actual for row in money_by_unit(by.agency_id, 2026)}
    assert rows == {
        (unit("STOD").pk, B): 70_000 * TKR,
        (unit("STOD").pk, C): 8_000 * TKR,
        (unit("EKO").pk, A): 54_000 * TKR,
        (None, A): 50 * TKR,
    }


@pytest.mark.django_db
def test_only_the_months_asked_for_count():
    by = make_items()
    book_this_year(by, through=3)
    assert sum(row.actual for row in money_by_unit(by.agency_id, 2026, {2})) == 66_000 * TKR
