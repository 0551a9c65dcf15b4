"""What a report says first: a rule on its warnings, worst first, and the items it names."""

from dataclasses import dataclass

from tertial.calc.guide import EXCEEDS_CREDIT, OVER_HALF_CREDIT, SAVING_NOT_KEPT, SAVING_WITHDRAWN, USES_CREDIT

from .report import Report, ReportItem

EXCEEDS, USES, LOSES, FITS, PLAIN = "exceeds", "uses", "loses", "fits", "plain"
NOTABLE_GAP = 0.05

_RULES = (
    (EXCEEDS, {EXCEEDS_CREDIT}),
    (USES, {USES_CREDIT, OVER_HALF_CREDIT}),
    (LOSES, {SAVING_WITHDRAWN, SAVING_NOT_KEPT}),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the heading says: the kind, the items it is about (largest amount first) and of how many."""

    kind: str
    items: tuple[ReportItem, ...]
    of: int


def finding(report: Report) -> Finding:
    """The finding of a report. Without forecasts and warnings nothing can be said: the plain name."""
    for kind, warnings in _RULES:
        about = [item for item in report.items if item.warning in warnings]
        if about:
            about.sort(key=lambda item: -(item.saving_lost if kind == LOSES else item.credit_used))
            return Finding(kind, tuple(about), len(report.items))
    told = bool(report.items) and all(item.forecast is not None for item in report.items)
    return Finding(FITS if told else PLAIN, (), len(report.items))


def needs_comment(item: ReportItem) -> bool:
    """Whether somebody must say something: a warning, or five percentage points off the guide value."""
    return item.warning is not None or (item.gap is not None and abs(item.gap) >= NOTABLE_GAP)
