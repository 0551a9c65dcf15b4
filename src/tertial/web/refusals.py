"""Turns a refusal from the domain into a page.

Each area keeps the words of its refusals in `<area>/words.py` as WORDS; they are gathered here.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from tertial.kernel.errors import DomainError

WORDS: dict[str, str | Promise] = {
    "kernel.refused": _("That cannot be done."),
    "kernel.not_allowed": _("You can read here, but not change this."),
    "kernel.not_found": _("There is no such page, or it is not yours to see."),
    "kernel.invalid": _("Something that was filled in needs to be changed."),
}

for _words in sorted(Path(__file__).parent.glob("*/words.py")):
    WORDS.update(import_module(f"tertial.web.{_words.parent.name}.words").WORDS)


def words(exc: DomainError) -> str:
    """The refusal in the reader's language, its facts filled in."""
    said = str(WORDS.get(exc.code, WORDS["kernel.refused"]))
    facts = exc.facts | {"month": MONTHS[exc.facts["month"]]} if exc.facts.get("month") in MONTHS else exc.facts
    try:
        return said % facts if facts else said
    except (KeyError, TypeError, ValueError):
        return said


def _reading(exc: DomainError) -> bool:
    """Whether what was refused was to read, not to change."""
    return str(exc.facts.get("right", "")).endswith(".read")


def _came_from(request: HttpRequest) -> str:
    """The page of ours that led here, to go back to; nothing when it was this one or none."""
    came = request.META.get("HTTP_REFERER", "")
    ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if ours and came != request.build_absolute_uri() else ""


class Refusals:
    """A refusal becomes a page with its own status; anything else is a bug and gives 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exc: Exception) -> HttpResponse | None:
        if isinstance(exc, DomainError):
            told = {
                "words": words(exc),
                "status": exc.status,
                "back": _came_from(request),
                "reading": _reading(exc),
            }
            return render(request, "refused.html", told, status=exc.status)
        return None
