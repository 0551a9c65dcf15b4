"""What the page shell needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tertial.inbox import queries as inbox
from tertial.kernel import clock
from tertial.organisation import queries as organisation

SHEETS = ("tokens", "fonts", "base", "shell", "components", "process", "forms", "marks", "responsive")
STYLESHEETS = (
    *(f"css/{name}.css" for name in SHEETS),
    "documents/charts.css",  # of formats.charts
)


def theme(request: HttpRequest) -> str:
    """light or dark when the person chose one, else nothing: as the system has it."""
    chosen = request.COOKIES.get("theme") or getattr(request.user, "theme", "")
    return chosen if chosen in {"light", "dark"} else ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Today, the agency, the person, and whether this is the demo; what is owed when asked. 2 queries."""
    actor = getattr(request, "actor", None)
    today = clock.today()
    owed = SimpleLazyObject(lambda: inbox.duties_kept(actor, today) if actor else [])
    return {
        "today": today,
        "due_days": SimpleLazyObject(lambda: [duty.due for duty in owed if duty.due]),
        "due_count": SimpleLazyObject(lambda: len([duty for duty in owed if duty.sort == "todo"])),
        "now": clock.now(),
        "demo": settings.DEMO,
        "theme": theme(request) if hasattr(request, "user") else "",
        "stylesheets": STYLESHEETS,
        "actor": actor or None,
        "agency": organisation.agency(actor.agency_id) if actor else None,
        "area": getattr(request.resolver_match, "app_name", "") if request.resolver_match else "",
    }
