"""My page: what I owe by when, what waits for my signature, my unit's state."""

from django.http import HttpRequest, HttpResponse

from tertial.inbox import queries as inbox
from tertial.inbox import state
from tertial.inbox.money import unit_money
from tertial.kernel import clock
from tertial.web.needs import needs
from tertial.web.page import page

from . import finding, side
from .rows import duty_groups, signature_rows


@needs("agency.read")
def home(request: HttpRequest) -> HttpResponse:
    """My page."""
    today = clock.today()
    mine = inbox.grouped(inbox.duties_kept(request.actor, today), today)
    of_unit = state.unit_state(request.actor, today)
    spent = unit_money(request.actor, today)
    return page(
        request,
        "inbox/home.html",
        {
            "finding": finding.heading(mine.todo, today),
            "said": finding.lede(mine),
            "mine": mine,
            "groups": duty_groups(mine, today),
            "signatures": signature_rows(mine),
            "state": of_unit,
            "marks": side.marks(of_unit) if of_unit else [],
            "counts": side.counts(of_unit) if of_unit else [],
            "looked_at": side.needs_a_look(of_unit) if of_unit else [],
            "measured": side.measured(of_unit) if of_unit else [],
            "unit_address": side.unit_address(of_unit, today) if of_unit else "",
            "money": spent,
            "spent": side.spent(spent) if spent else [],
            "events": state.next_events(request.actor, today),
        },
    )
