"""What can be asked about plans, and that the number of questions to the database does not grow."""

from datetime import date

import pytest

from tertial.kernel import clock
from tertial.planning import queries
from tertial.planning.actions import (
    add_node,
    answer_contribution,
    decide_plan,
    pass_milestone,
    return_plan,
    revise_plan,
    set_status,
    start_plan,
    submit_plan,
)
from tertial.planning.inputs import ContributorInput, MilestoneInput, NodeInput
from tertial.planning.models import Contribution, Plan
from tests.cast import acting, person, unit
from tests.planning.cast import YEAR, agency_plan, commitment, decide, decision, unit_plan

pytestmark = pytest.mark.django_db


def agency():
    return unit("EM").agency_id


def everything_decided(*titles):
    """The agency's plan and a unit's plan in force: (plan, objective, commitments)."""
    plan, objective, ids = unit_plan(*titles)
    root = Plan.objects.get(unit=unit("EM"))
    decide(root.pk)
    decide(plan)
    return plan, objective, ids


def test_commitments_know_their_objective_and_their_area():
    _plan, objective, ids = everything_decided()
    (row,) = queries.commitments(agency(), YEAR)
    assert (row.id, row.number, row.unit) == (ids[0], "2.1", "Regionala stöd")
    assert (row.objective_id, row.objective) == (objective, "Fler investeringar i stödområdena")
    assert (row.area_key, row.area) == ("B", "Kraft i alla delar av landet")
    assert row.responsible == "Eva Berglund"


def test_areas_are_those_of_the_agencys_plan_in_force():
    agency_plan()
    assert queries.areas(agency(), YEAR) == []
    decide(Plan.objects.get().pk)
    assert [(area.key, area.title) for area in queries.areas(agency(), YEAR)] == [
        ("B", "Kraft i alla delar av landet")
    ]


def test_commitments_of_a_draft_are_not_in_force():
    unit_plan()
    assert queries.commitments(agency(), YEAR) == []


def test_commitments_of_some_units_are_given_alone():
    everything_decided()
    assert queries.commitments(agency(), YEAR, unit_ids=[unit("EU").pk]) == []
    assert len(queries.commitments(agency(), YEAR, unit_ids=[unit("STOD").pk])) == 1


def test_a_revision_in_draft_changes_nothing_in_force():
    plan, objective, _ids = everything_decided()
    revise_plan(plan_id=plan, reason="Mer.", by=acting("head"))
    add_node(plan_id=plan, node=commitment(objective, title="Nytt"), by=acting("head"))
    assert [row.title for row in queries.commitments(agency(), YEAR)] == ["Kortare väg till beslut"]


@pytest.mark.parametrize("size", [1, 30])
def test_the_query_count_does_not_grow_with_the_commitments(size, django_assert_num_queries):
    everything_decided(*[f"Åtagande {n}" for n in range(size)])
    where, head = (agency(), YEAR), acting("head")
    here = unit("STOD").pk
    with django_assert_num_queries(5):
        assert len(queries.commitments(*where)) == size
    with django_assert_num_queries(3):
        assert len(queries.tree(*where)) == size + 3
    with django_assert_num_queries(3):
        assert queries.plans(*where)[0].commitments == size
    with django_assert_num_queries(3):
        assert len(queries.plan_in_force(*where, here).nodes) == size + 1
    with django_assert_num_queries(4):
        queries.duties(head, clock.today())


@pytest.mark.parametrize("size", [1, 30])
def test_a_draft_is_composed_with_as_many_queries_whatever_its_size(size, django_assert_num_queries):
    unit_plan(*[f"Åtagande {n}" for n in range(size)])
    head, here = acting("head"), unit("STOD").pk
    with django_assert_num_queries(8):
        assert len(queries.draft(YEAR, here, by=head).nodes) == size + 1


def test_what_answers_to_nothing_is_a_loose_end():
    plan, _objective, _ids = unit_plan()
    add_node(plan_id=plan, node=NodeInput(kind="objective", number="7", title="Lösryckt"), by=acting("head"))
    loose = queries.loose_ends(queries.tree(agency(), YEAR, with_drafts=True))
    assert [row.title for row in loose] == ["Lösryckt"]


def test_the_thread_is_followed_downwards():
    _plan, objective, ids = unit_plan("Ett", "Två")
    rows = queries.tree(agency(), YEAR, with_drafts=True)
    assert [row.id for row in queries.below(rows)[objective]] == ids


def test_what_a_commitment_lacks_is_listed():
    plan, objective, _ids = unit_plan()
    bare = commitment(objective, title="Bar", responsible_id=None, due=None, expected_result="")
    add_node(plan_id=plan, node=bare, by=acting("head"))
    nodes = queries.draft(YEAR, unit("STOD").pk, by=acting("head")).nodes
    assert nodes[2].missing == ("responsible", "due", "expected_result", "indicators", "milestones")
    assert nodes[1].missing == ("milestones",)


def test_a_result_without_a_figure_or_an_indicator_lacks_a_measure():
    plan, objective, _ids = unit_plan()
    add_node(plan_id=plan, node=commitment(objective, expected_result="Det går bättre."), by=acting("head"))
    nodes = queries.draft(YEAR, unit("STOD").pk, by=acting("head")).nodes
    assert "indicators" in nodes[2].missing


