"""Opening a round and reporting on commitments."""

from datetime import date

import pytest

from tertial.access.models import RoleHolding
from tertial.followup import queries
from tertial.followup.actions import (
    DeviationText,
    close_deviation,
    close_round,
    open_deviation,
    open_round,
    report_commitment,
    write_assessment,
)
from tertial.followup.errors import ChangedMeanwhile, NothingToFollowUp, RoundClosed, RoundExists
from tertial.followup.models import CommitmentReport, Decision, Deviation, UnitReport
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tests.cast import acting, make_agency, person, unit
from tests.planning.cast import decide, unit_plan

from .cast import DAYS, open_t3, parts, report, say, words

pytestmark = pytest.mark.django_db


def test_a_round_opens_for_every_unit_with_commitments_and_all_above_it():
    open_t3()
    assert [r.unit.code for r in UnitReport.objects.order_by("depth")] == ["EM", "REG", "STOD"]
    assert [p.title for p in parts()] == ["Kortare väg till beslut", "Ny e-tjänst"]


def test_a_round_without_a_plan_is_refused():
    make_agency()
    with pytest.raises(NothingToFollowUp):
        open_round(year=2026, period="T3", days=DAYS, by=acting("planner"))


def test_the_same_round_is_not_opened_twice():
    open_t3()
    with pytest.raises(RoundExists):
        open_round(year=2026, period="T3", days=DAYS, by=acting("planner"))


def test_a_head_cannot_open_a_round():
    with pytest.raises(NotAllowed):
        open_round(year=2026, period="T3", days=DAYS, by=acting("head"))


def test_a_commitment_that_begins_after_the_period_is_not_in_its_round():
    plan, objective, _ids = unit_plan("Från början")
    from tertial.planning.actions import add_nodes
    from tests.planning.cast import commitment

    later = commitment(objective, title="Från hösten", start=date(2026, 9, 1))
    add_nodes(plan_id=plan, nodes=[later], by=acting("head"))
    root = unit("EM").plans.get()
    decide(root.pk)
    decide(plan)
    open_round(year=2026, period="T2", days=DAYS, by=acting("planner"))
    assert [p.title for p in parts(period="T2")] == ["Från början"]


def test_green_needs_no_prose():
    open_t3()
    say(parts()[0])
    part = parts()[0]
    assert (part.on_plan, part.reported_by, part.seen_by) == ("on_plan", "Eva Berglund", "Eva Berglund")
    assert report().state == "draft"


@pytest.mark.parametrize("light", ["deviation", "late"])
def test_yellow_and_red_demand_cause_consequence_action_owner_and_day(light):
    open_t3()
    with pytest.raises(Invalid) as refused:
        say(parts()[0], light, deviation=DeviationText())
    assert set(refused.value.fields) == {"what", "cause", "consequence", "action", "owner_id", "due"}
    assert not Deviation.objects.exists()


def test_another_light_than_the_proposed_needs_a_reason():
    open_t3()
    with pytest.raises(Invalid) as refused:
        say(parts()[0], "late", reason=" ")
    assert refused.value.fields == {"reason": "differs"}


def test_a_deviation_gets_the_next_number_of_the_agencys_year_and_keeps_it():
    open_t3()
    first, second = parts()
    say(first, "deviation")
    say(second, "late")
    say(second, "deviation", deviation=words(what="Nu bara lite sent"))
    assert [d.number for d in Deviation.objects.order_by("serial")] == ["A-2026-001", "A-2026-002"]
    assert Deviation.objects.get(serial=2).what == "Nu bara lite sent"


def test_another_agency_has_its_own_numbers():
    open_t3()
    say(parts()[0], "late")
    other = make_agency("AN", "Annan")
    assert queries.deviations(other.pk, 2026) == []
    with pytest.raises(NotFound):
        report_commitment(part_id=parts()[0].pk, on_plan="on_plan", by=acting("officer", other))


def test_a_draft_may_lack_anything_and_a_first_word_opens_the_deviation():
    open_t3()
    part = parts()[0]
    report_commitment(part_id=part.pk, on_plan="late", draft=True, by=acting("officer"))
    assert not Deviation.objects.exists()
    report_commitment(
        part_id=part.pk, on_plan="late", draft=True, deviation=DeviationText(what="Testet"), by=acting("officer")
    )
    assert Deviation.objects.get().what == "Testet"
    assert parts()[0].reported_at is None


