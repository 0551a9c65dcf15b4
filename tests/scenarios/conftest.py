"""What the stories share: a database, and a calendar that moves on as the story does."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from tertial.kernel import clock

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Every story has a database of its own; a document cannot carry the mark itself."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture
def calendar():
    """Gives `it_is(year, month, day)`, which holds until the story names another day."""
    with ExitStack() as days:

        def it_is(year, month, day):
            days.enter_context(clock.at(date(year, month, day)))

        yield it_is
