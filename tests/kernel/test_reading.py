"""In a reading the same is asked once; what is kept holds until something is done."""

from datetime import date

import pytest
from tests.cast import acting

from tertial.kernel import clock, events
from tertial.kernel.keeping import kept
from tertial.kernel.reading import once, reading


def question():
    """A question about an agency, and the list of what it has been asked."""
    asked = []

    def ask(agency_id, year=2026):
        asked.append((agency_id, year))
        return (agency_id, year)

    return ask, asked


def test_a_question_is_asked_once_in_a_reading():
    plain, asked = question()
    ask = once(plain)
    with reading():
        assert [ask(1), ask(1), ask(1, year=2025)] == [(1, 2026), (1, 2026), (1, 2025)]
    assert len(asked) == 2
    with reading():
        ask(1)
    assert len(asked) == 3


def test_outside_of_a_reading_it_is_asked_every_time():
    plain, asked = question()
    ask = once(plain)
    ask(1)
    ask(1)
    assert len(asked) == 2


@pytest.mark.django_db
def test_what_is_done_in_a_reading_is_seen_in_it():
    plain, asked = question()
    ask = once(plain)
    with reading():
        ask(1)
        events.record("test.happened", by=acting("head"))
        ask(1)
    assert len(asked) == 2


def read(ask, agency_id):
    with reading():
        ask(agency_id)


@pytest.mark.django_db
def test_an_answer_is_kept_from_page_to_page_until_something_is_done():
    (plain, asked), actor = question(), acting("head")
    ask = kept(plain)
    events.record("test.first", by=actor)
    read(ask, actor.agency_id)
    read(ask, actor.agency_id)
    assert len(asked) == 1
    events.record("test.second", by=actor)
    read(ask, actor.agency_id)
    assert len(asked) == 2


@pytest.mark.django_db
def test_a_new_day_asks_anew():
    (plain, asked), actor = question(), acting("head")
    ask = kept(plain)
    read(ask, actor.agency_id)
    with clock.at(date(2026, 11, 24)):
        read(ask, actor.agency_id)
    assert len(asked) == 2


@pytest.mark.django_db
def test_an_action_is_never_given_what_was_kept():
    (plain, asked), actor = question(), acting("head")
    ask = kept(plain)
    read(ask, actor.agency_id)
    ask(actor.agency_id)
    assert len(asked) == 2