def test_two_who_save_at_once_do_not_overwrite_each_other():
    open_t3()
    part = parts()[0]
    version = say(part, comment="Först", seen_version=0)
    assert version == 1
    with pytest.raises(ChangedMeanwhile) as refused:
        say(part, comment="Sedan", seen_version=0, by="second_officer")
    assert refused.value.facts["by"] == "Eva Berglund"
    assert parts()[0].comment == "Först"


def test_what_deviates_waits_for_the_head_unless_the_head_reports_it():
    open_t3()
    first, second = parts()
    say(first, "late")
    say(second, "late", by="head")
    assert [p.seen_by for p in parts()] == ["", "Karin Lindqvist"]


def test_somebody_of_another_unit_cannot_report():
    open_t3()
    with pytest.raises(NotAllowed):
        say(parts()[0], by="other_head")


def test_whoever_is_responsible_reports_whatever_their_role():
    open_t3()
    RoleHolding.objects.filter(person=person("officer")).delete()
    say(parts()[0])
    assert parts()[0].reported_by == "Eva Berglund"


def test_a_substitute_reports_for_the_one_who_is_away():
    from tertial.access.actions import name_substitute

    open_t3()
    name_substitute(
        person_id=person("officer").pk,
        substitute_id=person("reader").pk,
        valid_from=date(2026, 11, 20),
        valid_to=date(2026, 11, 30),
        by=acting("officer"),
    )
    say(parts()[0], by="reader")
    assert parts()[0].reported_by == "Nils Ek"
    with clock.at(date(2026, 12, 1)), pytest.raises(NotAllowed):
        say(parts()[1], by="reader")


def test_nothing_is_reported_to_a_closed_round():
    made = open_t3()
    close_round(round_id=made.pk, by=acting("planner"))
    with pytest.raises(RoundClosed):
        say(parts()[0])


def test_a_wanted_decision_is_asked_once_and_follows_the_words():
    open_t3()
    part = parts()[0]
    say(part, "late", deviation=words(decision_wanted="Två utvecklare"))
    say(part, "late", deviation=words(decision_wanted="Två utvecklare i fyra månader"))
    assert [d.title for d in Decision.objects.all()] == ["Två utvecklare i fyra månader"]
    say(part, "late", deviation=words())
    assert not Decision.objects.exists()


def test_a_deviation_is_carried_to_the_next_round_and_closed_with_a_result():
    open_t3(period="T2")
    say(parts(period="T2")[0], "deviation")
    open_t3()
    part = parts()[0]
    say(part, "deviation", deviation=words(what="Ännu inte klart"))
    assert Deviation.objects.get().opened_in == "T2"
    say(part, "on_plan", deviation=DeviationText(result="Testet klarades 20 november"))
    closed = Deviation.objects.get()
    assert (closed.state, closed.result, closed.closed_on) == (
        "closed",
        "Testet klarades 20 november",
        date(2026, 11, 23),
    )


def test_a_deviation_noted_between_rounds_is_the_same_when_the_round_opens():
    open_t3()
    part = parts()[0]
    open_deviation(commitment_id=part.commitment_id, year=2026, light="late", text=words(), by=acting("officer"))
    say(part, "late", deviation=words(what="Nu i omgången"))
    assert [d.what for d in Deviation.objects.all()] == ["Nu i omgången"]


def test_closing_a_deviation_demands_a_result():
    open_t3()
    say(parts()[0], "late")
    with pytest.raises(Invalid):
        close_deviation(deviation_id=Deviation.objects.get().pk, result=" ", by=acting("officer"))


def test_an_unknown_light_or_owner_is_refused():
    open_t3()
    with pytest.raises(Invalid):
        say(parts()[0], "green")
    with pytest.raises(Invalid) as refused:
        say(parts()[0], "late", deviation=words(owner_id=999_999))
    assert refused.value.fields == {"owner_id": "unknown"}


def test_only_the_head_writes_the_assessment():
    open_t3()
    with pytest.raises(NotAllowed):
        write_assessment(report_id=report().pk, assessment="Bra", by=acting("officer"))
    write_assessment(report_id=report().pk, assessment="Bra", expected_deviation=-45_000_000, by=acting("head"))
    assert (report().assessment, report().expected_deviation) == ("Bra", -45_000_000)


def test_done_in_an_earlier_round_is_proposed_as_done():
    open_t3(period="T2")
    say(parts(period="T2")[0], "done")
    open_t3()
    proposal = queries.ground(make_agency().pk, parts()[0].pk).proposal
    assert proposal.light == "done"
    assert CommitmentReport.objects.filter(on_plan="done").count() == 1
