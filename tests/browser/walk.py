"""Follows the links of the product as a signed-in person would, one of every kind."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

HREF = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)', re.IGNORECASE)
NOT_FOLLOWED = ("/static/", "/sign-out/", "/sign-in/", "mailto:", "webcal:")


@dataclass(frozen=True)
class Visit:
    """One address that was asked for: where its link stood, what it answered, and its page when it is one."""

    address: str
    found_on: str
    status: int
    html: str

    @property
    def ok(self) -> bool:
        return self.status < 400


def shape(address: str) -> str:
    """The kind of page an address is: its path with numbers, codes and periods taken out."""
    parts = urlsplit(address)
    path = re.sub(r"(?<=/)(\d[\d.]*|[A-ZÅÄÖ]{2,4}|[TQHM]\d{1,2})(?=/)", "*", parts.path)
    return path + "?" + "&".join(sorted(pair.split("=")[0] for pair in parts.query.split("&") if pair))


def kind(address: str) -> tuple[str, ...]:
    """The view that answers an address, with the words in its path: formats, parts, kinds of things."""
    path = urlsplit(address).path
    try:
        found = resolve(path)
    except Resolver404:
        return (path,)
    words = (str(value) for value in found.kwargs.values())
    return (found.view_name, *(word for word in words if word.isalpha() and word.islower()))


def asks(address: str) -> set[tuple[str, ...]]:
    """What following an address would try: its kind of page, and each thing asked of it by itself."""
    page = kind(address)
    query = parse_qsl(urlsplit(address).query)
    return {page, *((*page, key, value if value.lstrip("-").isalpha() else "") for key, value in query)}


def links(html: str, base: str) -> Iterator[str]:
    """Every address of the same site that the page links to."""
    for href in HREF.findall(html):
        address = urljoin(base, unescape(href))
        same_site = urlsplit(address).netloc == urlsplit(base).netloc
        if same_site and not any(part in address for part in NOT_FOLLOWED):
            yield address


def visit(request: APIRequestContext, address: str, found_on: str) -> Visit:
    """Ask for an address without drawing its page."""
    answer = request.get(address)
    is_page = answer.ok and "text/html" in answer.headers.get("content-type", "")
    html = answer.text() if is_page else ""
    answer.dispose()
    return Visit(address, found_on, answer.status, html)


def walk(request: APIRequestContext, start: str) -> Iterator[Visit]:
    """What every address answers that tries something no address before it did, beginning with the start."""
    waiting, tried = deque([(start, "")]), asks(start)
    while waiting:
        met = visit(request, *waiting.popleft())
        yield met
        for link in links(met.html, met.address):
            if new := asks(link) - tried:
                tried |= new
                waiting.append((link, met.address))
