"""The audit chain notices a change and a gap."""

import pytest
from tests.cast import acting

from tertial.kernel import events
from tertial.kernel.models import Event

pytestmark = pytest.mark.django_db


def _three():
    by = acting("head")
    for n in range(3):
        events.record("test.happened", by=by, subject="thing:1", n=n, text="åäö")


def test_a_whole_chain_holds():
    _three()
    assert events.broken_at() is None
    assert [e.facts["n"] for e in events.history("thing:1", tenant=acting("head").agency_id)] == [2, 1, 0]


def test_a_changed_event_is_found():
    _three()
    second = Event.objects.order_by("pk")[1]
    Event.objects.filter(pk=second.pk).update(facts={"n": 99})
    assert events.broken_at() == second.pk


def test_a_removed_event_is_found():
    _three()
    _first, second, third = Event.objects.order_by("pk")
    second.delete()
    assert events.broken_at() == third.pk
