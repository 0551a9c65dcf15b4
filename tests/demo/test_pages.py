"""Every page of the demo asks the database at most so many times, however much there is."""

from collections import Counter, deque

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from tests.browser.walk import links, shape

pytestmark = [pytest.mark.demo, pytest.mark.django_db]

MOST_QUERIES = 15  # architecture.md, "What it must bear"
SIGN_IN_QUERIES = 7  # session, user, and the actor with roles, substitutes, units and agency
MOST = MOST_QUERIES + SIGN_IN_QUERIES

# Kinds of pages that ask more often the first time after something was done, before what is dear is kept.
# A number here may only fall.
FIRST = {
    "/?": 52,
    "/annual-report/": 46,
    "/followup/": 46,
}


# Kinds of pages that show drafts, which record no event, and so are asked anew every time.
ANEW = "/report/?"


def most(address: str) -> int:
    """How many queries a page may cost the first time, signing in included."""
    kind = shape(address)
    return next((n for start, n in FIRST.items() if kind.startswith(start)), MOST)


def asked_by(client, address):
    """The answer of a page, and how many queries it cost."""
    reset_queries()  # the log that they are counted in holds only the last 9000
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    return answer, len(asked)


@pytest.mark.parametrize(
    "email", ["lena.forsgren@example.se", "maria.nyberg@example.se", "karin.lindqvist@example.se"]
)
def test_no_page_asks_too_often(signed_in, email):
    client, waiting, queued, seen, greedy = signed_in(email), deque(["/"]), Counter(), {"/"}, []
    while waiting:
        address = waiting.popleft()
        answer, first = asked_by(client, address)
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        again = asked_by(client, address)[1] if first > MOST else first
        if first > most(address) or again > (most(address) if shape(address).endswith(ANEW) else MOST):
            greedy.append(f"{first}, {again} {address}")
        for link in links(answer.content.decode(), f"http://testserver{address}"):
            inside = link.removeprefix("http://testserver")
            if inside not in seen and not queued[shape(inside)]:
                seen.add(inside)
                queued[shape(inside)] += 1
                waiting.append(inside)
    assert not greedy, "\n".join(greedy)
    assert len(seen) > 15
