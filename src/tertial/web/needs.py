"""Every view declares what it needs; a test walks all addresses and finds the ones that do not."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.kernel.errors import NotAllowed

View = Callable[..., HttpResponse]

PUBLIC = "public"


def needs(right: str) -> Callable[[View], View]:
    """Let the view through for people who hold the right somewhere; the action asks again, for the very thing.

    `needs("public")` is for pages without sign-in, `needs("agency.read")` for everybody at the agency.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if right == PUBLIC:
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.actor:
                return render(request, "no_person.html", status=403)
            if not request.actor.may(right):
                raise NotAllowed(right=right)
            return view(request, *args, **kwargs)

        guarded.needs = right
        return guarded

    return decorate
