"""Follows the links of the product as a signed-in person would, a few of every kind."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page

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


def links(html: str, base: str) -> Iterator[str]:
    """Every address of the same site that the page links to."""
    for href in HREF.findall(html):
        address = urljoin(base, unescape(href))
        same_site = urlsplit(address).netloc == urlsplit(base).netloc
        if same_site and not any(part in address for part in NOT_FOLLOWED):
            yield address


def walk(page: Page, start: str, *, of_each: int = 2, most: int = 400) -> Iterator[Visit]:
    """What at most `of_each` addresses of every shape answer, beginning with the start."""
    waiting = deque([(start, "")])
    seen, queued = {start}, Counter({shape(start): 1})
    for _count in range(most):
        if not waiting:
            return
        address, found_on = waiting.popleft()
        answer = page.request.get(address)
        is_page = answer.ok and "text/html" in answer.headers.get("content-type", "")
        visit = Visit(address, found_on, answer.status, answer.text() if is_page else "")
        answer.dispose()
        yield visit
        for link in links(visit.html, address):
            if link not in seen and queued[shape(link)] < of_each:
                seen.add(link)
                queued[shape(link)] += 1
                waiting.append((link, address))
