"""Väsentliga uppgifter: computed where there is data, typed in where there is none."""

import pytest

from tertial.annual_report import actions, checks, key_figures, queries
from tertial.kernel.errors import Invalid, NotAllowed
from tests.annual_report.cast import YEAR, agency_id, make_report
from tests.cast import acting
from tests.treasury import TKR

pytestmark = pytest.mark.django_db
PERSON = key_figures.HUNDREDTHS


def put(values, key="economist"):
    return actions.set_key_figures(year=YEAR, values=values, by=acting(key))


def table():
    made = key_figures.table(queries.key_figures(agency_id(), YEAR))
    return [column.title for column in made.columns], [row.cells for row in made.rows]


def test_what_the_ledger_cannot_give_is_typed_in_and_stands_in_the_table():
    make_report()
    put({(YEAR, "loan_limit"): 18_000 * TKR, (YEAR - 1, "loan_limit"): 16_000 * TKR})
    heads, rows = table()
    assert heads[1:] == [str(YEAR), str(YEAR - 1)]
    assert ("Beviljad", 18_000 * TKR, 16_000 * TKR) in rows


def test_what_is_computed_goes_before_what_is_typed():
    make_report()
    computed = queries.key_figures(agency_id(), YEAR).value(YEAR, "credit_used")
    put({(YEAR, "credit_used"): 1})
    assert queries.key_figures(agency_id(), YEAR).value(YEAR, "credit_used") == computed == 2_900 * TKR


def test_the_running_cost_is_parted_on_the_full_time_equivalents():
    make_report()
    before = queries.key_figures(agency_id(), YEAR)
    assert before.value(YEAR, "running_cost_each") is None
    put({(YEAR, "full_time_equivalents"): 250 * PERSON})
    found = queries.key_figures(agency_id(), YEAR)
    assert found.value(YEAR, "running_cost_each") == 331_750 * TKR // 250
    assert ("Årsarbetskrafter, antal", "250") in table()[1]


def test_an_emptied_field_is_not_known_again():
    make_report()
    assert put({(YEAR, "employees"): 12 * PERSON}) == 1
    assert put({(YEAR, "employees"): None}) == 0


def test_the_check_names_what_is_missing_until_all_is_known():
    make_report()

    def check():
        return next(c for c in checks.checks(agency_id(), YEAR) if c.code == "key_figures")

    assert "Låneram i Riksgälden: beviljad" in check().details
    put({(YEAR, line.key): 0 for line in queries.key_figures(agency_id(), YEAR).missing()})
    put({(YEAR, "full_time_equivalents"): 1 * PERSON})
    assert check().ok


def test_only_economists_and_planning_officers_fill_in():
    make_report()
    with pytest.raises(NotAllowed):
        put({(YEAR, "loan_limit"): 1}, key="head")


def test_a_row_or_a_year_that_the_report_has_not_is_refused():
    make_report()
    for where in ((YEAR, "nonsense"), (YEAR - 5, "loan_limit"), (YEAR + 1, "loan_limit")):
        with pytest.raises(Invalid):
            put({where: 1})
