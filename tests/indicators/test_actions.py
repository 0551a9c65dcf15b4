from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.cast import acting, make_agency, person, unit

from tertial.indicators import actions, queries
from tertial.indicators.errors import NothingToVerify, ValueLocked
from tertial.indicators.models import Value
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db

OCTOBER = {"period_start": date(2026, 1, 1), "period_end": date(2026, 10, 31)}


def define(by="head", **changed):
    facts = {
        "code": "I-14",
        "name": "Handläggningstid",
        "kind": "output",
        "direction": "down",
        "frequency": "month",
        "unit_id": unit("STOD").pk,
        "unit_label": "dagar",
        "cumulative": True,
        "owner_id": person("officer").pk,
        "source": "Ärendesystemet",
    }
    return actions.define_indicator(**{**facts, **changed}, by=acting(by))


def record(indicator_id, value, by="officer", **changed):
    facts = {**OCTOBER, "value": Decimal(value), **changed}
    return actions.record_value(indicator_id=indicator_id, **facts, by=acting(by))


def latest(indicator_id):
    return queries.indicator(make_agency().pk, indicator_id).latest


def test_a_value_given_is_the_value_that_counts():
    i14 = define()
    record(i14, "47.3")
    assert (latest(i14).value, latest(i14).status, latest(i14).revision) == (Decimal("47.3"), "preliminary", 1)
    assert latest(i14).source == "Ärendesystemet"
    assert events.broken_at() is None


def test_a_correction_adds_a_revision_and_keeps_the_first():
    i14 = define()
    record(i14, "49")
    record(i14, "47.3", note="Oktober lades till.")
    assert latest(i14).value == Decimal("47.3")
    kept = queries.revisions(i14, agency_id=make_agency().pk)
    assert [(row.revision, row.value) for row in kept] == [(2, Decimal("47.3")), (1, Decimal(49))]


def test_a_correction_must_say_why():
    i14 = define()
    record(i14, "49")
    with pytest.raises(Invalid) as refused:
        record(i14, "47.3")
    assert refused.value.fields == {"note": "say_why"}
    assert latest(i14).value == 49


def test_the_same_value_twice_is_one_revision():
    i14 = define()
    assert record(i14, "49") == record(i14, "49.0000")
    assert latest(i14).revision == 1


def test_a_verified_value_stays_verified_when_it_comes_again():
    i14 = define()
    record(i14, "49")
    actions.verify_value(indicator_id=i14, **OCTOBER, by=acting("evaluator"))
    record(i14, "49")
    assert latest(i14).status == "verified"


def test_a_locked_value_takes_no_correction():
    i14 = define()
    record(i14, "49")
    actions.lock_value(indicator_id=i14, **OCTOBER, by=acting("planner"))
    with pytest.raises(ValueLocked):
        record(i14, "47", note="Fel månad.")
    with pytest.raises(ValueLocked):
        actions.verify_value(indicator_id=i14, **OCTOBER, by=acting("planner"))


def test_the_database_refuses_to_change_a_revision():
    i14 = define()
    record(i14, "49")
    with pytest.raises(DatabaseError), transaction.atomic():
        Value.objects.update(value=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Value.objects.all().delete()


def test_there_must_be_a_value_to_verify():
    with pytest.raises(NothingToVerify):
        actions.verify_value(indicator_id=define(), **OCTOBER, by=acting("evaluator"))


def test_an_officer_gives_values_but_neither_verifies_nor_defines():
    i14 = define()
    record(i14, "49")
    with pytest.raises(NotAllowed):
        actions.verify_value(indicator_id=i14, **OCTOBER, by=acting("officer"))
    with pytest.raises(NotAllowed):
        record(i14, "49", status="verified")
    with pytest.raises(NotAllowed):
        define(by="officer", code="I-15")


def test_the_head_of_another_unit_may_not_touch_it():
    i14 = define()
    with pytest.raises(NotAllowed):
        record(i14, "1", by="other_head")
    with pytest.raises(NotAllowed):
        define(by="other_head", indicator_id=i14)


def test_another_agency_does_not_know_of_it():
    i14 = define()
    stranger = acting("evaluator", make_agency("XM", "Annan myndighet"))
    with pytest.raises(NotFound):
        actions.record_value(indicator_id=i14, **OCTOBER, value=Decimal(1), by=stranger)
    with pytest.raises(NotFound):
        queries.indicator(stranger.agency_id, i14)
    assert not queries.values(i14, agency_id=stranger.agency_id)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"period_end": date(2025, 12, 31)}, "period_end"),
        ({"period_end": date(2026, 11, 30)}, "period_end"),
        ({"value": Decimal("1e14")}, "value"),
        ({"value": Decimal("NaN")}, "value"),
        ({"status": "guessed"}, "status"),
    ],
)
def test_what_cannot_be_a_value_is_refused_at_its_field(changed, field):
    i14 = define()
    with pytest.raises(Invalid) as refused:
        actions.record_value(indicator_id=i14, **{**OCTOBER, "value": Decimal(1), **changed}, by=acting("planner"))
    assert field in refused.value.fields


