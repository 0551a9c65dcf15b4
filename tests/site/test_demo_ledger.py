"""The example agency's ledger comes in through the ordinary import and shows what the pages show."""

from collections import defaultdict
from datetime import date

import pytest

from tertial.analytics.settlement import Rule
from tertial.kernel import clock
from tertial.ledger import queries
from tertial.organisation.models import Agency
from tertial.site.demo import ledger, organisation
from tertial.site.demo.ledger.figures import ITEMS, LAST_YEAR, THIS_YEAR

pytestmark = pytest.mark.django_db

RULES = [
    Rule(n, item.object, *(("7500", "7999") if item.programme else ("4000", "6999")), 20, item.object)
    for n, item in enumerate(ITEMS)
]


def built(as_of):
    with clock.at(as_of):
        organisation.build(as_of)
        ledger.build(as_of)
    return Agency.objects.get(code="EM").pk


def tkr(agency, year, months):
    sums = defaultdict(int)
    for row in queries.settled(agency, year, RULES):
        sums[row.code] += row.amount if row.month in months else 0
    return [sums[item.object] / 100_000 for item in ITEMS]


def test_the_ledger_of_23_november_shows_the_figures_of_the_pages():
    agency = built(date(2026, 11, 23))
    assert tkr(agency, 2025, range(1, 13)) == [year for _, _, year in LAST_YEAR]
    assert tkr(agency, 2025, range(1, 11)) == [through for through, _, _ in LAST_YEAR]
    assert tkr(agency, 2026, range(1, 11)) == [through for through, _, _ in THIS_YEAR]
    assert tkr(agency, 2026, [10]) == [october for _, october, _ in THIS_YEAR]
    assert queries.rows_behind(agency, 2026, RULES, code="2415-1", months=range(1, 11)).total == 4318
    unsettled = queries.rows_behind(agency, 2026, RULES, code=None)
    assert (unsettled.total, unsettled.amount) == (3, 3_840_000)
    assert queries.closed_periods(agency, 2026) == [f"{month:02}" for month in range(1, 11)]
    assert f"{clock.local(queries.last_loaded(agency, 2026)):%Y-%m-%d %H:%M}" == "2026-11-09 16:42"
    project = defaultdict(int)
    for code, account, _month, amount in queries.dimension_sums(agency, 2026, 6):
        project[account] += amount if code == "4120" else 0
    assert {a: amount / 100_000 for a, amount in project.items() if amount} == {
        "5711": 2716,
        "4011": 1098,
        "5271": 231,
    }
    assert not [problem for batch in queries.batches(agency) for problem in batch.problems]
    for year in (2025, 2026):
        sums = queries.account_sums(agency, year)
        assert sum(opening for *_, opening, _ in sums) == 0
        assert sum(movement for *_, movement in sums) == 0
    closing = {account: opening + moved for account, _, opening, moved in queries.account_sums(agency, 2025)}
    for account, _name, opening, _moved in queries.account_sums(agency, 2026):
        assert account >= "3" or closing[account] == opening


@pytest.mark.parametrize(
    ("as_of", "last_year", "this_year"),
    [
        (date(2026, 3, 5), 12, ["01", "02"]),
        (date(2026, 7, 1), 12, ["01", "02", "03", "04", "05", "06"]),
        (date(2026, 1, 7), 11, []),
    ],
)
def test_any_other_day_has_the_months_before_it(as_of, last_year, this_year):
    agency = built(as_of)
    assert len(queries.periods(agency, as_of.year - 1)) == last_year
    assert queries.closed_periods(agency, as_of.year) == this_year
    assert all(batch.registered_at.date() <= as_of for batch in queries.batches(agency))
