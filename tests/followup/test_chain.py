"""The chain up the tree: hand in, send back, approve, open again, decide."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tertial.followup import queries
from tertial.followup.actions import (
    Facts,
    accept_commitment,
    approve_report,
    decide,
    remind,
    reopen_report,
    return_report,
    set_weights,
    submit_report,
    withdraw_report,
    write_assessment,
)
from tertial.followup.errors import (
    AlreadyDecided,
    AlreadyReminded,
    Locked,
    NotComplete,
    WaitsForChildren,
    WrongState,
)
from tertial.followup.models import Decision, TertialReport
from tertial.followup.rules.weight import Weights
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.planning import queries as planning
from tertial.planning.actions import remove_node, revise_plan
from tertial.planning.models import Node
from tests.cast import acting, make_agency
from tests.planning.cast import decide as decide_again

from .cast import open_t3, parts, plan, report, say, words

pytestmark = pytest.mark.django_db
FACTS = Facts(date(2026, 11, 23), "Lena Forsgren, generaldirektör", "Johan Ekström", registry_number="2026/1")


def ready(code="STOD", by="head"):
    """Everything in a unit's report but the handing in."""
    for part in parts(code):
        say(part, by=by)
    write_assessment(report_id=report(code).pk, assessment="Det går bra", by=acting(by))


def hand_in(code="STOD", by="head", **more):
    ready(code, by)
    submit_report(report_id=report(code).pk, by=acting(by), **more)


def approve(code, by, **more):
    approve_report(report_id=report(code).pk, by=acting(by), **more)


def test_what_is_missing_is_told_with_where_to_mend_it():
    open_t3()
    say(parts()[0])
    with pytest.raises(NotComplete) as refused:
        submit_report(report_id=report().pk, by=acting("head"))
    missing = refused.value.facts["missing"]
    assert [(m.code, m.number) for m in missing] == [("commitment", parts()[1].number), ("assessment", "")]


def test_an_officer_cannot_hand_in_for_the_unit():
    open_t3()
    ready()
    with pytest.raises(NotAllowed):
        submit_report(report_id=report().pk, by=acting("officer"))


def test_what_is_handed_in_is_locked_and_says_who_can_open_it():
    open_t3()
    hand_in()
    with pytest.raises(Locked) as refused:
        say(parts()[0])
    assert refused.value.facts["state"] == "in_review"
    assert refused.value.facts["who_opens"] == "head"


def test_a_report_can_be_withdrawn_until_it_is_approved():
    open_t3()
    hand_in()
    withdraw_report(report_id=report().pk, by=acting("head"))
    assert report().state == "draft"
    submit_report(report_id=report().pk, by=acting("head"))
    approve("STOD", "department_head")
    with pytest.raises(Locked) as refused:
        withdraw_report(report_id=report().pk, by=acting("head"))
    assert refused.value.facts["who_opens"] == "planner"


def test_a_return_without_a_reason_is_refused():
    open_t3()
    hand_in()
    with pytest.raises(Invalid):
        return_report(report_id=report().pk, reason=" ", by=acting("department_head"))


def test_a_return_is_seen_at_once_by_the_reporter_and_is_answered_by_handing_in_again():
    open_t3()
    hand_in()
    return_report(report_id=report().pk, reason="Skriv mer", by=acting("department_head"))
    agency = make_agency().pk
    assert [(r.reason, r.by) for r in queries.returns(agency, report().pk)] == [("Skriv mer", "Anders Holm")]
    assert report().state == "returned"
    submit_report(report_id=report().pk, by=acting("head"))
    assert queries.returns(agency, report().pk) == []


def test_one_commitment_can_be_sent_back_while_the_unit_still_writes():
    open_t3()
    first, _second = parts()
    say(first, "late")
    return_report(
        report_id=report().pk, part_id=first.pk, reason="Vem äger åtgärden?", by=acting("department_head")
    )
    assert parts()[0].reported_at is None
    duty = queries.duties(acting("officer"), date(2026, 11, 23))[0]
    assert (duty.who, duty.reason, duty.status) == ("Anders Holm", "”Vem äger åtgärden?”", "late")
    say(first, "late")
    assert queries.returns(make_agency().pk, report().pk) == []


def test_a_commitment_that_is_not_reported_cannot_be_sent_back():
    open_t3()
    with pytest.raises(WrongState):
        return_report(report_id=report().pk, part_id=parts()[0].pk, reason="Nej", by=acting("department_head"))


def test_nobody_approves_their_own_unit():
    open_t3()
    hand_in()
    with pytest.raises(NotAllowed):
        approve("STOD", "head")


