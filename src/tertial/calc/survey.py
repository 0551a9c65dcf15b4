"""Survey arithmetic: index, response rate, and what must be hidden so that nobody can be picked out.

Exact: results are fractions, rounded by whoever shows them.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from .rounding import divide

LOWEST = 1


def mean(scores: Sequence[int]) -> Fraction | None:
    """The mean of some scores, or None when there are none."""
    return Fraction(sum(scores), len(scores)) if scores else None


def question_index(scores: Sequence[int], *, highest: int = 10) -> Fraction | None:
    """The mean of a scale from 1 moved to 0–100: (mean − 1) / (highest − 1) × 100 (domain.md 7.4)."""
    middle = mean(scores)
    return None if middle is None else (middle - LOWEST) / (highest - LOWEST) * 100


def satisfaction_index(questions: Sequence[Sequence[int]], *, highest: int = 10) -> Fraction | None:
    """Satisfaction index after the NKI model: the mean of the questions' indices, each question weighing the same.

    The model asks three things on 1–10: on the whole, against expectations, against the ideal. A question
    that nobody answered makes the index unknown.
    """
    parts = [question_index(scores, highest=highest) for scores in questions]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(parts) else None


def response_rate(answered: int, sample: int, overcoverage: int = 0) -> Fraction | None:
    """Answered / (sample − overcoverage), or None when there was nobody to ask."""
    asked = sample - overcoverage
    return Fraction(answered, asked) if asked > 0 else None


def rounded(exact: Fraction, digits: int) -> Decimal:
    """A fraction as a decimal number with so many decimals, half away from zero."""
    return Decimal(divide(exact.numerator * 10**digits, exact.denominator)).scaleb(-digits)


def hidden_groups(sizes: Mapping[str, int], least: int) -> frozenset[str]:
    """Which groups of a breakdown must not be shown when the whole is.

    A group with fewer than `least` answers is hidden, and with it the smallest of the others, every one of that
    size: otherwise the whole minus what is shown would give the small group away. Groups without answers say
    nothing and stay, unless nothing else is left to show. The rule treats equals equally, so that even who knows
    it cannot tell the hidden groups apart.
    """
    if not any(0 < size < least for size in sizes.values()):
        return frozenset()
    nearest = min((size for size in sizes.values() if size >= least), default=least)
    hidden = frozenset(group for group, size in sizes.items() if 0 < size <= nearest)
    left = sum(size for group, size in sizes.items() if group not in hidden)
    return hidden if left else frozenset(sizes)


def hidden_cells(
    sizes: Mapping[str, int], by_question: Mapping[str, Mapping[str, int]], least: int
) -> dict[str, frozenset[str]]:
    """For each question the groups to hide, by the answers to that very question as well as by who took part."""
    always = hidden_groups(sizes, least)
    hidden = {}
    for question, answered in by_question.items():
        here = always | hidden_groups(answered, least)
        left = sum(size for group, size in answered.items() if group not in here)
        hidden[question] = here if left else frozenset(answered)
    return hidden
