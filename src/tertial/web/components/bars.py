"""Small drawings that need no axis: share used, deviation, parts of a whole, progress. Positions in per cent."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .numbers import number, percent

Fraction = float | Decimal


def _pct(value: float) -> str:
    return f"{100 * value:.2f}%"


def _spend_sentence(share: float, guide: float | None, forecast: float | None) -> str:
    said = [_("Used %(share)s per cent") % {"share": percent(share)}]
    if guide is not None:
        said.append(_("guide value %(share)s") % {"share": percent(guide)})
    if forecast is not None:
        said.append(_("forecast for the year %(share)s") % {"share": percent(forecast)})
    return ", ".join(said)


def spend_bar(
    share: Fraction,
    guide: Fraction | None = None,
    forecast: Fraction | None = None,
    credit: Fraction | None = None,
) -> SafeString:
    """Share of what is available: bar = used, tick = guide value, ring = forecast, box after the end = credit.

    Every figure is a fraction of the total available, the credit too.
    """
    used, guided, expected, extra = (None if v is None else float(v) for v in (share, guide, forecast, credit))
    top = max(1.015, 1 + (extra or 0), (expected or 0) + 0.015, used or 0)
    parts = [format_html('<rect class="track" y="4" width="{}" height="6"/>', _pct(1 / top))]
    if extra:
        shape = '<rect class="credit" x="{}" y="3.5" width="{}" height="7"/>'
        parts.append(format_html(shape, _pct(1 / top), _pct(extra / top)))
    parts.append(format_html('<rect class="used" y="4" width="{}" height="6"/>', _pct(max(used or 0, 0) / top)))
    if guided is not None:
        parts.append(format_html('<rect class="guide" x="{}" y="0" width="2" height="14"/>', _pct(guided / top)))
    if expected is not None:
        over = " over" if expected > 1 else ""
        parts.append(format_html('<circle class="ring{}" cx="{}" cy="7" r="4"/>', over, _pct(expected / top)))
    said = _spend_sentence(used or 0, guided, expected)
    drawn = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<svg class="spend" role="img" aria-label="{}">{}</svg>', said, drawn)


def deviation_bar(value: int, low: int, high: int) -> SafeString:
    """A bar from a middle line: right is better for us, left (red) is worse. `low` and `high` span the column."""
    left, right = min(low, 0), max(high, 0)
    span = (right - left) or 1
    middle = -left / span
    width = abs(value) / span
    start = middle if value >= 0 else middle - width
    return format_html(
        '<svg class="deviates" aria-hidden="true"><rect class="{}" x="{}" y="3" width="{}" height="8"/>'
        '<line class="middle" x1="{}" x2="{}" y1="0" y2="14"/></svg>',
        "better" if value >= 0 else "worse",
        _pct(start),
        _pct(width),
        _pct(middle),
        _pct(middle),
    )


def segments(done: int, total: int) -> SafeString:
    """One small field for each thing, filled when it is done. The words stand beside it."""
    width = 20 * total
    fields = format_html_join(
        "",
        '<rect class="{}" x="{}" y="0.5" width="16" height="5"/>',
        (("done" if i < done else "left", 20 * i + 0.5) for i in range(total)),
    )
    return format_html('<svg class="segments" width="{}" height="6" aria-hidden="true">{}</svg>', width, fields)


def progress(done: int, total: int, label: str) -> SafeString:
    """Long work under way: an 8 px bar with its name."""
    share = min(max(done / total, 0), 1) if total else 0
    return format_html(
        '<svg class="progress" role="progressbar" aria-label="{}" aria-valuemin="0" aria-valuemax="{}" '
        'aria-valuenow="{}"><rect class="track" width="100%" height="8"/>'
        '<rect class="done" width="{}" height="8"/></svg>',
        label,
        total,
        done,
        _pct(share),
    )


def stacked_bar(parts: Iterable[tuple[str, int]], total: int | None = None) -> SafeString:
    """Parts of a whole as (tone, count): ok, done, warn, bad, idle. The counts stand in digits beside it."""
    counted = [(tone, count) for tone, count in parts if count]
    whole = total or sum(count for _tone, count in counted) or 1
    drawn, at = [], 0.0
    for tone, count in counted:
        drawn.append((tone, _pct(at / whole), _pct(count / whole)))
        at += count
    shapes = format_html_join("", '<rect class="{}" x="{}" width="{}" height="10"/>', drawn)
    said = ", ".join(number(count) for _tone, count in counted)
    return format_html('<svg class="stacked" role="img" aria-label="{}">{}</svg>', said, shapes)
