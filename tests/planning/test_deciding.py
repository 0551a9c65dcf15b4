"""Handing in, giving back, deciding and revising; and what the database keeps as it was."""

from datetime import date
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from pypdf import PdfReader

from tertial.kernel import clock, files
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Agency
from tertial.planning import queries
from tertial.planning.actions import (
    add_node,
    change_node,
    decide_plan,
    remove_node,
    return_plan,
    revise_plan,
    start_plan,
    submit_plan,
)
from tertial.planning.errors import (
    DraftExists,
    NothingDecided,
    NothingToSubmit,
    NotSubmitted,
    Submitted,
)
from tertial.planning.models import Answer, NodeText, Plan, PlanVersion
from tests.cast import acting, unit
from tests.planning.cast import YEAR, commitment, decide, decision, unit_plan

pytestmark = pytest.mark.django_db


def in_force():
    return queries.plan_in_force(unit("STOD").agency_id, YEAR, unit("STOD").pk)


def test_a_plan_is_handed_in_and_decided_with_its_five_facts():
    plan, _objective, _ids = unit_plan("Ett", "Två")
    assert decide(plan) == 1
    version = in_force().version
    assert (version.number, version.decided_on, version.registry_number) == (1, date(2026, 6, 11), "2025/1847-12")
    assert (version.decided_by, version.reporting_officer) == ("Lena Forsgren, generaldirektör", "Johan Ekström")
    assert version.participants == ("Anders Holm", "Maria Nyberg")
    assert version.recorded_by == "Lena Forsgren"
    assert [node.number for node in in_force().nodes] == ["2", "2.1", "2.2"]


def test_the_hash_is_taken_over_the_frozen_wording():
    plan, _objective, _ids = unit_plan()
    decide(plan)
    version = PlanVersion.objects.get(plan=plan)
    assert version.sha256 == sha256_of(version.wording)
    assert version.wording["nodes"][1]["title"] == "Kortare väg till beslut"


@pytest.mark.parametrize(
    ("facts", "field", "code"),
    [
        ({"decided_by": " "}, "decided_by", "required"),
        ({"reporting_officer": ""}, "reporting_officer", "required"),
        ({"registry_number": ""}, "registry_number", "required"),
        ({"registry_number": "2026/"}, "registry_number", "required"),
        ({"decided_on": None}, "decided_on", "required"),
        ({"decided_on": date(2026, 11, 24)}, "decided_on", "future"),
        ({"decided_by": "x" * 201}, "decided_by", "too_long"),
    ],
)
def test_a_decision_without_its_facts_is_refused(facts, field, code):
    plan, _objective, _ids = unit_plan()
    with pytest.raises(Invalid) as refused:
        decide(plan, **facts)
    assert refused.value.fields == {field: code}


def test_an_agency_may_do_without_registry_numbers():
    plan, _objective, _ids = unit_plan()
    Agency.objects.update(registry_number_required=False)
    assert decide(plan, registry_number="") == 1


def test_nobody_takes_part_without_deciding_when_nobody_did():
    plan, _objective, _ids = unit_plan()
    decide(plan, participants=[])
    assert in_force().version.participants == ()


def test_only_what_is_handed_in_is_decided_or_given_back():
    plan, _objective, _ids = unit_plan()
    with pytest.raises(NotSubmitted):
        decide_plan(plan_id=plan, decision=decision(), by=acting("director"))
    with pytest.raises(NotSubmitted):
        return_plan(plan_id=plan, reason="Kom igen.", by=acting("director"))


def test_an_empty_plan_is_not_handed_in():
    unit_plan()
    plan = start_plan(unit_id=unit("EU").pk, year=YEAR, by=acting("other_head"))
    with pytest.raises(NothingToSubmit):
        submit_plan(plan_id=plan, by=acting("other_head"))


def test_a_head_does_not_decide_the_plan():
    plan, _objective, _ids = unit_plan()
    submit_plan(plan_id=plan, by=acting("head"))
    with pytest.raises(NotAllowed):
        decide_plan(plan_id=plan, decision=decision(), by=acting("head"))
    with pytest.raises(NotAllowed):
        return_plan(plan_id=plan, reason="Nej.", by=acting("head"))


def test_a_plan_is_given_back_with_a_reason_about_one_node_and_handed_in_again():
    plan, objective, (node,) = unit_plan()
    submit_plan(plan_id=plan, by=acting("head"))
    why = "Det förväntade resultatet saknar mått."
    return_plan(plan_id=plan, reason=why, node_id=node, answer_by=date(2026, 11, 25), by=acting("department_head"))
    draft = queries.draft(YEAR, unit("STOD").pk, by=acting("head"))
    (given_back,) = queries.returns(unit("STOD").agency_id, draft.version.id)
    assert (given_back.node_id, given_back.reason, given_back.returned_by) == (node, why, "Anders Holm")
    change_node(node_id=node, node=commitment(objective), saved=1, by=acting("head"))
    submit_plan(plan_id=plan, by=acting("head"))
    with pytest.raises(Submitted):
        submit_plan(plan_id=plan, by=acting("head"))


def test_a_return_needs_its_reason_and_a_day_that_is_not_past():
    plan, _objective, _ids = unit_plan()
    submit_plan(plan_id=plan, by=acting("head"))
    with pytest.raises(Invalid) as refused:
        return_plan(plan_id=plan, reason=" ", node_id=1, answer_by=date(2026, 11, 1), by=acting("director"))
    assert refused.value.fields == {"reason": "required", "node_id": "unknown", "answer_by": "past"}


