"""The rail's links: only pages that exist and that the person may open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from tertial.access.actor import Actor

PUBLIC = "public"

# group, (url name, words, icon)
GROUPS: tuple[tuple[str | Promise, tuple[tuple[str, str | Promise, str], ...]], ...] = (
    (
        pgettext_lazy("menu", "Plan"),
        (
            ("guide:index", pgettext_lazy("menu", "How we work"), "compass"),
            ("cycle:index", pgettext_lazy("menu", "Year plan"), "calendar-days"),
            ("steering:index", pgettext_lazy("menu", "What steers us"), "scroll-text"),
            ("planning:index", pgettext_lazy("menu", "Operational plan"), "list-tree"),
            ("appropriations:index", pgettext_lazy("menu", "Appropriations and budget"), "landmark"),
        ),
    ),
    (
        pgettext_lazy("menu", "Follow up"),
        (
            ("ledger:index", pgettext_lazy("menu", "General ledger"), "library"),
            ("monthly_report:index", pgettext_lazy("menu", "Monthly report"), "chart-line"),
            ("followup:index", pgettext_lazy("menu", "Tertial follow-up"), "clipboard-check"),
            ("indicators:index", pgettext_lazy("menu", "Indicators"), "target"),
            ("evaluation:index", pgettext_lazy("menu", "Evaluation"), "flask-conical"),
            ("talks:index", pgettext_lazy("menu", "Talks and learning"), "messages-square"),
        ),
    ),
    (
        pgettext_lazy("menu", "Account for"),
        (
            ("appropriations:statement", pgettext_lazy("menu", "Appropriation statement"), "table-2"),
            ("annual_report:index", pgettext_lazy("menu", "Annual report"), "book-open-text"),
        ),
    ),
    (pgettext_lazy("menu", "The agency"), (("people:index", pgettext_lazy("menu", "Organisation"), "users"),)),
)

# reached from the person's own menu: they lie inside an area's addresses but are no part of it
OUTSIDE = ("people:settings",)


@dataclass(frozen=True, slots=True)
class Item:
    """One link of the rail. `current` is "page" on the very page, "true" elsewhere in its area, else empty."""

    address: str
    words: str | Promise
    icon: str
    current: str


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of links."""

    words: str | Promise
    items: list[Item]


@cache
def place(name: str) -> tuple[str, str] | None:
    """The address of a named page and the right it needs, or None when there is no such page."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return None
    return address, getattr(resolve(address).func, "needs", PUBLIC)


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    if path in (reverse(name) for name in OUTSIDE):
        return ""
    places = [found[0] for _words, links in GROUPS for other, *_rest in links if (found := place(other))]
    nearest = max((known for known in places if path.startswith(known)), key=len, default="")
    return "true" if address == nearest else ""


def _items(links: tuple[tuple[str, str | Promise, str], ...], actor: Actor, path: str) -> Iterator[Item]:
    for name, words, icon in links:
        found = place(name)
        if found and (found[1] == PUBLIC or actor.may(found[1])):
            yield Item(found[0], words, icon, _current(found[0], path))


def groups(actor: Actor | None, path: str) -> list[Group]:
    """The groups that have something in them for this person."""
    if not actor:
        return []
    found = (Group(words, list(_items(links, actor, path))) for words, links in GROUPS)
    return [group for group in found if group.items]
