"""From idea to effect."""

from datetime import date

import pytest
from django.db import IntegrityError
from tests.cast import acting, make_agency, person, unit

from tertial.improvement import queries
from tertial.improvement.actions import change_improvement, move_on, start_improvement
from tertial.improvement.errors import CannotMove
from tertial.improvement.models import Improvement
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 15)


def idea(by="head", **more):
    given = {"title": "Kortare blanketter", "unit_id": unit("STOD").pk, "by": acting(by)} | more
    return start_improvement(**given)


def test_an_idea_keeps_where_it_came_from():
    made = idea(source_kind="deviation", source_id=7)
    row = queries.improvement(make_agency().pk, made)
    assert (row.state, row.source_kind, row.source_id, row.started_on) == (
        "idea",
        "deviation",
        7,
        date(2026, 11, 23),
    )


def test_a_reader_may_have_an_idea_but_not_decide_on_it():
    made = idea("reader")
    with pytest.raises(NotAllowed):
        move_on(improvement_id=made, to="assessed", by=acting("reader"))


def test_an_idea_without_a_title_is_refused():
    with pytest.raises(Invalid) as refused:
        idea(title="  ")
    assert refused.value.fields == {"title": "missing"}


def test_it_goes_one_step_at_a_time_all_the_way_to_effect():
    made = idea(owner_id=person("officer").pk, due_on=DUE)
    for to in ("assessed", "decided"):
        move_on(improvement_id=made, to=to, by=acting("head"))
    move_on(improvement_id=made, to="done", by=acting("officer"))
    move_on(improvement_id=made, to="effect", effect="Nio dagar kortare", by=acting("head"))
    assert queries.improvement(make_agency().pk, made).effect == "Nio dagar kortare"
    assert [s.state for s in queries.steps(make_agency().pk, made)] == [
        "effect",
        "done",
        "decided",
        "assessed",
        "idea",
    ]


def test_no_step_is_skipped():
    with pytest.raises(CannotMove):
        move_on(improvement_id=idea(), to="done", by=acting("head"))


def test_deciding_demands_an_owner_and_a_day():
    made = idea()
    move_on(improvement_id=made, to="assessed", by=acting("head"))
    with pytest.raises(Invalid) as refused:
        move_on(improvement_id=made, to="decided", by=acting("head"))
    assert set(refused.value.fields) == {"owner_id", "due_on"}
    change_improvement(
        improvement_id=made, title="Kortare", owner_id=person("officer").pk, due_on=DUE, by=acting("head")
    )
    move_on(improvement_id=made, to="decided", by=acting("head"))
    assert [d.due for d in queries.duties(acting("officer"), date(2026, 11, 23))] == [DUE]


def test_an_effect_without_words_is_refused_and_kept_out_by_the_database():
    made = idea(owner_id=person("officer").pk, due_on=DUE)
    for to in ("assessed", "decided", "done"):
        move_on(improvement_id=made, to=to, by=acting("head"))
    with pytest.raises(Invalid):
        move_on(improvement_id=made, to="effect", by=acting("head"))
    with pytest.raises(IntegrityError):
        Improvement.objects.filter(pk=made).update(state="effect")


def test_another_agency_sees_nothing():
    made = idea()
    other = make_agency("AN", "Annan")
    assert queries.improvements(other.pk) == []
    with pytest.raises(NotFound):
        move_on(improvement_id=made, to="assessed", by=acting("head", other))


@pytest.mark.parametrize("size", [1, 30])
def test_the_list_costs_one_query_at_any_size(size, django_assert_num_queries):
    for _ in range(size):
        idea()
    agency = make_agency()
    with django_assert_num_queries(1):
        assert len(queries.improvements(agency.pk)) == size
