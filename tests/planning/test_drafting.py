"""Writing a draft: what is added, changed, linked and moved, and what is refused with its words."""

from dataclasses import replace
from datetime import date

import pytest

from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import Event
from tertial.organisation.models import Person, Unit
from tertial.planning import queries
from tertial.planning.actions import (
    add_node,
    add_nodes,
    change_node,
    link,
    move_node,
    remove_node,
    start_plan,
    submit_plan,
    unlink,
    write_section,
)
from tertial.planning.errors import NodeIsAnswered, PlanExists, SavedMeanwhile, Submitted, UnitClosed
from tertial.planning.inputs import ContributorInput, MilestoneInput, NodeInput
from tertial.planning.models import Node, NodeText
from tests.cast import acting, make_agency, person, unit
from tests.planning.cast import YEAR, agency_plan, commitment, decide, unit_plan

pytestmark = pytest.mark.django_db


def draft(by="head", code="STOD"):
    return queries.draft(YEAR, unit(code).pk, by=acting(by))


def numbers(text):
    return [(node.number, node.title) for node in text.nodes]


def test_a_unit_has_one_plan_a_year():
    unit_plan()
    with pytest.raises(PlanExists):
        start_plan(unit_id=unit("STOD").pk, year=YEAR, by=acting("head"))


def test_a_head_starts_no_plan_for_another_unit():
    make_agency()
    with pytest.raises(NotAllowed):
        start_plan(unit_id=unit("EU").pk, year=YEAR, by=acting("head"))


def test_a_closed_unit_gets_no_plan():
    make_agency()
    Unit.objects.filter(code="STOD").update(valid_to=date(2025, 12, 31))
    with pytest.raises(UnitClosed) as refused:
        start_plan(unit_id=unit("STOD").pk, year=YEAR, by=acting("planner"))
    assert refused.value.facts == {"unit": "Regionala stöd"}


def test_a_unit_of_another_agency_does_not_exist():
    other = make_agency("AN", "Annan myndighet")
    make_agency()
    with pytest.raises(NotFound):
        start_plan(unit_id=unit("STOD", other).pk, year=YEAR, by=acting("head"))


def test_commitments_are_numbered_under_their_objective():
    unit_plan("Ett", "Två")
    assert [number for number, _title in numbers(draft())] == ["2", "2.1", "2.2"]


def test_a_number_is_given_once():
    plan, objective, _ids = unit_plan("Ett")
    with pytest.raises(Invalid) as refused:
        add_node(plan_id=plan, node=commitment(objective, number="2.1"), by=acting("head"))
    assert refused.value.fields == {"number": "taken"}


def test_several_nodes_are_added_whole_or_not_at_all():
    plan, objective, _ids = unit_plan("Ett")
    with pytest.raises(Invalid) as refused:
        add_nodes(plan_id=plan, nodes=[commitment(objective), commitment(objective, title=" ")], by=acting("head"))
    assert refused.value.fields == {"1.title": "required"}
    assert len(draft().nodes) == 2


