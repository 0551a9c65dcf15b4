"""How an item stands in the year: share used, guide value (riktvärde), and what the forecast warns of."""

from collections.abc import Sequence

from .appropriation import Terms, closing_carryover, total_available, withdrawal_next
from .rounding import fraction

USES_CREDIT = "uses_credit"
OVER_HALF_CREDIT = "over_half_credit"
EXCEEDS_CREDIT = "exceeds_credit"
SAVING_WITHDRAWN = "saving_withdrawn"
SAVING_NOT_KEPT = "saving_not_kept"
WARNINGS = (EXCEEDS_CREDIT, OVER_HALF_CREDIT, USES_CREDIT, SAVING_WITHDRAWN, SAVING_NOT_KEPT)

ADMINISTRATIVE, PROGRAMME = "administrative", "programme"
KINDS = (ADMINISTRATIVE, PROGRAMME)


def share_used(actual: int, base: int) -> float | None:
    """The share of the base that is used, six decimals; None where the base is nothing."""
    return fraction(actual, base)


def guide_value(month: int, profile: Sequence[int] = ()) -> float:
    """The share that should be used by the end of a month: along the profile of twelve months, else evenly."""
    if len(profile) == 12 and sum(profile) > 0:
        return fraction(sum(profile[:month]), sum(profile)) or 0.0
    return fraction(month, 12) or 0.0


def credit_warning(terms: Terms, expected: int) -> str | None:
    """What an expected year says of the credit, per item and never on a sum."""
    over = expected - total_available(terms, expected)
    if over > terms.credit:
        return EXCEEDS_CREDIT
    if 2 * over > terms.credit:
        return OVER_HALF_CREDIT
    return USES_CREDIT if over > 0 else None


def saving_warning(terms: Terms, kind: str, expected: int) -> str | None:
    """What an expected year says of the saving: administrative ones lose the excess, programmes do not keep it."""
    if withdrawal_next(terms, closing_carryover(terms, expected)) == 0:
        return None
    return SAVING_WITHDRAWN if kind == ADMINISTRATIVE else SAVING_NOT_KEPT


def warning(terms: Terms, kind: str, *, forecast: int | None, actual: int, month: int) -> str | None:
    """The warning of an item. In December, without a forecast, the outcome is the year; before that it can only
    show that the money is spent already."""
    if forecast is None and month < 12:
        return credit_warning(terms, actual)
    expected = actual if forecast is None else forecast
    return credit_warning(terms, expected) or saving_warning(terms, kind, expected)
