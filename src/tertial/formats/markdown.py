"""Text written in Markdown, rendered to HTML that is safe to show.

Headings are pushed down so that a text never competes with the page's own h1. Raw HTML is shown as text, and what
comes out is washed once more against a list of allowed tags.
"""

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "s", "code", "pre"} | {
    "blockquote", "hr", "a", "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


def render(text: str, *, top: int = 3) -> str:
    """Safe HTML of a Markdown text; its highest heading becomes h`top` (2–6)."""
    tokens = _markdown.parse(text)
    _push_down(tokens, top)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")


def plain(text: str) -> str:
    """The words of a Markdown text without its marks, in one line."""
    blocks = [token.children or [] for token in _markdown.parse(text) if token.type == "inline"]
    return " ".join(" ".join("".join(_word(leaf) for leaf in block) for block in blocks).split())


def _word(leaf: Token) -> str:
    return " " if leaf.type in {"softbreak", "hardbreak"} else leaf.content


def _push_down(tokens: list[Token], top: int) -> None:
    headings = [token for token in tokens if token.type.startswith("heading")]
    if not headings:
        return
    shift = top - min(int(token.tag[1]) for token in headings)
    for token in headings:
        token.tag = f"h{min(6, max(2, int(token.tag[1]) + shift))}"
