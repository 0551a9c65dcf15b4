"""Icons from the vendored sprite, and the mark of Tertial."""

from functools import cache
from math import cos, radians, sin
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SPRITE = Path(__file__).resolve().parent.parent / "static" / "vendor" / "lucide" / "sprite.svg"


@cache
def names() -> frozenset[str]:
    """The icons that the sprite holds."""
    parts = SPRITE.read_text(encoding="utf-8").split('<symbol id="')[1:]
    return frozenset(part.split('"', 1)[0] for part in parts)


def icon(name: str, size: int = 16, label: str = "") -> SafeString:
    """One Lucide icon, hidden from readers unless it has a label. Raises KeyError when it is not vendored."""
    if name not in names():
        raise KeyError(name)
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    address = f"{static('vendor/lucide/sprite.svg')}#{name}"
    return format_html('<svg class="icon size-{}" {}><use href="{}"/></svg>', size, said, address)


def _point(angle: float, radius: float = 10.5) -> str:
    return f"{14 + radius * sin(radians(angle)):.2f} {14 - radius * cos(radians(angle)):.2f}"


def _arc(tertial: int, *, now: bool) -> SafeString:
    start = 6 + 120 * (tertial - 1)
    path = f"M{_point(start)}A10.5 10.5 0 0 1 {_point(start + 108)}"
    return format_html('<path class="mark-arc{}" d="{}"/>', " now" if now else "", path)


def mark(month: int, size: int = 28) -> SafeString:
    """The ring in three arcs; the arc of the present tertial is the thread."""
    present = (month - 1) // 4 + 1
    arcs = mark_safe("".join(_arc(tertial, now=tertial == present) for tertial in (1, 2, 3)))  # noqa: S308
    return format_html(
        '<svg class="mark" width="{}" height="{}" viewBox="0 0 28 28" aria-hidden="true">{}</svg>', size, size, arcs
    )