def test_a_revision_becomes_version_two_and_the_first_stays_as_it_was():
    plan, objective, (node,) = unit_plan()
    decide(plan, decided_on=date(2026, 1, 15))
    frozen = PlanVersion.objects.get(plan=plan, number=1).wording
    assert revise_plan(plan_id=plan, reason="Målet sänks.", by=acting("head")) == 2
    change_node(node_id=node, node=commitment(objective, text="Högst 45 dagar."), saved=1, by=acting("head"))
    assert in_force().nodes[1].text.endswith("60 dagar i snitt.")
    assert decide(plan) == 2
    assert in_force().nodes[1].text == "Högst 45 dagar."
    assert in_force().version.reason == "Målet sänks."
    assert PlanVersion.objects.get(plan=plan, number=1).wording == frozen


def test_a_node_knows_when_it_came_and_when_it_ended():
    plan, objective, ids = unit_plan("Ett", "Två")
    decide(plan, decided_on=date(2026, 1, 15))
    revise_plan(plan_id=plan, reason="Nytt läge.", by=acting("head"))
    remove_node(node_id=ids[0], by=acting("head"))
    new = add_node(plan_id=plan, node=commitment(objective, title="Tre"), by=acting("head"))
    decide(plan)
    nodes = {node.id: node for node in in_force().nodes}
    assert (nodes[ids[1]].version_added, nodes[new].version_added) == (1, 2)
    assert ids[0] not in nodes
    assert NodeText.objects.get(node=ids[0]).node.ended_in == 2


def test_there_is_one_draft_at_most_and_a_revision_needs_something_decided():
    plan, _objective, _ids = unit_plan()
    with pytest.raises(NothingDecided):
        revise_plan(plan_id=plan, reason="Nytt.", by=acting("head"))
    decide(plan)
    revise_plan(plan_id=plan, reason="Nytt.", by=acting("head"))
    with pytest.raises(DraftExists):
        revise_plan(plan_id=plan, reason="Nytt igen.", by=acting("head"))
    with pytest.raises(DatabaseError), transaction.atomic():
        PlanVersion.objects.create(agency_id=unit("EM").agency_id, plan_id=plan, number=3, started_at=clock.now())


def test_a_revision_is_not_decided_before_the_decision_it_changes():
    plan, _objective, _ids = unit_plan()
    decide(plan)
    revise_plan(plan_id=plan, reason="Nytt.", by=acting("head"))
    with pytest.raises(Invalid) as refused:
        decide(plan, decided_on=date(2026, 6, 10))
    assert refused.value.fields == {"decided_on": "before_last_decision"}


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE planning_planversion SET wording = '{}'",
        "UPDATE planning_planversion SET decided_by = 'Någon annan'",
        "UPDATE planning_planversion SET recorded_at = NULL",
        "DELETE FROM planning_planversion",
        "UPDATE planning_nodetext SET title = 'Något annat'",
        "UPDATE planning_nodetext SET frozen_at = NULL",
        "DELETE FROM planning_nodetext",
    ],
)
def test_the_database_refuses_to_change_what_is_decided(statement):
    plan, _objective, _ids = unit_plan()
    decide(plan)
    other = PlanVersion.objects.exclude(plan=plan)
    Answer.objects.all().delete()
    NodeText.objects.filter(version__in=other).delete()
    run("UPDATE planning_plan SET in_force_id = NULL")
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        run(statement)
    Plan.objects.update(in_force=PlanVersion.objects.get(plan=plan))
    assert in_force().nodes[1].title == "Kortare väg till beslut"


def test_a_draft_may_still_be_changed_by_the_database():
    unit_plan()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE planning_nodetext SET title = 'Något annat'")
        assert cursor.rowcount > 0


def test_a_decided_version_is_read_with_one_select(django_assert_num_queries):
    plan, _objective, _ids = unit_plan()
    decide(plan)
    where = (unit("STOD").agency_id, YEAR, unit("STOD").pk)
    with django_assert_num_queries(1):
        assert queries.frozen(*where, 1)["nodes"][1]["number"] == "2.1"
    with pytest.raises(NotFound):
        queries.frozen(*where, 2)


def test_the_rows_in_force_say_what_the_frozen_wording_says():
    plan, _objective, _ids = unit_plan("Ett", "Två", "Tre")
    decide(plan)
    said = {
        n["id"]: (n["number"], n["title"], n["text"]) for n in PlanVersion.objects.get(plan=plan).wording["nodes"]
    }
    rows = {t.node_id: (t.number, t.title, t.text) for t in NodeText.objects.filter(version__plan=plan)}
    assert rows == said


def test_html_is_kept_as_the_text_it_is():
    plan, objective, _ids = unit_plan()
    add_node(plan_id=plan, node=commitment(objective, text="<script>alert(1)</script>"), by=acting("head"))
    decide(plan)
    assert in_force().nodes[2].text == "<script>alert(1)</script>"


def test_the_pdf_of_the_decision_is_made_and_kept():
    plan, _objective, _ids = unit_plan()
    decide(plan)
    version = PlanVersion.objects.get(plan=plan)
    content = files.read(version.pdf_sha256)
    assert files.sha256_of(content) == version.pdf_sha256
    text = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
    assert "Aktivitetsplan 2026 för enheten Regionala stöd" in text
    assert "2025/1847-12" in text
    assert "Kortare väg till beslut" in text