@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"title": ""}, "title", "required"),
        ({"title": "x" * 201}, "title", "too_long"),
        ({"text": "x" * 2_000_000}, "text", "too_long"),
        ({"text": "noll\x00"}, "text", "odd_character"),
        ({"start": date(2026, 5, 2), "due": date(2026, 5, 1)}, "due", "before_start"),
        ({"start": date(2025, 12, 31)}, "start", "outside_year"),
        ({"due": date(2027, 1, 1)}, "due", "outside_year"),
        ({"number": "2/1"}, "number", "number"),
        ({"kind": "programme"}, "kind", "unknown"),
        ({"responsible_id": 999_999}, "responsible_id", "unknown"),
        ({"answers": (999_999,)}, "answers", "unknown"),
        ({"indicators": (999_999,)}, "indicators", "unknown"),
        ({"milestones": (MilestoneInput("", date(2026, 5, 1)),)}, "milestones", "incomplete"),
        ({"milestones": (MilestoneInput("Acceptanstest", date(2027, 5, 1)),)}, "milestones", "outside_year"),
        ({"contributors": (ContributorInput(999_999),)}, "contributors", "closed"),
        ({"ledger_keys": ("projekt 4120",)}, "ledger_keys", "ledger_key"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(said, field, code):
    plan, objective, _ids = unit_plan()
    with pytest.raises(Invalid) as refused:
        add_node(plan_id=plan, node=commitment(objective, **said), by=acting("head"))
    assert refused.value.fields == {field: code}


def test_a_person_who_left_is_responsible_for_nothing_new():
    plan, objective, _ids = unit_plan()
    Person.objects.filter(pk=person("second_officer").pk).update(valid_to=date(2026, 11, 22))
    with pytest.raises(Invalid) as refused:
        add_node(
            plan_id=plan,
            node=commitment(objective, responsible_id=person("second_officer").pk),
            by=acting("head"),
        )
    assert refused.value.fields == {"responsible_id": "has_left"}


def test_a_commitment_cannot_answer_a_result_area():
    _plan, area, _objective = agency_plan()
    plan, _objective, _ids = unit_plan()
    with pytest.raises(Invalid) as refused:
        add_node(plan_id=plan, node=commitment(area), by=acting("head"))
    assert refused.value.fields == {"answers": "may_not_answer"}


def test_answers_cannot_go_in_a_circle():
    plan, objective, _ids = unit_plan()
    second = add_node(
        plan_id=plan, node=NodeInput(kind="objective", title="Andra", answers=(objective,)), by=acting("head")
    )
    third = add_node(
        plan_id=plan, node=NodeInput(kind="objective", title="Tredje", answers=(second,)), by=acting("head")
    )
    for wrong in (objective, second, third):
        with pytest.raises(Invalid) as refused:
            link(node_id=objective, above_id=wrong, by=acting("head"))
        assert refused.value.fields == {"answers": "circular"}


def test_a_link_is_made_and_taken_away():
    _plan, _objective, (node,) = unit_plan()
    above = NodeText.objects.get(title="Utvecklingskraft i hela landet").node_id
    link(node_id=node, above_id=above, by=acting("head"))
    assert [a.title for a in draft().nodes[1].answers] == [
        "Fler investeringar i stödområdena",
        "Utvecklingskraft i hela landet",
    ]
    unlink(node_id=node, above_id=above, by=acting("head"))
    assert len(draft().nodes[1].answers) == 1


def test_two_who_save_the_same_text_lose_no_word():
    _plan, objective, (node,) = unit_plan()
    mine = commitment(objective, text="Min text.")
    theirs = commitment(objective, text="Deras text.")
    change_node(node_id=node, node=theirs, saved=1, by=acting("department_head"))
    with pytest.raises(SavedMeanwhile) as refused:
        change_node(node_id=node, node=mine, saved=1, by=acting("head"))
    assert refused.value.facts["who"] == "Anders Holm"
    assert draft().nodes[1].text == "Deras text."
    change_node(node_id=node, node=mine, saved=refused.value.facts["saved"], by=acting("head"))
    assert draft().nodes[1].text == "Min text."
    kept = Event.objects.filter(kind="planning.node_changed").order_by("-pk")[0].facts["before"]
    assert kept == {"text": "Deras text."}


def test_two_who_write_the_same_section_lose_no_word():
    plan, _objective, _ids = unit_plan()
    write_section(plan_id=plan, key="mission", title="", text="Deras.", saved=1, by=acting("department_head"))
    with pytest.raises(SavedMeanwhile) as refused:
        write_section(plan_id=plan, key="mission", title="", text="Min.", saved=1, by=acting("head"))
    assert refused.value.facts == {"who": "Anders Holm", "saved": 2}
    assert draft().sections[0].text == "Deras."


def test_a_milestone_keeps_its_key_when_its_day_changes():
    _plan, objective, (node,) = unit_plan()
    first = commitment(
        objective, milestones=(MilestoneInput("B", date(2026, 9, 1)), MilestoneInput("A", date(2026, 3, 1)))
    )
    change_node(node_id=node, node=first, saved=1, by=acting("head"))
    a, b = draft().nodes[1].milestones
    assert (a.title, a.key, b.key) == ("A", "m2", "m1")
    moved = replace(
        first, milestones=(MilestoneInput("A", date(2026, 10, 1), "m2"), MilestoneInput("B", b.due, "m1"))
    )
    change_node(node_id=node, node=moved, saved=2, by=acting("head"))
    assert [m.key for m in draft().nodes[1].milestones] == ["m1", "m2"]


def test_moving_a_node_renumbers_what_was_never_decided():
    _plan, _objective, ids = unit_plan("Ett", "Två", "Tre")
    assert move_node(node_id=ids[2], up=True, by=acting("head"))
    assert numbers(draft())[1:] == [("2.1", "Ett"), ("2.2", "Tre"), ("2.3", "Två")]
    assert not move_node(node_id=ids[0], up=True, by=acting("head"))


def test_what_others_answer_to_is_not_removed():
    _plan, objective, ids = unit_plan("Ett", "Två")
    with pytest.raises(NodeIsAnswered) as refused:
        remove_node(node_id=objective, by=acting("head"))
    assert refused.value.facts == {"number": "2", "below": "2.1, 2.2"}
    remove_node(node_id=ids[0], by=acting("head"))
    assert not Node.objects.filter(pk=ids[0]).exists()
    assert numbers(draft())[1:] == [("2.2", "Två")]


def test_what_is_handed_in_is_not_changed():
    plan, objective, _ids = unit_plan()
    submit_plan(plan_id=plan, by=acting("head"))
    with pytest.raises(Submitted):
        add_node(plan_id=plan, node=commitment(objective), by=acting("head"))


def test_officers_of_the_unit_do_not_see_the_draft():
    plan, objective, _ids = unit_plan()
    assert draft("officer") is None
    with pytest.raises(NotFound):
        add_node(plan_id=plan, node=commitment(objective), by=acting("officer"))


def test_drafts_are_seen_above_and_below_but_not_beside():
    unit_plan()
    assert draft("department_head") is not None
    assert draft("head", "EM") is not None
    assert draft("other_head") is None


def test_another_agency_finds_nothing():
    plan, objective, (node,) = unit_plan()
    other = make_agency("AN", "Annan myndighet")
    stranger = acting("planner", other)
    with pytest.raises(NotFound):
        add_node(plan_id=plan, node=commitment(objective), by=stranger)
    with pytest.raises(NotFound):
        change_node(node_id=node, node=commitment(objective), saved=1, by=stranger)


def test_a_node_of_a_decided_plan_is_changed_by_a_revision_only():
    plan, objective, (node,) = unit_plan()
    decide(plan)
    with pytest.raises(Exception, match="no_draft"):
        change_node(node_id=node, node=commitment(objective), saved=1, by=acting("head"))
