from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.calc.survey import (
    hidden_cells,
    hidden_groups,
    mean,
    question_index,
    response_rate,
    rounded,
    satisfaction_index,
)

scores = st.lists(st.integers(1, 10), min_size=1, max_size=80)
sizes = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 30), min_size=1)
least = st.integers(3, 10)


def test_the_index_of_one_question_runs_from_0_to_100():
    assert question_index([1, 1]) == 0
    assert question_index([10]) == 100
    assert question_index([7, 8]) == Fraction(13, 2) / 9 * 100
    assert question_index([1, 5], highest=5) == 50
    assert question_index([]) is None


def test_the_satisfaction_index_weighs_its_questions_equally():
    assert satisfaction_index([[10], [10, 10, 10], [1]]) == Fraction(200, 3)
    assert satisfaction_index([[10], []]) is None
    assert satisfaction_index([]) is None


@given(scores, scores, scores)
def test_the_satisfaction_index_lies_between_its_questions(a, b, c):
    parts = [question_index(a), question_index(b), question_index(c)]
    assert min(parts) <= satisfaction_index([a, b, c]) <= max(parts)


@given(scores)
def test_turning_the_scale_round_turns_the_index_round(given_scores):
    assert question_index(given_scores) + question_index([11 - s for s in given_scores]) == 100


def test_the_mean_of_nothing_is_unknown():
    assert mean([]) is None
    assert mean([1, 2]) == Fraction(3, 2)


def test_the_response_rate_leaves_out_those_who_should_not_have_been_asked():
    assert response_rate(60, 104, 4) == Fraction(3, 5)
    assert response_rate(0, 0) is None
    assert response_rate(1, 3, 3) is None


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"A": 12, "B": 9}, ""),
        ({"A": 12, "B": 9, "C": 0}, ""),
        ({"A": 20, "B": 9, "C": 3}, "BC"),
        ({"A": 20, "B": 9, "C": 9, "D": 3}, "BCD"),
        ({"A": 20, "B": 4, "C": 4}, "ABC"),
        ({"A": 30, "B": 20, "C": 4, "D": 4, "E": 0}, "BCD"),
        ({"A": 12, "B": 3}, "AB"),
        ({"A": 3, "B": 0}, "AB"),
    ],
)
def test_a_small_group_takes_the_smallest_other_with_it(counts, hidden):
    assert hidden_groups(counts, 5) == frozenset(hidden)


@given(sizes, least)
def test_every_small_group_is_hidden(counts, fewest):
    hidden = hidden_groups(counts, fewest)
    assert {group for group, n in counts.items() if 0 < n < fewest} <= hidden


@given(sizes, least)
def test_what_subtraction_gives_is_nobody_or_a_group_large_enough(counts, fewest):
    """The whole minus what is shown is the hidden groups together."""
    if sum(counts.values()) < fewest:
        return  # then the whole is not shown either
    together = sum(counts[group] for group in hidden_groups(counts, fewest))
    assert together == 0 or together >= fewest


@given(sizes, least)
def test_nothing_is_hidden_without_need(counts, fewest):
    if not any(0 < n < fewest for n in counts.values()):
        assert not hidden_groups(counts, fewest)


@given(sizes, least)
def test_what_is_not_hidden_is_larger_than_what_is(counts, fewest):
    hidden = hidden_groups(counts, fewest)
    shown = [n for group, n in counts.items() if group not in hidden and n]
    if hidden and shown:
        assert max(counts[group] for group in hidden) < min(shown)


def seen(counts, fewest):
    """All that a reader gets: the whole, and the groups that are shown."""
    hidden = hidden_groups(counts, fewest)
    return sum(counts.values()), {group: n for group, n in counts.items() if group not in hidden}


def splits(whole, parts):
    """Every way to split a whole number into so many parts."""
    if parts < 2:
        yield from [(whole,)] * parts
        return
    for first in range(whole + 1):
        yield from ((first, *rest) for rest in splits(whole - first, parts - 1))


few_groups = st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 8), min_size=1, max_size=4)


@settings(deadline=None)
@given(few_groups, st.integers(3, 5))
def test_no_hidden_group_can_be_computed_even_by_who_knows_the_rule(counts, fewest):
    """Try every table the reader could imagine: each hidden group must fit what is seen with more than one size."""
    if sum(counts.values()) < fewest:
        return
    whole, shown = picture = seen(counts, fewest)
    hidden = sorted(set(counts) - set(shown))
    left = whole - sum(shown.values())
    possible = {group: set() for group in hidden}
    for guess in splits(left, len(hidden)):
        imagined = {**shown, **dict(zip(hidden, guess, strict=True))}
        if seen(imagined, fewest) == picture:
            for group, n in zip(hidden, guess, strict=True):
                possible[group].add(n)
    assert all(len(fits) > 1 for fits in possible.values())


@given(st.data(), least)
def test_no_question_gives_away_fewer_answers_than_the_least(data, fewest):
    groups = data.draw(st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 25), min_size=1))
    answered = {
        question: {group: data.draw(st.integers(0, n)) for group, n in groups.items()} for question in ("q1", "q2")
    }
    hidden = hidden_cells(groups, answered, fewest)
    for question, counts in answered.items():
        if sum(counts.values()) < fewest:
            continue
        assert hidden_groups(counts, fewest) <= hidden[question]
        together = sum(counts[group] for group in hidden[question])
        assert together == 0 or together >= fewest
        assert all(counts[group] >= fewest or not counts[group] for group in set(counts) - hidden[question])


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_rounding_is_never_more_than_half_a_unit_off(exact, digits):
    assert abs(Fraction(rounded(exact, digits)) - exact) * 2 <= Fraction(1, 10**digits)


def test_a_half_is_rounded_away_from_zero():
    assert rounded(Fraction(1, 8), 2) == Decimal("0.13")
    assert rounded(Fraction(-1, 8), 2) == Decimal("-0.13")
