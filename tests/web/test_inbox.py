"""My page: what it says first, and how it groups what waits."""

from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tertial.inbox import queries as inbox
from tertial.inbox.queries import grouped
from tertial.kernel import clock
from tertial.kernel.duties import Duty
from tertial.kernel.models import User
from tertial.web.inbox import finding
from tertial.web.inbox.rows import duty_groups
from tests.cast import acting, person

MONDAY = date(2026, 11, 23)


def duty(days, title="Kommentera", sort="todo"):
    due = None if days is None else MONDAY + timedelta(days)
    return Duty(due, title, "skäl", "inbox:home", sort=sort)


def test_a_duty_that_leads_nowhere_is_not_shown_as_one_without_a_link():
    astray = Duty(MONDAY, "Kommentera", "skäl", "inbox:nowhere")
    with pytest.raises(NoReverseMatch):
        duty_groups(grouped([astray], MONDAY), MONDAY)


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], "Inget väntar på dig"),
        ([1], "En sak väntar på dig, i morgon"),
        ([1, 2, 4, 4, 7, 8, 11], "Sju saker väntar på dig, den närmaste i morgon"),
        ([0, 3], "Två saker väntar på dig, den närmaste i dag"),
        ([4, 9], "Två saker väntar på dig, den närmaste på fredag"),
        ([14, 20], "Två saker väntar på dig, den närmaste 7\u00a0dec"),
        ([-3, 5], "Två saker väntar på dig, en är försenad"),
        ([-3, -2, 5], "Tre saker väntar på dig, två är försenade"),
        ([None], "En sak väntar på dig"),
        ([*range(1, 14)], "13 saker väntar på dig, den närmaste i morgon"),
    ],
)
def test_the_heading_says_how_much_waits_and_how_near_it_is(days, said):
    assert finding.heading([duty(d) for d in days], MONDAY) == said


def test_the_line_below_says_this_week_and_signatures():
    mine = grouped([duty(1), duty(2), duty(9), duty(None, sort="sign")], MONDAY)
    assert finding.lede(mine) == (
        "Två ska vara klara denna vecka. En sak väntar på din underskrift. Inget är försenat."
    )


def test_what_is_late_is_not_denied():
    assert "försenat" not in finding.lede(grouped([duty(-1)], MONDAY))


@given(st.lists(st.one_of(st.none(), st.integers(-400, 400)), max_size=30), st.integers(0, 6))
def test_every_duty_stands_in_exactly_one_group(days, weekday):
    today = MONDAY + timedelta(weekday)
    found = [duty(d, title=str(i)) for i, d in enumerate(days)]
    assert sorted(d.title for d in grouped(found, today).todo) == sorted(d.title for d in found)


@given(st.integers(0, 6))
def test_a_week_ends_on_its_sunday(weekday):
    mine = grouped([duty(6), duty(7), duty(13), duty(14)], MONDAY + timedelta(weekday))
    assert [len(part) for part in (mine.this_week, mine.next_week, mine.later)] == [1, 2, 1]


def test_the_same_day_is_said_once_and_only_the_first_row_is_primary():
    groups = duty_groups(grouped([duty(4, "a"), duty(4, "b"), duty(8, "c")], MONDAY), MONDAY)
    rows = [row for group in groups for row in group.rows]
    assert [bool(row.due) for row in rows] == [True, False, True]
    assert [row.first for row in rows] == [True, False, False]


@pytest.mark.django_db
def test_the_page_opens_for_everybody(client):
    client.force_login(User.objects.get(email=person("reader").email))
    answer = client.get(reverse("inbox:home"))
    assert answer.status_code == 200
    assert "väntar på dig" in answer.content.decode()


@pytest.mark.django_db
def test_what_is_owed_is_asked_anew_only_when_something_happens(monkeypatch):
    from tertial.kernel import events

    asked = []

    def offer(actor, today):
        asked.append(today)
        return []

    monkeypatch.setattr(inbox, "OFFERS", (offer,))
    actor = acting("head")
    events.record("test.first", by=actor)
    inbox.duties_kept(actor, clock.today())
    inbox.duties_kept(actor, clock.today())
    assert len(asked) == 1
    events.record("test.second", by=actor)
    inbox.duties_kept(actor, clock.today())
    assert len(asked) == 2


def test_every_domain_that_has_duties_is_asked():
    offering = {
        module
        for path in Path("src/tertial").glob("*/")
        if path.name != "inbox" and find_spec(f"tertial.{path.name}.queries")
        for module in [import_module(f"tertial.{path.name}.queries")]
        if hasattr(module, "duties")
    }
    assert {module.duties for module in offering} == set(inbox.OFFERS)
    assert len(offering) >= 10
