"""Which light the system proposes, and why."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.followup.rules.proposal import Known, Measure, Step, Thresholds, propose
from tertial.followup.scales import LIGHTS

TODAY = date(2026, 11, 23)
KR = 100


def codes(proposal):
    return [reason.code for reason in proposal.reasons]


def test_nothing_against_it_is_on_plan():
    found = propose(Known(start=date(2026, 1, 1), due=date(2026, 12, 31)), TODAY)
    assert (found.light, codes(found)) == ("on_plan", ["nothing_against"])


def test_a_milestone_that_is_not_passed_is_a_deviation_and_says_whether_the_others_are_in_time():
    steps = (Step("Upphandling", date(2026, 4, 1), date(2026, 4, 1)), Step("Acceptanstest", date(2026, 9, 30)))
    found = propose(Known(due=date(2026, 11, 30), steps=steps), TODAY)
    assert found.light == "deviation"
    assert found.reasons[0].facts == {"title": "Acceptanstest", "due": "2026-09-30", "others_in_time": True}


def test_a_milestone_more_than_sixty_days_over_is_late():
    at_the_limit = TODAY - timedelta(days=60)
    assert propose(Known(steps=(Step("Test", at_the_limit),)), TODAY).light == "deviation"
    assert propose(Known(steps=(Step("Test", at_the_limit - timedelta(days=1)),)), TODAY).light == "late"


def test_a_step_passed_after_the_day_looked_at_is_not_yet_passed():
    step = Step("Test", date(2026, 8, 1), date(2026, 9, 10))
    assert propose(Known(steps=(step,)), date(2026, 8, 31)).light == "deviation"
    assert propose(Known(steps=(step, Step("Drift", date(2026, 12, 1)))), TODAY).light == "on_plan"


def test_past_its_last_day_it_is_late():
    assert codes(propose(Known(due=TODAY - timedelta(days=1)), TODAY)) == ["past_due"]
    assert propose(Known(due=TODAY), TODAY).light == "on_plan"


def test_all_steps_passed_is_done():
    assert propose(Known(due=date(2026, 3, 1), steps=(Step("A", date(2026, 2, 1), TODAY),)), TODAY).light == "done"


def test_done_stays_done():
    assert codes(propose(Known(due=date(2026, 3, 1), was_done=True), TODAY)) == ["was_done"]


def test_what_begins_later_has_not_started():
    assert propose(Known(start=TODAY + timedelta(days=1)), TODAY).light == "not_started"


def test_an_indicator_is_off_only_past_a_tenth_and_in_its_own_direction():
    def light(value, target, *, higher):
        return propose(Known(measures=(Measure("Tid", value, target, higher),)), TODAY).light

    assert light(89, 100, higher=True) == "deviation"
    assert light(90, 100, higher=True) == "on_plan"
    assert light(47, 45, higher=False) == "on_plan"
    assert light(50, 45, higher=False) == "deviation"
    assert light(20, 45, higher=False) == "on_plan"
    assert light(None, 45, higher=True) == "on_plan"


def test_money_counts_only_beyond_both_share_and_amount():
    def light(budget, actual):
        return propose(Known(budget=budget * KR, actual=actual * KR), TODAY).light

    assert light(3_800_000, 4_440_000) == "deviation"
    assert light(3_800_000, 4_045_000) == "on_plan"  # over five per cent, but under 500 tkr
    assert light(100_000_000, 101_000_000) == "on_plan"  # 1 mnkr, but one per cent
    assert light(10_000_000, 9_000_000) == "deviation"  # too little is a deviation as well


def test_the_weightiest_reason_stands_first():
    known = Known(due=TODAY - timedelta(days=3), steps=(Step("Test", TODAY - timedelta(days=5)),))
    assert codes(propose(known, TODAY)) == ["past_due", "step_overdue"]


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
steps = st.builds(Step, st.text(max_size=5), days, st.none() | days)


@settings(deadline=None)
@given(st.builds(Known, st.none() | days, st.none() | days, st.lists(steps, max_size=4).map(tuple)), days)
def test_there_is_always_a_light_and_a_reason_for_it(known, on):
    found = propose(known, on, Thresholds())
    assert found.light in LIGHTS
    assert found.reasons[0].light == found.light
