"""Section heads, crumbs, badges, notices, empty states, dialogs, page numbers."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .icons import icon

EMPTY = mark_safe("")
NOTICE_ICONS = {"warn": "triangle-alert", "bad": "circle-alert"}


def crumb(text: str, address: str = "") -> SafeString:
    """One step of "You are here"; without an address it is where one is."""
    if address:
        return format_html('<li><a href="{}">{}</a></li>', address, text)
    return format_html('<li><span aria-current="page">{}</span></li>', text)


def section_head(
    text: str,
    meta: str = "",
    *,
    link: str = "",
    link_text: str = "",
    level: int = 2,
    thin: bool = False,
    id: str = "",  # noqa: A002
) -> SafeString:
    """Heading, meta and one link, over an ink rule of 2 px (thin: 1 px, for side columns)."""
    return format_html(
        '<div class="section-head{thin}"><h{level}{id}>{text}</h{level}>{meta}{link}</div>',
        thin=" thin" if thin else "",
        level=int(level),
        id=format_html(' id="{}"', id) if id else "",
        text=text,
        meta=format_html('<span class="meta">{}</span>', meta) if meta else "",
        link=format_html('<a class="more" href="{}">{}</a>', link, link_text) if link else "",
    )


def badge(text: str, tone: str = "", name: str = "") -> SafeString:
    """The state of a document or a period. Tones: act, ok, warn, bad, thread, outline."""
    return format_html('<span class="badge {}">{}{}</span>', tone, icon(name) if name else "", text)


def notice(content: SafeString, tone: str = "", first: str = "") -> SafeString:
    """A message with a coloured edge. `first` is bold and says it all; `bad` is an alert, the rest a status."""
    return format_html(
        '<div class="notice {}" role="{}"><div><strong>{}</strong> {}</div></div>',
        tone,
        "alert" if tone == "bad" else "status",
        first,
        content,
    )


def empty_state(content: SafeString, heading: str = "", level: int = 3) -> SafeString:
    """What will come here, and the first step."""
    title = format_html("<h{0}>{1}</h{0}>", int(level), heading) if heading else ""
    return format_html('<div class="empty">{}{}</div>', title, content)


def dialog(content: SafeString, id: str, heading: str) -> SafeString:  # noqa: A002
    """A native dialog, opened by `opens`; without script the browser shows it as a popover."""
    return format_html(
        '<dialog class="ask" id="{0}" popover aria-labelledby="{0}-title"><h2 id="{0}-title">{1}</h2>{2}</dialog>',
        id,
        heading,
        content,
    )


def opens(id: str, text: str, css: str = "", name: str = "") -> SafeString:  # noqa: A002
    """The button that opens a dialog."""
    return format_html(
        '<button type="button" class="button {}" popovertarget="{}" data-opens="{}" aria-haspopup="dialog">'
        "{}{}</button>",
        css,
        id,
        id,
        icon(name) if name else "",
        text,
    )


def closes(id: str, text: str = "") -> SafeString:  # noqa: A002
    """The button that closes a dialog without doing anything."""
    return format_html(
        '<button type="button" class="button" popovertarget="{}" popovertargetaction="hide" data-closes>'
        "{}</button>",
        id,
        text or _("Cancel"),
    )


def link_button(address: str, text: str, css: str = "", name: str = "") -> SafeString:
    """A link that looks like a button."""
    return format_html('<a class="button {}" href="{}">{}{}</a>', css, address, icon(name) if name else "", text)


def _shown(page: int, last: int) -> list[int]:
    return sorted({n for n in (1, 2, page - 1, page, page + 1, last - 1, last) if 1 <= n <= last})


def pagination(page: int, last: int, query: Mapping[str, str] | None = None) -> SafeString:
    """Links to the pages of a long list; `query` holds the other parameters of the address."""
    if last <= 1:
        return EMPTY
    kept = {key: value for key, value in (query or {}).items() if key != "page" and value}
    parts, before = [], 0
    for number in _shown(page, last):
        if number > before + 1:
            parts.append(mark_safe("<span>…</span>"))
        if number == page:
            parts.append(format_html('<b aria-current="page">{}</b>', number))
        else:
            parts.append(format_html('<a href="?{}">{}</a>', urlencode({**kept, "page": number}), number))
        before = number
    drawn = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<nav class="pages" aria-label="{}">{}</nav>', _("Pages"), drawn)
