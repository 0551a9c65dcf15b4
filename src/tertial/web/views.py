"""Pages that belong to no domain: demo sign-in, language, health, the style page."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth import login as sign_in
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.views.decorators.http import require_POST

from tertial.access import actions as access

from . import style_page
from .needs import PUBLIC, needs
from .page import page

YEAR = 31_536_000


class SignIn(LoginView):
    """Sign in with an address and a password; the demo also offers its people with one click."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offered = import_string(settings.DEMO_PEOPLE) if settings.DEMO and not settings.PRODUCTION else ()
        return super().get_context_data(demo_people=offered, **kwargs)


@needs(PUBLIC)
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the example agency. There is no such page outside the demo."""
    if not settings.DEMO or settings.PRODUCTION:
        raise Http404
    user = get_user_model().objects.filter(email=request.POST.get("email", ""), is_superuser=False).first()
    if user is None:
        raise Http404
    sign_in(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("inbox:home")


def _back(request: HttpRequest) -> HttpResponse:
    """To the page one came from, never to another site."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    return redirect(back)


def _remember(request: HttpRequest, name: str, allowed: set[str]) -> HttpResponse:
    """Keep a choice in a cookie for a year; a signed-in person's choice follows the person too."""
    chosen, response = request.POST.get(name), _back(request)
    if chosen in allowed:
        response.set_cookie(name, chosen, max_age=YEAR, samesite="Lax", secure=settings.PRODUCTION)
        if request.actor:
            access.choose_settings(by=request.actor, **{name: chosen})
    return response


@needs(PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose Swedish or English."""
    return _remember(request, "language", {"sv", "en"})


@needs(PUBLIC)
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark colours, or as the system has it."""
    return _remember(request, "theme", {"light", "dark", "auto"})


@needs(PUBLIC)
def health(_request: HttpRequest) -> HttpResponse:
    """Says that the program answers."""
    return HttpResponse("ok", content_type="text/plain")


@needs("agency.read")
def style(request: HttpRequest) -> HttpResponse:
    """The style page: tokens, type, components and status scales as they are used everywhere."""
    return page(request, "style.html", style_page.context())
