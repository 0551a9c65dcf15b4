"""The unit's talk: two questions, notes, pinned figures, conclusions."""

from datetime import date

import pytest
from tests.cast import acting, make_agency, person, unit

from tertial.improvement import queries as improvement
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.reflection import queries
from tertial.reflection.actions import (
    Pinned,
    change_talk,
    conclude,
    hold_talk,
    improve,
    learn,
    plan_talk,
    write_notes,
)
from tertial.reflection.errors import AlreadyTaken, ChangedMeanwhile, TalkExists, TalkHeld

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


def talk(by="head", **more):
    given = {"unit_id": unit("STOD").pk, "year": 2026, "period": "T3", "held_on": DAY, "by": acting(by)} | more
    return plan_talk(**given)


def of(made):
    return queries.talk(make_agency().pk, made)


def test_the_two_questions_are_always_asked_before_the_units_own():
    made = talk(own_questions=["Vad slutar vi med?", " "])
    assert [q["key"] for q in of(made).questions] == ["right_things", "right_way", "own_1"]


def test_an_officer_cannot_call_a_talk():
    with pytest.raises(NotAllowed):
        talk("officer")


def test_a_unit_has_one_talk_a_period():
    talk()
    with pytest.raises(TalkExists):
        talk()


def test_an_unknown_period_is_refused():
    with pytest.raises(Invalid):
        talk(period="T4")


def test_notes_under_questions_that_are_not_asked_are_left_out():
    made = talk()
    write_notes(
        talk_id=made, notes={"right_things": "Ja", "other": "Nej"}, present=["Eva", ""], by=acting("officer")
    )
    assert of(made).notes == {"right_things": "Ja"}
    assert of(made).present == ("Eva",)


def test_notes_saved_by_somebody_else_meanwhile_are_not_overwritten():
    made = talk()
    write_notes(talk_id=made, notes={"right_things": "Ja"}, seen_version=0, by=acting("officer"))
    with pytest.raises(ChangedMeanwhile):
        write_notes(talk_id=made, notes={"right_things": "Nej"}, seen_version=0, by=acting("head"))
    assert of(made).notes == {"right_things": "Ja"}


def test_the_figures_of_the_moment_are_pinned_once():
    made = talk()
    hold_talk(talk_id=made, figures=[Pinned("Handläggningstid", "47 dagar")], by=acting("head"))
    with pytest.raises(TalkHeld):
        hold_talk(talk_id=made, figures=[Pinned("Handläggningstid", "45 dagar")], by=acting("head"))
    with pytest.raises(TalkHeld):
        change_talk(talk_id=made, held_on=date(2027, 1, 1), by=acting("head"))
    assert [(f["name"], f["value"]) for f in of(made).figures] == [("Handläggningstid", "47 dagar")]


def test_a_conclusion_for_the_unit_stays_in_the_unit():
    made = talk()
    conclude(talk_id=made, text="Vi bytte arbetsordning", visibility="unit", by=acting("officer"))
    conclude(talk_id=made, text="Ring i stället för brev", visibility="agency", by=acting("officer"))
    assert len(queries.conclusions(made, reader=acting("officer"))) == 2
    assert len(queries.conclusions(made, reader=acting("department_head"))) == 2
    assert [c.text for c in queries.conclusions(made, reader=acting("reader"))] == ["Ring i stället för brev"]


def test_only_what_is_quotable_reaches_the_annual_report():
    made = talk()
    conclude(talk_id=made, text="Får citeras", visibility="quotable", by=acting("head"))
    conclude(talk_id=made, text="Får läsas", visibility="agency", by=acting("head"))
    assert [c.text for c in queries.quotable(make_agency().pk, 2026)] == ["Får citeras"]
    assert queries.quotable(make_agency().pk, 2025) == []


def test_a_conclusion_becomes_an_improvement_once():
    made = talk()
    conclusion = conclude(
        talk_id=made, text="En blankett i stället för tre", visibility="agency", by=acting("officer")
    )
    started = improve(conclusion_id=conclusion, owner_id=person("officer").pk, by=acting("officer"))
    row = improvement.improvement(make_agency().pk, started)
    assert (row.title, row.source_kind, row.source_id) == ("En blankett i stället för tre", "talk", made)
    with pytest.raises(AlreadyTaken):
        improve(conclusion_id=conclusion, by=acting("officer"))


def test_a_long_conclusion_keeps_its_whole_text_in_the_improvement():
    text = "ord " * 200
    conclusion = conclude(talk_id=talk(), text=text, visibility="agency", by=acting("officer"))
    row = improvement.improvement(make_agency().pk, improve(conclusion_id=conclusion, by=acting("officer")))
    assert len(row.title) == 300
    assert row.text == text.strip()


def test_a_lesson_is_kept_for_next_years_planning_and_can_be_taken_away():
    conclusion = conclude(talk_id=talk(), text="Börja tidigare", visibility="agency", by=acting("head"))
    learn(conclusion_id=conclusion, by=acting("head"))
    assert [c.text for c in queries.lessons(make_agency().pk, 2026, reader=acting("reader"))] == ["Börja tidigare"]
    learn(conclusion_id=conclusion, by=acting("head"))
    assert queries.lessons(make_agency().pk, 2026, reader=acting("reader")) == []


def test_the_head_is_told_of_a_talk_that_is_near():
    talk()
    assert [d.due for d in queries.duties(acting("head"), date(2026, 11, 23))] == [DAY]
    assert queries.duties(acting("head"), date(2026, 11, 1)) == []
    assert queries.duties(acting("officer"), date(2026, 11, 23)) == []


def test_another_agency_sees_no_talk():
    made = talk()
    other = make_agency("AN", "Annan")
    assert queries.talks(other.pk) == []
    with pytest.raises(NotFound):
        write_notes(talk_id=made, notes={}, by=acting("head", other))


@pytest.mark.parametrize("size", [1, 20])
def test_the_list_costs_one_query_at_any_size(size, django_assert_num_queries):
    for year in range(2000, 2000 + size):
        talk(year=year)
    agency = make_agency()
    with django_assert_num_queries(1):
        assert len(queries.talks(agency.pk)) == size