def test_a_code_is_taken_once():
    define()
    with pytest.raises(Invalid) as refused:
        define()
    assert refused.value.fields == {"code": "taken"}


def test_defining_anew_keeps_the_id_and_the_values():
    i14 = define()
    record(i14, "49")
    assert define(indicator_id=i14, name="Tid till beslut") == i14
    row = queries.indicator(make_agency().pk, i14)
    assert (row.name, row.latest.value) == ("Tid till beslut", 49)


def target(indicator_id, value, decided_on=date(2026, 1, 15), due_on=date(2026, 12, 31)):
    facts = {"due_on": due_on, "value": Decimal(value), "decided_by": "Lena Forsgren", "decided_on": decided_on}
    return actions.set_target(indicator_id=indicator_id, **facts, by=acting("head"))


def test_the_latest_decision_on_a_target_counts_and_the_first_is_kept():
    i14 = define()
    target(i14, 60)
    target(i14, 45, decided_on=date(2026, 6, 11))
    assert queries.indicator(make_agency().pk, i14).target.value == 45
    assert [t.value for t in queries.all_targets(i14, agency_id=make_agency().pk)] == [45, 60]


def test_a_target_decided_tomorrow_is_refused():
    with pytest.raises(Invalid):
        target(define(), 45, decided_on=date(2026, 11, 24))


def test_a_value_is_held_against_the_next_target():
    i14 = define()
    target(i14, 60, due_on=date(2025, 12, 31))
    target(i14, 45)
    record(i14, "47.3")
    row = queries.indicator(make_agency().pk, i14)
    assert (row.target.value, row.reached) == (45, False)


@pytest.mark.parametrize(
    ("direction", "before", "now", "trend"),
    [
        ("down", 49, 47, "better"),
        ("down", 47, 49, "worse"),
        ("up", 47, 49, "better"),
        ("up", 49, 49, "unchanged"),
        ("neither", 47, 49, "unknown"),
    ],
)
def test_the_trend_follows_what_counts_as_better(direction, before, now, trend):
    i14 = define(direction=direction, cumulative=False)
    record(i14, before, period_end=date(2026, 9, 30))
    record(i14, now)
    assert queries.indicator(make_agency().pk, i14).trend == trend


@pytest.mark.parametrize("size", [1, 20])
def test_the_list_costs_three_queries_however_long(size, django_assert_num_queries):
    for number in range(size):
        i = define(code=f"I-{number}")
        record(i, "49")
        target(i, 45)
    agency = make_agency().pk
    with django_assert_num_queries(3):
        assert len(queries.indicators(agency)) == size


def test_the_list_is_in_the_order_of_numbers():
    for code in ("I-14", "I-9", "I-2"):
        define(code=code)
    agency = make_agency().pk
    assert [row.code for row in queries.indicators(agency)] == ["I-2", "I-9", "I-14"]
    assert [name.split()[0] for _id, name in queries.names(agency)] == ["I-2", "I-9", "I-14"]


def test_the_owner_owes_the_value_of_the_month_that_ended():
    i14 = define()
    (duty,) = queries.duties(acting("officer"), clock.today())
    assert duty.due == date(2026, 11, 20)
    assert "I-14 Handläggningstid" in duty.title
    record(i14, "47.3")
    assert not queries.duties(acting("officer"), clock.today())


def test_nobody_owes_what_a_survey_feeds():
    define(fed_by="survey")
    assert not queries.duties(acting("officer"), clock.today())


def test_nobody_else_owes_it():
    define()
    assert not queries.duties(acting("second_officer"), clock.today())


def test_what_is_counted_from_january_is_compared_with_the_same_part_of_last_year():
    i12 = define(direction="up")
    record(i12, 331, period_start=date(2025, 1, 1), period_end=date(2025, 10, 31))
    record(i12, 412, period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
    record(i12, 361)
    row = queries.indicator(make_agency().pk, i12)
    assert (row.compared.value, row.trend) == (331, "better")


def test_a_year_is_held_against_its_own_values_and_targets():
    i14 = define()
    record(i14, "58", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
    record(i14, "47")
    for year, value in ((2025, 60), (2026, 45)):
        told = {"decided_by": "GD", "decided_on": date(2025, 1, 15)}
        actions.set_target(
            indicator_id=i14, due_on=date(year, 12, 31), value=Decimal(value), **told, by=acting("head")
        )
    agency = make_agency().pk
    reached = {year: queries.of_year(agency, year)[0].reached for year in (2024, 2025, 2026, 2027)}
    assert reached == {2024: None, 2025: True, 2026: False, 2027: None}
