"""Filters of the pages of plans."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from tertial.formats import markdown
from tertial.planning.queries import ContributionRow
from tertial.web.planning import words

register = template.Library()
register.filter("missing_word", words.missing_word)
register.filter("missing_why", words.missing_why)
register.filter("field_word", words.field_word)
register.filter("event_word", words.event_word)


@register.filter
def prose(text: str) -> SafeString:
    """The agency's own words, written in Markdown, as safe HTML."""
    return mark_safe(markdown.render(text, top=4))  # noqa: S308 - washed by formats.markdown


@register.filter
def unit_names(contributing: Iterable[ContributionRow]) -> str:
    """The units that take part, or are asked to."""
    return ", ".join(asked.unit_name for asked in contributing if asked.reply != "declined")
