"""What steers us: documents with requirements, and observations of the outside world."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import acting, make_agency, unit

from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.steering import queries
from tertial.steering.actions import (
    add_document,
    add_observation,
    add_requirement,
    answer_requirement,
    change_observation,
    change_requirement,
    withdraw_requirement,
)
from tertial.steering.errors import NotYourObservation, RegistryNumberTaken
from tertial.steering.models import Observation

pytestmark = pytest.mark.django_db

DOCUMENT = {
    "kind": "directive",
    "title": "Regleringsbrev 2026",
    "registry_number": "N2025/02211",
    "decided_on": date(2025, 12, 18),
    "year": 2026,
}
REQUIREMENT = {
    "number": "1.2",
    "heading": "Stöd till mindre företag",
    "kind": "reporting_requirement",
    "text": "Myndigheten ska redovisa hur stöden har bidragit till företagens omställning.",
    "due_on": date(2026, 12, 15),
    "recipient": "Näringsdepartementet",
}
OBSERVATION = {
    "title": "Räntan faller",
    "source": "Riksbanken, penningpolitisk rapport",
    "pestel": "economic",
    "horizon": "near",
    "likelihood": 4,
    "impact": 3,
    "expires_on": date(2027, 6, 30),
}


def document(**changes):
    return add_document(**{**DOCUMENT, "by": acting("planner"), **changes})


def requirement(document_id, **changes):
    return add_requirement(document_id=document_id, **{**REQUIREMENT, "by": acting("planner"), **changes})


def observation(**changes):
    return add_observation(**{**OBSERVATION, "by": acting("officer"), **changes})


def test_a_requirement_is_read_with_the_document_that_says_it():
    requirement(document())
    [row] = queries.requirements(make_agency().pk, 2026)
    assert (row.document, row.number, row.kind) == ("Regleringsbrev 2026", "1.2", "reporting_requirement")
    assert (row.due_on, row.recipient, row.status) == (date(2026, 12, 15), "Näringsdepartementet", "open")


def test_a_directive_holds_for_its_year_and_an_ordinance_until_further_notice():
    requirement(document())
    ordinance = document(kind="ordinance", title="Instruktion", registry_number="", year=2022)
    requirement(ordinance, number="5 §")
    numbers = {
        year: [row.number for row in queries.requirements(make_agency().pk, year)] for year in (2025, 2026, 2027)
    }
    assert numbers == {2025: ["5 §"], 2026: ["1.2", "5 §"], 2027: ["5 §"]}
    assert [row.title for row in queries.documents(make_agency().pk, 2026)] == [
        "Regleringsbrev 2026",
        "Instruktion",
    ]


def test_an_amending_decision_is_a_document_of_its_own_with_the_next_version():
    first = document()
    for version, number in ((2, "N2026/00811"), (3, "N2026/01502")):
        amending = document(registry_number=number, amends_id=first)
        row = queries.document(make_agency().pk, amending)
        assert (row.version, row.amends) == (version, "Regleringsbrev 2026")
    assert [row.version for row in queries.amendments(make_agency().pk, first)] == [2, 3]


def test_numbers_are_ordered_as_people_read_them():
    made = document()
    for number in ("1.10", "5 §", "1.2", "12 §", "2"):
        requirement(made, number=number)
    assert [row.number for row in queries.requirements_of(make_agency().pk, made)] == [
        "1.2",
        "1.10",
        "2",
        "5 §",
        "12 §",
    ]


@given(st.text(), st.text())
def test_any_two_numbers_can_be_ordered(first, second):
    assert sorted([first, second], key=queries.number_order)


def test_a_registry_number_stands_for_one_document():
    document()
    with pytest.raises(RegistryNumberTaken):
        document(title="Ett annat")
    assert document(registry_number="") != document(registry_number="")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": " "}, {"title"}),
        ({"kind": "letter"}, {"kind"}),
        ({"last_year": 2025}, {"last_year"}),
    ],
)
def test_a_document_that_lacks_something_is_refused(changes, fields):
    with pytest.raises(Invalid) as refused:
        document(**changes)
    assert set(refused.value.fields) == fields


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"number": "", "heading": " ", "text": ""}, {"number", "heading", "text"}),
        ({"kind": "wish"}, {"kind"}),
        ({"unit_id": 999_999}, {"unit_id"}),
        ({"number": " 1.1 "}, {"number"}),
    ],
)
def test_a_requirement_that_lacks_something_is_refused(changes, fields):
    made = document()
    requirement(made, number="1.1")
    with pytest.raises(Invalid) as refused:
        requirement(made, **changes)
    assert set(refused.value.fields) == fields


def test_a_requirement_is_mended_and_what_it_said_is_kept():
    made = requirement(document())
    change_requirement(requirement_id=made, **{**REQUIREMENT, "heading": "Stöd"}, by=acting("planner"))
    row = queries.requirement(make_agency().pk, made)
    assert row.heading == "Stöd"
    told = events.history(f"steering:{row.document_id}", tenant=make_agency().pk)[0]
    assert told.facts["before"]["heading"] == "Stöd till mindre företag"


def test_an_answered_requirement_says_where():
    made = requirement(document())
    answer_requirement(requirement_id=made, answer="Dnr 2026/411", by=acting("planner"))
    row = queries.requirement(make_agency().pk, made)
    assert (row.status, row.answer, row.answered_on) == ("answered", "Dnr 2026/411", clock.today())
    with pytest.raises(Invalid):
        answer_requirement(requirement_id=made, answer=" ", by=acting("planner"))


def test_a_withdrawn_requirement_is_seen_in_its_document_only():
    made = document()
    gone = requirement(made)
    withdraw_requirement(requirement_id=gone, reason="Ändringsbeslut 2", by=acting("planner"))
    assert queries.requirements(make_agency().pk, 2026) == []
    assert [row.status for row in queries.requirements_of(make_agency().pk, made)] == ["withdrawn"]


def test_documents_count_what_waits_for_an_answer():
    made = document()
    requirement(made, number="1.1")
    answer_requirement(requirement_id=requirement(made), answer="ÅR", by=acting("planner"))
    [row] = queries.documents(make_agency().pk, 2026)
    assert (row.requirements, row.open) == (2, 1)


def test_an_officer_reads_but_does_not_change_what_steers():
    made = document()
    mine = requirement(made)
    officer = acting("officer")
    for attempt in (
        lambda: document(registry_number="x", by=officer),
        lambda: requirement(made, number="2", by=officer),
        lambda: change_requirement(requirement_id=mine, **REQUIREMENT, by=officer),
        lambda: answer_requirement(requirement_id=mine, answer="x", by=officer),
        lambda: withdraw_requirement(requirement_id=mine, reason="x", by=officer),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_nothing_of_another_agency_is_found():
    made = document()
    mine, seen = requirement(made), observation()
    other = make_agency("AN", "Annan myndighet")
    planner = acting("planner", other)
    for attempt in (
        lambda: queries.document(other.pk, made),
        lambda: queries.requirement(other.pk, mine),
        lambda: queries.observation(other.pk, seen),
        lambda: requirement(made, number="2", by=planner),
        lambda: document(amends_id=made, by=planner),
        lambda: answer_requirement(requirement_id=mine, answer="x", by=planner),
        lambda: change_observation(observation_id=seen, **OBSERVATION, by=planner),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert queries.requirements(other.pk, 2026) == queries.observations(other.pk) == []


def test_everybody_notes_what_they_see_and_the_weightiest_comes_first():
    observation(by=acting("reader"))
    observation(title="Ny lag om stöd", likelihood=5, impact=5)
    rows = queries.observations(make_agency().pk)
    assert [(row.title, row.weight, row.noted_by) for row in rows] == [
        ("Ny lag om stöd", 25, "Eva Berglund"),
        ("Räntan faller", 12, "Nils Ek"),
    ]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": "", "source": ""}, {"title", "source"}),
        ({"likelihood": 0, "impact": 6}, {"likelihood", "impact"}),
        ({"pestel": "x", "horizon": "y"}, {"pestel", "horizon"}),
        ({"expires_on": date(2026, 11, 22)}, {"expires_on"}),
    ],
)
def test_an_observation_that_lacks_something_is_refused(changes, fields):
    with pytest.raises(Invalid) as refused:
        observation(**changes)
    assert set(refused.value.fields) == fields


def test_an_observation_fades_on_its_day_unless_it_is_kept_alive():
    made = observation(expires_on=date(2026, 12, 1))
    with clock.at(date(2026, 12, 2)):
        assert queries.observations(make_agency().pk) == []
        assert len(queries.observations(make_agency().pk, expired=True)) == 1
        change_observation(observation_id=made, **OBSERVATION, by=acting("officer"))
        assert len(queries.observations(make_agency().pk)) == 1


def test_one_changes_ones_own_observation_and_the_planner_anybodys():
    made = observation()
    with pytest.raises(NotYourObservation):
        change_observation(observation_id=made, **OBSERVATION, by=acting("second_officer"))
    change_observation(observation_id=made, **{**OBSERVATION, "impact": 5}, by=acting("planner"))
    assert queries.observation(make_agency().pk, made).impact == 5


def test_the_database_refuses_a_likelihood_of_six():
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=observation()).update(likelihood=6)


def test_what_is_to_be_reported_within_a_month_is_on_the_list_of_who_answers():
    made = document()
    requirement(made)
    requirement(made, number="1.3", heading="Enhetens", unit_id=unit("STOD").pk)
    requirement(made, number="1.4", heading="Långt fram", due_on=date(2027, 2, 22))
    answer_requirement(requirement_id=requirement(made, number="1.5"), answer="x", by=acting("planner"))

    def titles(key):
        return [duty.title for duty in queries.duties(acting(key), clock.today())]

    assert titles("planner") == ["Stöd till mindre företag"]
    assert titles("head") == ["Enhetens"]
    assert titles("other_head") == titles("officer") == []


@pytest.mark.parametrize("size", [1, 30])
def test_lists_cost_one_query_however_long(size, django_assert_num_queries):
    made = document()
    for n in range(size):
        requirement(made, number=str(n), unit_id=unit("STOD").pk)
        observation()
    agency, planner = make_agency(), acting("planner")
    for ask in (
        lambda: queries.documents(agency.pk, 2026),
        lambda: queries.requirements(agency.pk, 2026),
        lambda: queries.requirements_of(agency.pk, made),
        lambda: queries.observations(agency.pk),
        lambda: queries.duties(planner, clock.today()),
    ):
        with django_assert_num_queries(1):
            ask()