def test_an_approved_report_tells_the_plan_how_its_commitments_go():
    open_t3()
    say(parts()[0], comment="47 dagar")
    say(parts()[1], "late", deviation=words(what="Testet klarades inte. " * 20))
    write_assessment(report_id=report().pk, assessment="Det går bra", by=acting("head"))
    submit_report(report_id=report().pk, by=acting("head"))
    before = planning.commitments(make_agency().pk, 2026)
    assert [row.status for row in before] == ["not_started", "not_started"]
    approve("STOD", "department_head")
    first, second = Node.objects.filter(pk__in=[row.id for row in before]).order_by("pk")
    assert (first.status, first.status_note, first.status_by) == ("on_plan", "47 dagar", "Anders Holm")
    assert (second.status, second.status_on) == ("late", date(2026, 11, 23))
    assert second.status_note.startswith("Testet klarades inte. Testet")
    assert len(second.status_note) == 300


def test_a_commitment_that_a_revision_ended_does_not_hinder_the_approval():
    open_t3()
    hand_in()
    ended, kept = parts()
    plan_id = ended.commitment.plan_id
    revise_plan(plan_id=plan_id, reason="Ett åtagande utgår", by=acting("head"))
    remove_node(node_id=ended.commitment_id, by=acting("head"))
    decide_again(plan_id)
    approve("STOD", "department_head")
    assert report().state == "approved"
    statuses = dict(Node.objects.values_list("pk", "status"))
    assert (statuses[ended.commitment_id], statuses[kept.commitment_id]) == ("not_started", "on_plan")


def test_two_approvers_at_once_approve_once():
    open_t3()
    hand_in()
    approve("STOD", "department_head")
    with pytest.raises(Locked) as refused:
        approve("STOD", "planner")
    assert refused.value.facts["by"] == "Anders Holm"


def test_a_parent_waits_for_its_children():
    open_t3()
    write_assessment(report_id=report("REG").pk, assessment="Bra", by=acting("department_head"))
    with pytest.raises(WaitsForChildren) as refused:
        submit_report(report_id=report("REG").pk, by=acting("department_head"))
    assert refused.value.facts["units"] == ["Regionala stöd"]


def test_or_goes_on_without_them_with_a_reason_that_is_kept():
    open_t3()
    write_assessment(report_id=report("REG").pk, assessment="Bra", by=acting("department_head"))
    submit_report(report_id=report("REG").pk, go_on_without="Chefen är sjuk", by=acting("department_head"))
    approve("REG", "planner")
    assert (report("REG").state, report("REG").went_on_without) == ("approved", "Chefen är sjuk")


def all_the_way():
    open_t3()
    hand_in()
    approve("STOD", "department_head")
    hand_in("REG", "department_head")
    approve("REG", "planner")
    hand_in("EM", "director")


def test_approving_locks_what_lies_below():
    all_the_way()
    assert [report(c).state for c in ("STOD", "REG")] == ["locked", "approved"]


def test_the_agencys_report_is_decided_with_the_facts_of_a_decision():
    all_the_way()
    with pytest.raises(NotAllowed):
        approve("EM", "planner")
    with pytest.raises(Invalid) as refused:
        approve("EM", "director")
    assert set(refused.value.fields) == {"decided_on", "decided_by", "reporting_officer", "registry_number"}
    approve("EM", "director", facts=FACTS)
    frozen = queries.latest_frozen(make_agency().pk, report("EM").pk)
    assert (frozen.decided_by, frozen.registry_number) == ("Lena Forsgren, generaldirektör", "2026/1")
    assert frozen.sha256 == sha256_of(frozen.wording)
    assert [c["title"] for c in frozen.wording["commitments"]] == ["Kortare väg till beslut", "Ny e-tjänst"]


def test_the_database_refuses_to_change_what_was_frozen():
    open_t3()
    hand_in()
    approve("STOD", "department_head")
    with pytest.raises(DatabaseError), transaction.atomic():
        TertialReport.objects.update(wording={})
    with pytest.raises(DatabaseError), transaction.atomic():
        TertialReport.objects.all()._raw_delete("default")


def test_planning_opens_an_approved_report_with_a_reason_and_the_next_is_a_new_version():
    open_t3()
    hand_in()
    approve("STOD", "department_head")
    with pytest.raises(NotAllowed):
        reopen_report(report_id=report().pk, reason="Fel siffra", by=acting("head"))
    reopen_report(report_id=report().pk, reason="Fel siffra", by=acting("planner"))
    say(parts()[0], comment="Rätt siffra")
    submit_report(report_id=report().pk, by=acting("head"))
    approve("STOD", "department_head")
    kept = queries.frozen(make_agency().pk, report().pk)
    assert [f.number for f in kept] == [2, 1]
    assert [f.wording["commitments"][0]["comment"] for f in kept] == ["Rätt siffra", ""]


def test_a_report_under_an_approved_one_is_not_opened_by_itself():
    all_the_way()
    with pytest.raises(Locked):
        reopen_report(report_id=report().pk, reason="Fel", by=acting("planner"))


def test_the_head_accepts_what_an_officer_reported():
    open_t3()
    say(parts()[0], "late")
    assert [d.sort for d in queries.duties(acting("head"), date(2026, 11, 23))] == ["todo", "sign"]
    accept_commitment(part_id=parts()[0].pk, by=acting("head"))
    assert [d.sort for d in queries.duties(acting("head"), date(2026, 11, 23))] == ["todo"]


