"""What a deviation weighs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.followup.rules.weight import Heavy, Weights, parts, weigh

TKR = 100_000


@pytest.mark.parametrize(
    ("what", "weight"),
    [
        (Heavy("late", -1150 * TKR, decision_wanted=True, age=1), 20),
        (Heavy("late", -640 * TKR, answers_requirement=True, decision_wanted=True), 18),
        (Heavy("deviation", 0, age=2), 12),
        (Heavy("deviation", 2500 * TKR, answers_requirement=True), 9),
        (Heavy("deviation", 0, answers_requirement=True), 6),
    ],
)
def test_the_ordinary_weights(what, weight):
    assert weigh(what, Weights()) == weight


def test_the_parts_of_nothing_are_left_out():
    assert [part.code for part in parts(Heavy("deviation"), Weights())] == ["light"]


def test_money_counts_from_the_amount_itself_whichever_way_it_went():
    def money(effect):
        return weigh(Heavy("deviation", effect), Weights()) - 4

    assert [money(a * TKR) for a in (499, 500, 1999, 2000, 90_000)] == [0, 2, 2, 3, 3]
    assert money(-500 * TKR) == money(500 * TKR)


heavy = st.builds(
    Heavy,
    st.sampled_from(["deviation", "late"]),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.booleans(),
    st.integers(0, 30),
)
points = st.integers(0, 50)
weights = st.builds(Weights, points, points, st.just(((10**7, 1), (10**9, 3))), points, points, points)


@settings(deadline=None)
@given(heavy, weights)
def test_the_weight_is_the_sum_of_its_parts(of, counted):
    assert weigh(of, counted) == sum(part.points for part in parts(of, counted))


@settings(deadline=None)
@given(heavy, weights)
def test_a_deviation_never_grows_lighter_with_age(of, counted):
    older = Heavy(of.light, of.effect, of.answers_requirement, of.decision_wanted, of.age + 1)
    assert weigh(older, counted) >= weigh(of, counted)


@settings(deadline=None)
@given(weights)
def test_weights_survive_being_kept(counted):
    assert Weights.from_json(counted.as_json()) == counted


def test_weights_not_said_have_their_ordinary_value():
    assert Weights.from_json({"late": 10}) == Weights(late=10)
