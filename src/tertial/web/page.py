"""Rendering: one page, one template; HTMX gets a part of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, or only its named part when HTMX asked for a swap.

    Boosted links and history restores are HTMX requests that still need the whole page.
    """
    h = request.headers
    swap = "HX-Request" in h and "HX-Boosted" not in h and "HX-History-Restore-Request" not in h
    response = render(request, f"{template}#{part}" if part and swap else template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def download(content: bytes, name: str, content_type: str, *, inline: bool = False) -> HttpResponse:
    """A file to keep, or with `inline` to look at. The name may hold å, ä and ö."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(not inline, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
