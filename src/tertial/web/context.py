"""What the page shell needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tertial.kernel import clock
from tertial.organisation import queries as organisation


def shell(request: HttpRequest) -> dict[str, Any]:
    """Today, the agency, the person, and whether this is the demo. 1 query when signed in."""
    actor = getattr(request, "actor", None)
    return {
        "today": clock.today(),
        "now": clock.now(),
        "demo": settings.DEMO,
        "actor": actor or None,
        "agency": organisation.agency(actor.agency_id) if actor else None,
        "area": getattr(request.resolver_match, "app_name", "") if request.resolver_match else "",
    }
