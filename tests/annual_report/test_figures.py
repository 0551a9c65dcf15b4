import pytest

from tertial.annual_report import actions, queries
from tertial.annual_report.errors import NoSuchSource, NothingChanged
from tertial.annual_report.sources import offers
from tertial.formats.document import Paragraph
from tertial.formats.document.tree import plain
from tertial.kernel.errors import Invalid
from tests.cast import acting

from .cast import YEAR, agency_id, make_indicator, make_report, measure, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def report():
    make_report()


def link(source, reference, **told):
    return actions.insert_figure(year=YEAR, source=source, reference=reference, by=acting("planner"), **told)


def figure(pk):
    return next(row for row in queries.linked_figures(agency_id(), YEAR) if row.id == pk)


def said(number):
    return [plain(b.text) for b in queries.preview(agency_id(), YEAR, number) if isinstance(b, Paragraph)]


def test_a_figure_says_the_statement_in_thousands():
    pk = link("statement", "24 1:4 ap.1/expenditure")
    write("3", f"Utgifterna var {{{{figure:{pk}}}}}.")
    assert said("3") == ["Utgifterna var 331\u00a0750\u00a0tkr."]
    assert [use.number for use in figure(pk).uses] == ["3"]


def test_money_can_be_said_in_millions_with_a_decimal():
    pk = link("statement", "24 1:5 ap.1/expenditure", unit="mnkr", decimals=1)
    assert figure(pk).shown == "417,9\u00a0mnkr"


def test_a_changed_source_is_flagged_until_somebody_accepts():
    indicator = make_indicator()
    measure(indicator, "49")
    pk = link("indicator", "I-14")
    write("3", f"Tiden var {{{{figure:{pk}}}}}.")
    assert figure(pk).state == "same"
    measure(indicator, "47.3", month=11)
    row = figure(pk)
    assert (row.state, row.shown, row.current) == ("changed", "49\u00a0dagar", "47\u00a0dagar")
    assert said("3") == ["Tiden var \u00a047\u00a0dagar."]  # the old one stands before it, struck
    actions.accept_figure(year=YEAR, figure_id=pk, by=acting("head"))
    row = figure(pk)
    assert (row.state, row.shown, row.period) == ("same", "47\u00a0dagar", "januari–november 2025")


def test_a_change_that_rounding_hides_is_no_change():
    indicator = make_indicator()
    measure(indicator, "47.3")
    pk = link("indicator", "I-14")
    measure(indicator, "47.1", month=11)
    assert figure(pk).state == "same"


def test_a_kept_figure_stays_until_its_source_changes_again():
    indicator = make_indicator()
    measure(indicator, "49")
    pk = link("indicator", "I-14")
    measure(indicator, "47.3")
    with pytest.raises(Invalid):
        actions.keep_figure(year=YEAR, figure_id=pk, reason="", by=acting("head"))
    actions.keep_figure(year=YEAR, figure_id=pk, reason="Beslutat underlag.", by=acting("head"))
    assert (figure(pk).state, figure(pk).kept_reason) == ("kept", "Beslutat underlag.")
    measure(indicator, "46", month=11)
    assert figure(pk).state == "changed"


def test_nothing_is_accepted_when_nothing_has_changed():
    pk = link("statement", "sum/expenditure")
    with pytest.raises(NothingChanged):
        actions.accept_figure(year=YEAR, figure_id=pk, by=acting("planner"))


def test_only_what_a_source_says_can_be_linked():
    with pytest.raises(NoSuchSource):
        link("statement", "99 9:9 ap.9/expenditure")
    with pytest.raises(NoSuchSource):
        link("nobody", "x")


def test_the_rows_of_the_ledger_are_offered():
    found = offers(agency_id(), YEAR)
    assert found[("accounts", "staff")].value == 331_750_000_00
    assert found[("accounts", "grants_paid")].value == 474_600_000_00


@pytest.mark.parametrize("size", [1, 25])
def test_figures_ask_each_source_once(size, django_assert_max_num_queries):
    for _number in range(size):
        link("statement", "sum/expenditure")
    with django_assert_max_num_queries(10):
        assert len(queries.linked_figures(agency_id(), YEAR)) == size
