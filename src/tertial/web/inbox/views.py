"""My page: what I owe by when, what waits for my signature, my unit's state."""

from django.http import HttpRequest, HttpResponse

from tertial.inbox import queries as inbox
from tertial.kernel import clock
from tertial.web.needs import needs
from tertial.web.page import page

from . import finding
from .rows import duty_groups, signature_rows


@needs("agency.read")
def home(request: HttpRequest) -> HttpResponse:
    """My page."""
    today = clock.today()
    mine = inbox.grouped(inbox.duties(request.actor, today), today)
    return page(
        request,
        "inbox/home.html",
        {
            "finding": finding.heading(mine.todo, today),
            "said": finding.lede(mine),
            "mine": mine,
            "groups": duty_groups(mine, today),
            "signatures": signature_rows(mine),
        },
    )
