"""What every request goes through: content security policy, language, reading, and the person who acts."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from tertial.access import queries as access
from tertial.kernel import clock, reading

Get = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class ContentSecurityPolicy:
    """Nothing inline, nothing from elsewhere."""

    def __init__(self, get_response: Get) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class Language:
    """Swedish unless the user chose English (cookie before sign-in, own setting after)."""

    def __init__(self, get_response: Get) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get("language") or getattr(request.user, "language", "") or "sv"
        language = chosen if chosen in {"sv", "en"} else "sv"
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def _actor(request: HttpRequest):
    if not request.user.is_authenticated:
        return None
    return access.actor_of_user(request.user.pk, on=clock.today(), agency_id=request.session.get("agency_id"))


class Reading:
    """While a page is made to be read, what several of its parts ask is asked once."""

    def __init__(self, get_response: Get) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with reading.reading():
            return self.get_response(request)


class ActingPerson:
    """`request.actor`: the person with today's rights, asked for only when somebody looks."""

    def __init__(self, get_response: Get) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(partial(_actor, request))
        return self.get_response(request)
