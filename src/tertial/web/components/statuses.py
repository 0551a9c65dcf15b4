"""The five status scales of interface.md §5: form, colour and word. Identifiers are those of decisions.md 33."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy

from .icons import icon

DISC_CHECK = '<circle class="fill" cx="8" cy="8" r="8"/><path class="sign" d="M4.5 8.3l2.4 2.4 4.7-5.1"/>'
TRIANGLE = (
    '<path class="amber" d="M8 1.4 15.2 14.4H.8z"/><path class="bang" d="M8 6v3.8"/>'
    '<circle class="dot" cx="8" cy="12.2" r="1"/>'
)
OCTAGON = (
    '<path class="fill" d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z"/>'
    '<path class="sign" d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"/>'
)
DASHED = '<circle class="dash" cx="8" cy="8" r="7"/>'
RING = '<circle class="edge" cx="8" cy="8" r="7"/>'
RING_CHECK = RING + '<path class="edge" d="M4.9 8.2l2.2 2.2 4-4.4"/>'
SLASH = RING + '<path class="edge" d="M3.1 12.9 12.9 3.1"/>'
FULL = '<circle class="fill" cx="8" cy="8" r="7.7"/>'
THREE_QUARTERS = RING + '<path class="fill" d="M8 8V1a7 7 0 1 1-7 7z"/>'
HALF = RING + '<path class="fill" d="M8 1a7 7 0 0 1 0 14z"/>'
QUARTER = RING + '<path class="fill" d="M8 8V1a7 7 0 0 1 7 7z"/>'
INFO = RING + '<path class="edge" d="M8 7.6v3.8M8 4.6v.1"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """How one value of a scale looks: a tone (colour class), a word, and an own shape or a Lucide icon."""

    tone: str
    word: str | Promise
    shape: str = ""
    lucide: str = ""


ON_PLAN = {
    "on_plan": Look("ok", pgettext_lazy("status", "On plan"), DISC_CHECK),
    "deviation": Look("warn", pgettext_lazy("status", "Deviation"), TRIANGLE),
    "late": Look("bad", pgettext_lazy("status", "Late"), OCTAGON),
    "not_started": Look("idle", pgettext_lazy("status", "Not started"), DASHED),
    "done": Look("ok", pgettext_lazy("status", "Done"), RING_CHECK),
    "dropped": Look("idle", pgettext_lazy("status", "Dropped"), SLASH),
}
ATTAINMENT = {
    "reached": Look("ink", pgettext_lazy("status", "Reached"), FULL),
    "expected": Look("ink", pgettext_lazy("status", "Expected to be reached"), THREE_QUARTERS),
    "uncertain": Look("ink", pgettext_lazy("status", "Uncertain"), HALF),
    "not_expected": Look("ink", pgettext_lazy("status", "Not expected to be reached"), QUARTER),
    "not_reached": Look("ink", pgettext_lazy("status", "Not reached"), RING),
    "not_assessed": Look("idle", pgettext_lazy("status", "Not assessed"), DASHED),
}
REPORT = {
    "not_reported": Look("idle", pgettext_lazy("status", "Not reported"), lucide="square-minus"),
    "draft": Look("idle", pgettext_lazy("status", "Being written"), lucide="pencil-line"),
    "in_review": Look("act", pgettext_lazy("status", "In review"), lucide="eye"),
    "returned": Look("warn", pgettext_lazy("status", "Returned"), lucide="corner-up-left"),
    "approved": Look("ok", pgettext_lazy("status", "Approved"), lucide="check"),
    "locked": Look("idle", pgettext_lazy("status", "Locked"), lucide="lock"),
}
APPROPRIATION = {
    "fits": Look("ok", pgettext_lazy("status", "Fits"), DISC_CHECK),
    "uses_credit": Look("warn", pgettext_lazy("status", "Uses the credit"), TRIANGLE),
    "over_half_credit": Look("bad", pgettext_lazy("status", "Over half the credit"), OCTAGON),
    "exceeds_credit": Look("bad", pgettext_lazy("status", "Exceeds the credit"), OCTAGON),
    "saving_withdrawn": Look("act", pgettext_lazy("status", "To be withdrawn"), INFO),
    "saving_not_kept": Look("act", pgettext_lazy("status", "Not kept"), INFO),
}
TREND = {
    "better": Look("ok", pgettext_lazy("status", "better"), lucide="trending-up"),
    "unchanged": Look("idle", pgettext_lazy("status", "unchanged"), lucide="move-right"),
    "worse": Look("bad", pgettext_lazy("status", "worse"), lucide="trending-down"),
    "unknown": Look("idle", pgettext_lazy("status", "unknown"), lucide="minus"),
}
SCALES = {
    "on_plan": ON_PLAN,
    "attainment": ATTAINMENT,
    "report": REPORT,
    "appropriation": APPROPRIATION,
    "trend": TREND,
}
NOTHING_SAID = {
    "on_plan": REPORT["not_reported"],
    "attainment": ATTAINMENT["not_assessed"],
    "report": REPORT["not_reported"],
    "appropriation": APPROPRIATION["fits"],
    "trend": TREND["unknown"],
}


def look(scale: str, value: str | None) -> Look:
    """How a value looks. Nothing said is "not reported", "not assessed" or, for appropriations, "fits"."""
    return SCALES[scale][value] if value else NOTHING_SAID[scale]


def find(value: str) -> tuple[str, Look] | None:
    """A value whose scale is not told: the first scale that has it, in the order of interface.md."""
    return next(((name, scale[value]) for name, scale in SCALES.items() if value in scale), None)


def _drawn(seen: Look, label: str, size: int) -> SafeString:
    if seen.lucide:
        return icon(seen.lucide, size, label)
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="glyph size-{}" viewBox="0 0 16 16" {}>{}</svg>',
        size,
        said,
        mark_safe(seen.shape),  # noqa: S308
    )


def glyph(scale: str, value: str | None, label: str | None = None, size: int = 16) -> SafeString:
    """The sign alone, with its word as accessible name. `label=""` hides it beside a word that says the same."""
    seen = look(scale, value)
    said = str(seen.word) if label is None else label
    return format_html('<span class="s-{}">{}</span>', seen.tone, _drawn(seen, said, size))


def status(scale: str, value: str | None, word: str = "") -> SafeString:
    """Sign and word together, in the colour of the value. `word` says it in other words ("Lämnad 19 nov")."""
    seen = look(scale, value)
    return format_html(
        '<span class="status s-{}">{}<span>{}</span></span>', seen.tone, _drawn(seen, "", 16), word or seen.word
    )


def status_word(value: str | None, scale: str) -> str:
    """The word alone."""
    return str(look(scale, value).word)
