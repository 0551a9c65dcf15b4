"""What a commitment costs by its own objects in the ledger, and what that says of its light."""

from datetime import date

import pytest

from tertial.budget.actions import set_budget
from tertial.followup import queries
from tertial.followup.known import ground_for
from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.ledger.actions import import_file
from tests.cast import make_agency, unit
from tests.planning import cast
from tests.treasury import TKR, A, item_id, make_items, sie

from .cast import open_t3, parts, say

pytestmark = pytest.mark.django_db
KEY = "6:4120"


@pytest.fixture
def by():
    """The program as an actor, with appropriations to budget."""
    return make_items()


def budget(by, *amounts: tuple[str, int], key: str = KEY) -> None:
    """Set aside so many tkr a month of the unit's money, per account group."""
    set_budget(
        item_id=item_id(A),
        unit_id=unit("STOD").pk,
        amounts={(group, key, month): tkr * TKR for group, tkr in amounts for month in range(1, 13)},
        owner_id=None,
        explanation="",
        by=by,
    )


def book(by, *amounts: tuple[str, int], project: str = "4120") -> None:
    """Book so many tkr a month on a project, January through October."""
    rows = [(f"{m:02}15", account, "210", tkr * TKR) for m in range(1, 11) for account, tkr in amounts]
    content = sie(2026, rows).replace(b'{1 "210"}', f'{{1 "210" 6 "{project}"}}'.encode())
    assert import_file(content=content, name="2026.se", year=2026, by=by).status == "registered"


@pytest.fixture
def commitment(monkeypatch):
    """The first commitment of an open round, with project 4120 as its own."""
    plain = cast.commitment
    monkeypatch.setattr(cast, "commitment", lambda above, **said: plain(above, **({"ledger_keys": (KEY,)} | said)))
    with clock.at(date(2026, 11, 23)):
        open_t3()
        yield parts()[0]


def test_budget_and_actual_of_the_project_stand_side_by_side_through_the_loaded_month(by, commitment):
    budget(by, ("4", 100), ("57", 200))
    book(by, ("4011", 90), ("5711", 230), ("5511", 5))
    found = queries.booked(by.agency_id, 2026, "T3", [KEY])
    assert found.through == 10
    assert [(line.accounts, line.budget, line.actual) for line in found.lines] == [
        ("57", 2_000 * TKR, 2_300 * TKR),
        ("4", 1_000 * TKR, 900 * TKR),
        ("5511", 0, 50 * TKR),
    ]
    assert (found.budget, found.actual, found.budget_year) == (3_000 * TKR, 3_250 * TKR, 3_600 * TKR)


def test_an_earlier_period_stands_through_its_own_last_month(by):
    budget(by, ("4", 100))
    book(by, ("4011", 90))
    found = queries.booked(by.agency_id, 2026, "T2", [KEY])
    assert (found.through, found.budget, found.actual) == (8, 800 * TKR, 720 * TKR)


def test_another_project_and_the_units_other_money_are_left_out(by):
    budget(by, ("4", 100), key="")
    book(by, ("4011", 90), project="4155")
    assert queries.booked(by.agency_id, 2026, "T3", [KEY]) is None
    found = queries.booked(by.agency_id, 2026, "T3", ["6:41*"])
    assert (found.budget, found.actual) == (None, 900 * TKR)


def test_without_objects_or_without_a_ledger_there_is_nothing_to_show(by):
    budget(by, ("4", 100))
    assert queries.booked(by.agency_id, 2026, "T3", []) is None
    assert queries.booked(by.agency_id, 2026, "T3", [KEY]) is None


def test_money_far_from_its_budget_speaks_for_a_deviation_with_the_difference(by, commitment):
    budget(by, ("4", 300))
    book(by, ("4011", 355))
    proposal = ground_for(commitment).proposal
    assert proposal.light == "deviation"
    (why,) = proposal.reasons
    assert (why.code, why.facts) == ("off_budget", {"difference": -550 * TKR, "budget": 3_000 * TKR})
    with pytest.raises(Invalid) as refused:
        say(commitment, "on_plan", reason=" ")
    assert refused.value.fields == {"reason": "differs"}


@pytest.mark.parametrize(("planned", "spent"), [(300, 345), (2_000, 2_090)])
def test_money_within_the_amount_or_the_share_says_nothing(by, commitment, planned, spent):
    budget(by, ("4", planned))
    book(by, ("4011", spent))
    assert ground_for(commitment).proposal.light == "on_plan"


def test_a_project_does_not_part_the_units_other_money(by, commitment):
    set_budget(
        item_id=item_id(A),
        unit_id=unit("STOD").pk,
        amounts={("4", "", 1): 700 * TKR, ("4011", KEY, 1): 300 * TKR, ("5711", KEY, 1): 50 * TKR},
        owner_id=None,
        explanation="",
        by=by,
    )
    book(by, ("4011", 90), ("5711", 5))
    rows = [row for row in queries.money_rows(by.agency_id, 2026, "T3") if row.unit_id == unit("STOD").pk]
    assert [(row.account_group, row.budget_year, row.actual_cumulative) for row in rows] == [
        ("4", 1_000 * TKR, 900 * TKR),
        ("5711", 50 * TKR, 50 * TKR),
    ]


def test_another_agencys_money_is_not_looked_at(by):
    budget(by, ("4", 100))
    book(by, ("4011", 90))
    assert queries.booked(make_agency("AN", "Annan").pk, 2026, "T3", [KEY]) is None
