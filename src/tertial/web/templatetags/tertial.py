"""The interface's tags and filters by name. Loaded everywhere (a builtin); the drawing is in web/components."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags

from tertial.web.components import bars, fields, icons, layout, nav, numbers, ruler, statuses

register = template.Library()

FILTERS = {
    "tkr": numbers.tkr,
    "kr": numbers.kr,
    "percent": numbers.percent,
    "number": numbers.number,
    "signed": numbers.signed,
    "day": numbers.day,
    "longday": numbers.longday,
    "moment": numbers.moment,
    "weekday": numbers.weekday,
    "weekday_long": numbers.weekday_long,
    "month_name": numbers.month_name,
    "short_month": numbers.short_month,
    "days_from": numbers.days_from,
    "checksum": numbers.checksum,
    "initials": numbers.initials,
    "status_word": statuses.status_word,
}
TAGS = (
    icons.icon,
    icons.mark,
    statuses.glyph,
    statuses.status,
    bars.spend_bar,
    bars.deviation_bar,
    bars.segments,
    bars.progress,
    bars.stacked_bar,
    fields.field,
    fields.tiles,
    fields.error_summary,
    layout.crumb,
    layout.section_head,
    layout.badge,
    layout.opens,
    layout.closes,
    layout.link_button,
    layout.pagination,
    ruler.year_ruler,
)
BLOCK_TAGS = (layout.notice, layout.empty_state, layout.dialog)

for _name, _filter in FILTERS.items():
    register.filter(_name, _filter)
for _tag in TAGS:
    register.simple_tag(_tag)
for _tag in BLOCK_TAGS:
    register.simple_block_tag(_tag)


@register.simple_tag(takes_context=True)
def nav_groups(context):
    """The rail's groups for the person of this request."""
    request = context.get("request")
    return nav.groups(context.get("actor"), request.path if request else "")


@register.simple_tag(takes_context=True)
def heading_text(context):
    """The page's heading as plain text, for the title of the window."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block("heading") if blocks else None
    return " ".join(strip_tags(block.render(context)).split()) if block else ""
