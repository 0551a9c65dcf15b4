import pytest

from tertial.annual_report import actions, queries
from tertial.annual_report.errors import NotInThatState, ReportExists
from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tests.cast import acting, make_agency

from .cast import YEAR, agency_id, make_report, section_id, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def report():
    make_report()


def test_the_outline_follows_the_ordinance():
    rows = queries.sections(agency_id(), YEAR)
    assert [row.number for row in rows if row.depth == 0] == list("123456789")
    assert [row.kind for row in rows][-6:] == [
        "key_figures",
        "income",
        "balance",
        "statement",
        "text",
        "signature",
    ]


def test_a_report_is_started_once():
    with pytest.raises(ReportExists):
        actions.start_report(year=YEAR, by=acting("planner"))


def test_next_year_rolls_the_outline_and_its_people_forward_but_no_text():
    actions.assign_section(
        section_id=section_id("2"), responsible_id=acting("head").person_id, due_on=None, by=acting("planner")
    )
    write("2", "Om oss 2025.")
    actions.start_report(year=YEAR + 1, by=acting("planner"))
    row = queries.section(agency_id(), YEAR + 1, "2")
    assert (row.responsible, row.text) == ("Karin Lindqvist", "")


def test_when_two_save_the_same_section_both_wordings_are_kept():
    write("1", "Vi nådde målen.", "planner", based_on=0)
    second = write("1", "Vi nådde nästan målen.", "head", based_on=0)
    assert second.met
    assert queries.section(agency_id(), YEAR, "1").text == "Vi nådde målen."
    (aside,) = queries.set_aside(agency_id(), section_id("1"))
    assert (aside.text, aside.saved_by) == ("Vi nådde nästan målen.", "Karin Lindqvist")
    actions.settle_aside(text_id=aside.id, by=acting("head"))
    assert not queries.set_aside(agency_id(), section_id("1"))
    assert {t.text for t in queries.history(agency_id(), section_id("1"))} == {
        "Vi nådde målen.",
        "Vi nådde nästan målen.",
    }


def test_saving_the_same_words_again_saves_nothing():
    write("1", "Lika.")
    assert write("1", "Lika.", based_on=0).met is False
    assert queries.section(agency_id(), YEAR, "1").saved == 1


def test_a_section_is_written_reviewed_and_approved():
    write("1", "Ord.")
    actions.send_to_review(section_id=section_id("1"), by=acting("head"))
    actions.approve_section(section_id=section_id("1"), by=acting("planner"))
    row = queries.section(agency_id(), YEAR, "1")
    assert (row.state, row.state_by) == ("approved", "Johan Ekström")
    kinds = [e.kind for e in events.history(f"annual_section:{row.id}", tenant=agency_id())]
    assert kinds[:2] == ["annual_report.section_approved", "annual_report.section_sent"]


def test_a_new_wording_of_an_approved_section_must_be_approved_anew():
    write("1", "Ord.")
    actions.send_to_review(section_id=section_id("1"), by=acting("head"))
    actions.approve_section(section_id=section_id("1"), by=acting("planner"))
    write("1", "Andra ord.")
    assert queries.section(agency_id(), YEAR, "1").state == "writing"


def test_a_section_given_back_says_why():
    write("1", "Ord.")
    actions.send_to_review(section_id=section_id("1"), by=acting("head"))
    with pytest.raises(Invalid):
        actions.return_section(section_id=section_id("1"), reason=" ", by=acting("planner"))
    actions.return_section(section_id=section_id("1"), reason="Skriv vad det kostade.", by=acting("planner"))
    row = queries.section(agency_id(), YEAR, "1")
    assert (row.state, row.state_note) == ("writing", "Skriv vad det kostade.")


def test_steps_are_taken_in_order():
    with pytest.raises(Invalid):
        actions.send_to_review(section_id=section_id("1"), by=acting("head"))
    with pytest.raises(NotInThatState):
        actions.approve_section(section_id=section_id("1"), by=acting("planner"))


def test_a_reader_writes_nothing_and_another_agency_finds_nothing():
    with pytest.raises(NotAllowed):
        write("1", "Ord.", "reader")
    other = make_agency("XX", "Andra myndigheten")
    with pytest.raises(NotFound):
        actions.save_section(section_id=section_id("1"), text="x", based_on=0, by=acting("planner", other))
    assert queries.years(other.pk) == []


def test_duties_go_to_the_writer_and_then_to_the_reviewer():
    actions.assign_section(
        section_id=section_id("1"), responsible_id=acting("head").person_id, due_on=None, by=acting("planner")
    )
    assert [d.url_args for d in queries.duties(acting("head"), None)] == [(YEAR, "1")]
    write("1", "Ord.", "head")
    actions.send_to_review(section_id=section_id("1"), by=acting("head"))
    assert queries.duties(acting("head"), None) == []
    (duty,) = queries.duties(acting("planner"), None)
    assert (duty.sort, duty.who) == ("sign", "Karin Lindqvist")


@pytest.mark.parametrize("size", [1, 30])
def test_the_outline_is_read_with_one_query_whatever_is_written(size, django_assert_num_queries):
    for number in range(size):
        write("1", f"Ord {number}.")
    agency = agency_id()
    with django_assert_num_queries(1):
        queries.sections(agency, YEAR)
    with django_assert_num_queries(3):
        queries.reports(agency)
