"""The agency's own page on how it plans and follows up: parts with owners, and no text is ever lost."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import acting, make_agency, person

from tertial.cycle import guide_queries as queries
from tertial.cycle.errors import GuideStarted, TextChanged
from tertial.cycle.guide_actions import keep_aside, save_part, shipped, start_guide
from tertial.cycle.models import GuideText
from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    start_guide(by=acting("planner"), owner_id=person("planner").pk)
    return queries.part(make_agency().pk, "plan")


def save(part, text="Ny text.", version=None, by=None, **more):
    given = {"title": part.title, "owner_id": part.owner_id} | more
    return save_part(
        part_id=part.id, text=text, version=version or part.version, by=by or acting("planner"), **given
    )


def test_the_shipped_text_covers_the_whole_year_and_leads_into_the_system(plan):
    rows = queries.parts(make_agency().pk)
    assert [row.key for row in rows][:3] == ["start", "year", "steering"]
    assert len(rows) == len(shipped()) >= 9
    assert all(row.text and row.title for row in rows)
    assert (plan.url_name, plan.owner, plan.saved_by) == ("planning:index", "Johan Ekström", "Johan Ekström")


def test_saving_makes_a_new_version_and_keeps_the_old(plan):
    assert save(plan) == 2
    assert queries.part(make_agency().pk, "plan").text == "Ny text."
    assert [(row.version, row.text) for row in queries.history(make_agency().pk, plan.id)] == [
        (2, "Ny text."),
        (1, plan.text),
    ]


def test_two_who_save_at_once_both_keep_their_text(plan):
    save(plan, "Den enas text.")
    with pytest.raises(TextChanged) as refused:
        save(plan, "Den andras text.")
    assert refused.value.facts["version"] == 2
    keep_aside(part_id=plan.id, title=plan.title, text="Den andras text.", version=1, by=acting("planner"))
    assert queries.part(make_agency().pk, "plan").text == "Den enas text."
    rows = queries.history(make_agency().pk, plan.id)
    assert {(row.text, row.aside) for row in rows[:2]} == {("Den enas text.", False), ("Den andras text.", True)}


def test_the_owner_of_a_part_edits_it_and_others_read(plan):
    save(plan, owner_id=person("officer").pk)
    newer = queries.part(make_agency().pk, "plan")
    assert save(newer, "Handläggarens text.", by=acting("officer")) == 3
    with pytest.raises(NotAllowed):
        save(queries.part(make_agency().pk, "plan"), "x", by=acting("second_officer"))
    with pytest.raises(NotAllowed):
        start_guide(by=acting("head"))


@pytest.mark.parametrize(("change", "field"), [({"text": " "}, "text"), ({"title": ""}, "title")])
def test_an_empty_part_is_refused(plan, change, field):
    with pytest.raises(Invalid) as refused:
        save(plan, **change)
    assert set(refused.value.fields) == {field}


def test_the_owner_must_be_at_the_agency(plan):
    stranger = person("officer", make_agency("AN", "Annan myndighet")).pk
    with pytest.raises(Invalid):
        save(plan, owner_id=stranger)


def test_another_agency_neither_reads_nor_writes(plan):
    other = make_agency("AN", "Annan myndighet")
    assert queries.parts(other.pk) == []
    assert queries.history(other.pk, plan.id) == []
    with pytest.raises(NotFound):
        save(plan, by=acting("planner", other))


def test_the_page_is_laid_once(plan):
    with pytest.raises(GuideStarted):
        start_guide(by=acting("planner"))


def test_the_database_keeps_every_text(plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        GuideText.objects.filter(part_id=plan.id).update(text="Annat")


def test_savings_are_in_the_audit_chain(plan):
    save(plan)
    assert events.history("guide:plan", tenant=make_agency().pk)[0].kind == "guide.part_saved"


def test_all_parts_cost_one_query(plan, django_assert_num_queries):
    agency = make_agency()
    with django_assert_num_queries(1):
        queries.parts(agency.pk)