def test_a_reminder_is_given_once_a_day():
    open_t3()
    remind(report_id=report().pk, by=acting("director"))
    with pytest.raises(AlreadyReminded):
        remind(report_id=report().pk, by=acting("planner"))
    remind(report_id=report().pk, part_id=parts()[0].pk, by=acting("head"))
    with pytest.raises(NotAllowed):
        remind(report_id=report().pk, by=acting("officer"))


def asked():
    open_t3()
    say(parts()[0], "late", deviation=words(decision_wanted="Ny tid", decision_background="31 mars"))
    return Decision.objects.get()


def test_management_decides_what_was_asked_and_the_decision_is_frozen():
    decision = asked()
    assert queries.deviations(make_agency().pk, 2026)[0].weight == 14
    with pytest.raises(NotAllowed):
        decide(decision_id=decision.pk, text="Ja", facts=FACTS, by=acting("department_head"))
    decide(decision_id=decision.pk, text="Ny tid är 31 mars 2027", facts=FACTS, by=acting("director"))
    row = queries.decision(make_agency().pk, decision.pk)
    assert (row.outcome, row.text, row.decided_by) == (
        "decided",
        "Ny tid är 31 mars 2027",
        "Lena Forsgren, generaldirektör",
    )
    assert queries.deviations(make_agency().pk, 2026)[0].weight == 8
    with pytest.raises(AlreadyDecided):
        decide(decision_id=decision.pk, text="Nej", facts=FACTS, by=acting("director"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.update(title="Annat")


def test_a_decision_without_its_facts_is_refused():
    decision = asked()
    with pytest.raises(Invalid) as refused:
        decide(decision_id=decision.pk, text="Ja", facts=Facts(decided_on=date(2026, 12, 1)), by=acting("director"))
    assert set(refused.value.fields) == {"decided_on", "decided_by", "reporting_officer", "registry_number"}


def test_management_may_want_action_first():
    decision = asked()
    decide(decision_id=decision.pk, text="Visa en plan B", facts=FACTS, action_wanted=True, by=acting("director"))
    assert queries.decision(make_agency().pk, decision.pk).outcome == "action"


def test_the_agency_sets_its_own_weights():
    asked()
    with pytest.raises(NotAllowed):
        set_weights(weights=Weights(late=1), by=acting("head"))
    set_weights(weights=Weights(late=1, decision=0), by=acting("planner"))
    assert queries.deviations(make_agency().pk, 2026)[0].weight == 1
    with pytest.raises(Invalid):
        set_weights(weights=Weights(money=((2, 1), (1, 1))), by=acting("planner"))


def test_another_agency_finds_nothing():
    open_t3()
    other = make_agency("AN", "Annan")
    with pytest.raises(NotFound):
        submit_report(report_id=report().pk, by=acting("head", other))
    with pytest.raises(NotFound):
        queries.unit_page(other.pk, 2026, "T3", "STOD", reader=acting("head", other))
    assert queries.rounds(other.pk) == []


@pytest.mark.parametrize("size", [1, 12])
def test_the_matrix_costs_the_same_at_any_size(size, django_assert_max_num_queries):
    open_t3(*[f"Åtagande {n}" for n in range(size)])
    agency = make_agency().pk
    round_ = queries.rounds(agency)[0]
    with django_assert_max_num_queries(14):
        found = queries.matrix(agency, round_.id)
    assert sum(found.counts.values()) == size


def test_the_matrix_counts_what_the_units_said():
    made = open_t3()
    first, second = parts()
    say(first, "late", deviation=words(decision_wanted="Ny tid"))
    say(second)
    found = queries.matrix(make_agency().pk, made.pk)
    (group,) = found.groups
    (row,) = group.rows
    assert (group.name, row.report.unit, row.head) == ("Regional utveckling", "Regionala stöd", "Karin Lindqvist")
    assert [[g.on_plan for g in cell] for cell in row.cells] == [["on_plan", "late"]]
    assert [(c.key, c.good, c.total) for c in found.columns] == [("B", 1, 2)]
    assert found.finding.code == "late_to_decide"
    assert found.counts["on_plan"] == found.counts["late"] == 1


def test_movement_tells_what_changed_since_the_round_before():
    open_t3(period="T2")
    say(parts(period="T2")[0])
    open_t3()
    say(parts()[0], "late")
    agency = make_agency().pk
    (move,) = queries.movement(queries.matrix(agency, queries.round_of(agency, 2026, "T3").id))
    assert (move.before, move.now, move.better) == ("on_plan", "late", False)


def test_who_is_missing_stands_with_the_head():
    made = open_t3()
    assert [(m.unit, m.person) for m in queries.missing(make_agency().pk, made.pk)] == [
        ("Regionala stöd", "Karin Lindqvist")
    ]


def test_the_plans_words_of_the_round_do_not_change_when_the_plan_is_revised():
    open_t3()
    from tertial.planning.models import NodeText

    assert NodeText.objects.count() > 0
    assert plan("Nytt", code="EU")
    assert [p.title for p in parts()] == ["Kortare väg till beslut", "Ny e-tjänst"]
