"""My page: what I owe by when, what waits for my signature, my unit's state."""

from django.http import HttpRequest, HttpResponse

from tertial.web.needs import needs
from tertial.web.page import page


@needs("agency.read")
def home(request: HttpRequest) -> HttpResponse:
    """My page."""
    return page(request, "inbox/home.html", {})