def test_status_and_milestones_live_beside_the_wording():
    plan, objective, _ids = unit_plan()
    steps = (MilestoneInput("Acceptanstest", date(2026, 9, 30)), MilestoneInput("I drift", date(2026, 11, 30)))
    node = add_node(plan_id=plan, node=commitment(objective, title="E-tjänst", milestones=steps), by=acting("head"))
    decide(plan)
    set_status(node_id=node, status="late", note="till 31 mars 2027", by=acting("officer"))
    pass_milestone(node_id=node, key="m1", done_on=date(2026, 10, 1), by=acting("officer"))
    row = queries.plan_in_force(agency(), YEAR, unit("STOD").pk).nodes[2]
    assert (row.status, row.status_note, row.status_on) == ("late", "till 31 mars 2027", date(2026, 11, 23))
    assert (row.passed, row.next_milestone.title) == (1, "I drift")
    pass_milestone(node_id=node, key="m1", done_on=None, by=acting("officer"))
    assert queries.commitments(agency(), YEAR)[-1].milestones[0].done_on is None


def said_of(text, title):
    return next((node for node in text.nodes if node.title == title), None)


def asked_to_join():
    plan, objective, _ids = unit_plan()
    asked = (ContributorInput(unit("EU").pk, "0,5 årsarbetskraft mars–juni", date(2026, 11, 27)),)
    add_node(plan_id=plan, node=commitment(objective, title="Med EU", contributors=asked), by=acting("head"))
    return plan, Contribution.objects.get().pk


def test_a_unit_answers_whether_it_takes_part():
    _plan, question = asked_to_join()
    (duty,) = queries.duties(acting("other_head"), clock.today())
    assert duty.title == "Svara om enheten medverkar i åtagande 2.2"
    assert duty.reason == "Regionala stöd ber om 0,5 årsarbetskraft mars–juni."
    assert duty.due == date(2026, 11, 27)
    answer_contribution(
        contribution_id=question, accept=False, reason="Vi har ingen ledig.", by=acting("other_head")
    )
    assert queries.duties(acting("other_head"), clock.today()) == []
    node = said_of(queries.draft(YEAR, unit("STOD").pk, by=acting("head")), "Med EU")
    assert (node.contributing[0].reply, node.contributing[0].reason) == ("declined", "Vi har ingen ledig.")
    assert "declined" in node.missing


def test_duties_follow_the_plan_on_its_road():
    plan, _objective, (node,) = unit_plan()
    head, today = acting("head"), clock.today()
    assert [d.title for d in queries.duties(head, today)] == [
        "Lämna: Aktivitetsplan 2026 för enheten Regionala stöd"
    ]
    submit_plan(plan_id=plan, by=head)
    assert queries.duties(head, today) == []
    (to_decide,) = queries.duties(acting("director"), today)
    assert (to_decide.title, to_decide.sort) == ("Besluta 1 plan för 2026", "sign")
    return_plan(
        plan_id=plan, reason="Saknar mått.", node_id=node, answer_by=date(2026, 11, 25), by=acting("director")
    )
    (duty,) = queries.duties(head, today)
    assert duty.title == "Komplettera åtagande 2.1 i planen för 2026"
    assert duty.reason == "”Saknar mått.” Åter från Lena Forsgren."
    assert queries.duties(acting("other_head"), today) == []


def test_versions_are_compared_word_by_word():
    plan, objective, ids = unit_plan("Ett", "Två", "Tre")
    decide(plan, decided_on=date(2026, 1, 15))
    old = queries.plan_in_force(agency(), YEAR, unit("STOD").pk)
    assert queries.compare_plans(old, old).is_same
    revise_plan(plan_id=plan, reason="Nytt.", by=acting("head"))
    from tertial.planning.actions import change_node, move_node, remove_node

    changed = commitment(
        objective, title="Två", text="Från komplett ansökan till beslut tar det högst 45 dagar i snitt."
    )
    change_node(node_id=ids[1], node=changed, saved=1, by=acting("head"))
    remove_node(node_id=ids[2], by=acting("head"))
    add_node(plan_id=plan, node=commitment(objective, title="Fyra"), by=acting("head"))
    move_node(node_id=ids[1], up=True, by=acting("head"))
    decide(plan)
    found = queries.compare_plans(old, queries.plan_in_force(agency(), YEAR, unit("STOD").pk))
    what = {change.title: change.what for change in found.nodes}
    assert what["Tre"] == ("removed",)
    assert what["Fyra"] == ("added",)
    assert "changed" in what["Två"]
    assert sum("moved" in said for said in what.values()) == 1
    pieces = next(f.pieces for c in found.nodes if c.title == "Två" for f in c.fields if f.field == "text")
    assert [(p.kind, p.text) for p in pieces if p.kind != "same"] == [("removed", "60"), ("added", "45")]


def test_a_substitute_owes_what_the_head_owes():
    from tertial.access.actions import name_substitute

    unit_plan()
    today = clock.today()
    name_substitute(
        person_id=person("head").pk,
        substitute_id=person("second_officer").pk,
        valid_from=today,
        valid_to=today,
        by=acting("head"),
    )
    assert len(queries.duties(acting("second_officer"), today)) == 1


def test_the_kinds_of_a_year_are_copied_from_the_year_before():
    from tertial.planning.models import NodeKind

    agency_plan()
    NodeKind.objects.filter(code="commitment").update(name="Uppdrag till enheten")
    start_plan(unit_id=unit("EM").pk, year=YEAR + 1, by=acting("planner"))
    assert [k.name for k in queries.kinds(agency(), YEAR + 1)][3] == "Uppdrag till enheten"


def test_a_decision_may_be_recorded_by_the_planning_officer():
    plan, _objective, _ids = unit_plan()
    submit_plan(plan_id=plan, by=acting("head"))
    assert decide_plan(plan_id=plan, decision=decision(), by=acting("planner")) == 1
