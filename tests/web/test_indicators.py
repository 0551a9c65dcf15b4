"""The pages of indicators."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tertial.indicators import actions, queries
from tertial.kernel.models import User
from tertial.web.indicators.figures import period
from tests.cast import acting, make_agency, person, unit

pytestmark = pytest.mark.django_db

OCTOBER = {"period_start": date(2026, 1, 1), "period_end": date(2026, 10, 31)}


@pytest.fixture
def i14():
    return actions.define_indicator(
        code="I-14",
        name="Handläggningstid",
        definition="Dagar till beslut.",
        kind="activity",
        direction="down",
        frequency="month",
        cumulative=True,
        unit_id=unit("STOD").pk,
        unit_label="dagar",
        owner_id=person("officer").pk,
        by=acting("head"),
    )


def signed_in(client, key):
    make_agency()
    client.force_login(User.objects.get(email=person(key).email))
    return client


def give(indicator_id, value, **more):
    actions.record_value(indicator_id=indicator_id, **OCTOBER, value=Decimal(value), by=acting("officer"), **more)


def latest(indicator_id):
    return queries.indicator(make_agency().pk, indicator_id).latest


def test_the_list_says_how_many_targets_are_reached(client, i14):
    give(i14, "47.3")
    decided = {"decided_by": "GD", "decided_on": date(2026, 1, 1)}
    actions.set_target(indicator_id=i14, due_on=date(2026, 12, 31), value=Decimal(45), **decided, by=acting("head"))
    said = signed_in(client, "reader").get(reverse("indicators:index")).content.decode()
    assert "0 av 1 mål är nådda" in said
    assert "47\u00a0dagar" in said
    assert "högst 45\u00a0dagar" in said
    assert "jan–okt 2026" in said


def test_an_empty_list_says_the_first_step(client):
    said = signed_in(client, "reader").get(reverse("indicators:index")).content.decode()
    assert "Inga indikatorer än" in said


def test_a_value_is_given_with_a_decimal_comma(client, i14):
    signed_in(client, "officer")
    sent = {"period": "2026-01-01_2026-10-31", "value": "47,3", "source": "Ärendesystemet"}
    assert client.post(reverse("indicators:record", args=[i14]), sent).status_code == 302
    assert (latest(i14).value, latest(i14).source) == (Decimal("47.3"), "Ärendesystemet")


def test_a_correction_without_a_reason_keeps_what_was_typed(client, i14):
    give(i14, "49")
    signed_in(client, "officer")
    sent = {"period": "2026-01-01_2026-10-31", "value": "47,3"}
    answer = client.post(reverse("indicators:record", args=[i14]), sent)
    assert answer.status_code == 422
    assert "Skriv varför det rättas" in answer.content.decode()
    assert 'value="47,3"' in answer.content.decode()
    assert latest(i14).value == 49


@pytest.mark.parametrize("typed", ["", "fyrtio", "1e999", "NaN"])
def test_what_is_no_number_is_said_beside_the_field(client, i14, typed):
    signed_in(client, "officer")
    answer = client.post(
        reverse("indicators:record", args=[i14]), {"period": "2026-01-01_2026-10-31", "value": typed}
    )
    assert answer.status_code == 422
    assert latest(i14) is None


def test_a_period_that_was_not_offered_is_refused(client, i14):
    signed_in(client, "officer")
    answer = client.post(
        reverse("indicators:record", args=[i14]), {"period": "2026-01-01_2026-12-31", "value": "1"}
    )
    assert answer.status_code == 422


def test_a_value_is_verified_and_then_locked(client, i14):
    give(i14, "47.3")
    signed_in(client, "head")
    sent = {name: day.isoformat() for name, day in OCTOBER.items()}
    client.post(reverse("indicators:settle", args=[i14]), {**sent, "do": "verify"})
    assert latest(i14).status == "verified"
    client.post(reverse("indicators:settle", args=[i14]), {**sent, "do": "lock"})
    assert latest(i14).status == "locked"


def test_an_odd_period_to_verify_changes_nothing(client, i14):
    signed_in(client, "head")
    answer = client.post(reverse("indicators:settle", args=[i14]), {"period_start": "x", "period_end": "y"})
    assert answer.status_code == 302


def test_a_target_is_set(client, i14):
    signed_in(client, "head")
    sent = {"value": "45", "due_on": "2026-12-31", "decided_by": "Lena Forsgren", "decided_on": "2026-06-11"}
    assert client.post(reverse("indicators:target", args=[i14]), sent).status_code == 302
    assert queries.indicator(make_agency().pk, i14).target.value == 45


def test_an_indicator_is_defined_and_defined_anew(client):
    signed_in(client, "planner")
    sent = {
        "code": "I-30",
        "name": "Nöjda",
        "definition": "Index.",
        "kind": "activity",
        "direction": "up",
        "decimals": "1",
        "frequency": "year",
        "unit_id": unit("STOD").pk,
        "baseline": "68,5",
    }
    refused = client.post(reverse("indicators:define"), sent)
    assert refused.status_code == 422
    made = client.post(reverse("indicators:define"), {**sent, "baseline_on": "2025-12-31"})
    assert made.status_code == 302
    (row,) = queries.indicators(make_agency().pk)
    page = client.get(reverse("indicators:redefine", args=[row.id])).content.decode()
    assert 'value="68,5"' in page


def test_who_may_not_is_told_so(client, i14):
    signed_in(client, "reader")
    assert client.get(reverse("indicators:record", args=[i14])).status_code == 403
    signed_in(client, "other_head")
    assert client.get(reverse("indicators:target", args=[i14])).status_code == 403
    assert client.get(reverse("indicators:record", args=[i14 + 999])).status_code == 404


def test_the_page_costs_the_same_however_many_values(client, i14, django_assert_max_num_queries):
    signed_in(client, "reader")
    for month in range(1, 11):
        actions.record_value(
            indicator_id=i14,
            period_start=date(2026, 1, 1),
            period_end=date(2026, month, 28),
            value=Decimal(month),
            by=acting("officer"),
        )
    client.get(reverse("indicators:indicator", args=[i14]))  # what is owed is then known to the shell
    with django_assert_max_num_queries(15):
        assert client.get(reverse("indicators:indicator", args=[i14])).status_code == 200


@pytest.mark.parametrize(
    ("start", "end", "cumulative", "said"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), False, "oktober 2026"),
        (date(2026, 1, 1), date(2026, 10, 31), True, "jan–okt 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), True, "2026"),
        (date(2026, 7, 1), date(2026, 9, 30), False, "kvartal 3 2026"),
        (date(2026, 5, 1), date(2026, 8, 31), False, "tertial 2 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), False, "halvår 1 2026"),
        (date(2026, 2, 1), date(2026, 3, 31), False, "feb–mars 2026"),
        (date(2026, 10, 19), date(2026, 12, 4), False, "19\u00a0okt–4\u00a0dec\u00a02026"),
        (date(2025, 12, 19), date(2026, 1, 4), False, "19\u00a0december\u00a02025–4\u00a0jan\u00a02026"),
    ],
)
def test_a_period_is_said_as_one_says_it(start, end, cumulative, said):
    assert period(start, end, cumulative=cumulative) == said
