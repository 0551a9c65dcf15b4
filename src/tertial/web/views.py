"""Pages that belong to no domain: demo sign-in, language, health, the style page."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth import login as sign_in
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .needs import PUBLIC, needs
from .page import page


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


@needs(PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose Swedish or English; kept in a cookie for a year."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    chosen = request.POST.get("language")
    if chosen in {"sv", "en"}:
        response.set_cookie("language", chosen, max_age=31_536_000, samesite="Lax", secure=settings.PRODUCTION)
    return response


@needs(PUBLIC)
def health(_request: HttpRequest) -> HttpResponse:
    """Says that the program answers."""
    return HttpResponse("ok", content_type="text/plain")


@needs("agency.read")
def style(request: HttpRequest) -> HttpResponse:
    """The style page: tokens, type, components and status scales as they are used everywhere."""
    return page(request, "style.html", {})
