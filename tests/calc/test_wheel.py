"""The wheel: what overlaps in time never overlaps on paper, pins never touch, texts stand upright."""

import math
import re
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.wheel import (
    CENTRE,
    PIN_RADIUS,
    PIN_RING,
    PIN_STEP,
    SIZE,
    Deadline,
    Mark,
    Process,
    angle,
    draw,
    is_lower,
    lanes,
    least_distance,
    point,
    spread,
    state_of,
    text_width,
)

YEAR = 2026
TODAY = date(2026, 11, 23)
days = st.dates(date(2025, 6, 1), date(2027, 6, 30))
days_of_year = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
spans = st.tuples(days, days).map(lambda pair: tuple(sorted(pair)))
angles = st.lists(st.floats(0, 360, exclude_max=True), max_size=40).map(sorted)
names = st.sampled_from(
    [("Årsredovisning 2026", "Årsredovisning", "ÅR"), ("Dialog",), ("Ramar och budget 2027",), ()]
)
processes = st.lists(st.tuples(st.integers(0, 4), spans, names), max_size=20).map(
    lambda rows: [Process(str(n), track, *span, labels) for n, (track, span, labels) in enumerate(rows)]
)


def wheel(**kwargs):
    return draw(YEAR, kwargs.pop("today", TODAY), **kwargs)


def numbers(path):
    return [float(n) for n in re.findall(r"-?\d+\.?\d*", path)]


@given(processes)
def test_no_two_arcs_share_any_surface(rows):
    for a, b in combinations(wheel(processes=rows).arcs, 2):
        apart_in_time = a.last <= b.first + 1e-9 or b.last <= a.first + 1e-9
        apart_in_depth = a.outer <= b.inner + 1e-9 or b.outer <= a.inner + 1e-9
        assert apart_in_time or apart_in_depth


@given(processes)
def test_every_process_of_the_year_is_drawn_once_inside_its_track(rows):
    arcs = wheel(processes=rows).arcs
    of_the_year = {p.id for p in rows if p.start.year <= YEAR <= p.end.year}
    assert sorted(arc.id for arc in arcs) == sorted(of_the_year)
    for arc in arcs:
        radius = (256, 218, 180, 142, 104)[arc.track]
        assert radius - 17 - 1e-9 <= arc.inner < arc.outer <= radius + 17 + 1e-9
        assert 0 <= arc.first < arc.last <= 360


@given(processes)
def test_texts_run_from_left_to_right(rows):
    for arc in wheel(processes=rows).arcs:
        if arc.text is None:
            continue
        x1, y1, radius, _same, _turn, _large, clockwise, x2, y2 = numbers(arc.text.path)
        assert arc.inner < radius < arc.outer
        middle = math.degrees(math.atan2(x1 + x2 - 2 * CENTRE, 2 * CENTRE - y1 - y2)) % 360
        if abs(angle_between(arc.first, arc.last)) < 180 and min(abs(middle - 90), abs(middle - 270)) > 1:
            assert clockwise == (not is_lower(middle))
            assert x1 < x2


def angle_between(first, last):
    return last - first


@given(processes)
def test_a_text_is_never_longer_than_its_arc(rows):
    for arc in wheel(processes=rows).arcs:
        if arc.text:
            length = math.radians(arc.last - arc.first) * (arc.inner + arc.outer) / 2
            assert text_width(arc.text.text) < length


@given(processes)
def test_a_text_never_lies_under_the_hand(rows):
    hand = angle(TODAY, YEAR)
    for arc in wheel(processes=rows).arcs:
        if arc.text is None or angle_between(arc.first, arc.last) > 170:
            continue
        x1, y1, *_rest, x2, y2 = numbers(arc.text.path)
        ends = sorted(math.degrees(math.atan2(x - CENTRE, CENTRE - y)) % 360 for x, y in ((x1, y1), (x2, y2)))
        if ends[1] - ends[0] < 180:
            assert not ends[0] + 0.1 < hand < ends[1] - 0.1


@given(st.lists(spans, max_size=25))
def test_spans_in_the_same_lane_never_overlap_and_no_lane_is_wasted(rows):
    placed = lanes(rows)
    for (a, (lane_a, _n)), (b, (lane_b, _m)) in combinations(zip(rows, placed, strict=True), 2):
        if lane_a == lane_b:
            assert a[1] < b[0] or b[1] < a[0]
    for (start, _end), (lane, count) in zip(rows, placed, strict=True):
        assert 0 <= lane < count
        at_once = max(sum(s <= day <= e for s, e in rows) for day, _e in rows)
        assert count <= at_once
        assert sum(s <= start <= e for s, e in rows) > lane


@given(angles)
def test_pins_keep_their_distance_all_round(true):
    placed = spread(true)
    assert least_distance(placed) >= min(PIN_STEP, 360 / max(1, len(true))) - 1e-6


@given(angles)
def test_pins_keep_their_order(true):
    placed = spread(true)
    assert placed == sorted(placed)
    assert len(placed) == len(true)


@given(angles)
def test_pins_that_have_room_stand_on_their_day(true):
    if least_distance(true) >= PIN_STEP:
        assert spread(true) == pytest.approx(true)


@given(st.floats(20, 340), st.integers(2, 10))
def test_pins_of_one_day_are_spread_evenly_about_it(day, count):
    placed = spread([day] * count)
    if placed[0] >= 0 and placed[-1] <= 360:
        assert sum(placed) / count == pytest.approx(day)


def test_more_pins_than_the_circle_holds_are_spread_evenly():
    placed = spread([10.0] * 120)
    assert least_distance(placed) == pytest.approx(3)


@given(st.lists(st.tuples(days_of_year, st.none() | days_of_year), max_size=12))
def test_pins_stand_on_their_ring_and_leaders_start_at_the_true_day(rows):
    rows = sorted(rows, key=lambda row: row[0])
    deadlines = [Deadline(str(n), n, day, old) for n, (day, old) in enumerate(rows, 1)]
    for pin, deadline in zip(wheel(deadlines=deadlines).pins, deadlines, strict=True):
        assert pin.number == deadline.number
        assert math.dist((pin.x, pin.y), (CENTRE, CENTRE)) == pytest.approx(PIN_RING, abs=0.02)
        assert pin.x - PIN_RADIUS >= 0
        assert pin.x + PIN_RADIUS <= SIZE
        assert pin.leader[:2] == point(311, angle(deadline.day, YEAR))
        assert math.dist(pin.leader[2:], (pin.x, pin.y)) == pytest.approx(PIN_RADIUS, abs=0.05)
        has_moved = deadline.moved_from is not None and deadline.moved_from != deadline.day
        assert (pin.moved is not None) == has_moved


@given(days_of_year)
def test_the_hand_points_at_today(today):
    x1, y1, x2, y2 = wheel(today=today).hand
    for x, y in ((x1, y1), (x2, y2)):
        assert math.degrees(math.atan2(x - CENTRE, CENTRE - y)) % 360 == pytest.approx(angle(today, YEAR), abs=0.05)


def test_another_year_has_no_hand():
    assert wheel(today=date(2027, 1, 1)).hand is None


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_the_year_goes_once_round(day):
    assert angle(date(day.year, 1, 1), day.year) == 0
    assert 0 <= angle(day, day.year) < 360
    assert angle(day + timedelta(1), day.year) > angle(day, day.year)
    assert angle(date(day.year, 12, 31) + timedelta(1), day.year) == 360


def test_the_quarters_of_the_circle():
    assert point(100, 0) == (344, 244)
    assert point(100, 90) == (444, 344)
    assert point(100, 180) == (344, 444)
    assert point(100, 270) == (244, 344)


def test_done_now_and_to_come():
    assert state_of(date(2026, 11, 1), date(2026, 11, 22), TODAY) == "done"
    assert state_of(date(2026, 11, 23), date(2026, 11, 23), TODAY) == "now"
    assert state_of(date(2026, 11, 24), date(2026, 12, 1), TODAY) == "coming"


def test_the_fullest_name_that_has_room_is_shown():
    def named(end):
        one = Process("a", 0, date(2026, 3, 1), end, ("Omvärldsbevakning hela året", "Omvärld"))
        text = wheel(processes=[one]).arcs[0].text
        return text and text.text

    assert named(date(2026, 5, 31)) == "Omvärldsbevakning hela året"
    assert named(date(2026, 3, 20)) == "Omvärld"
    assert named(date(2026, 3, 4)) is None


def test_lanes_too_thin_for_letters_have_no_text():
    rows = [Process(str(n), 0, date(2026, 1, 1), date(2026, 6, 30), ("Namn",)) for n in range(4)]
    assert all(arc.text is None for arc in wheel(processes=rows).arcs)


def test_a_process_of_a_whole_year_is_drawn_all_round():
    arc = wheel(processes=[Process("a", 2, date(2025, 1, 1), date(2027, 1, 1), ())]).arcs[0]
    assert arc.last - arc.first == pytest.approx(360, abs=0.02)
    assert arc.outline.count("A") == 2


def test_a_point_on_a_process_of_now_says_so():
    now = Process("a", 2, date(2026, 8, 17), date(2026, 11, 30), ())
    dots = wheel(
        processes=[now],
        marks=[
            Mark("on", 2, date(2026, 9, 15), "disc"),
            Mark("off", 2, date(2026, 3, 15), "disc"),
            Mark("other", 3, date(2026, 9, 15), "square"),
            Mark("next", 2, date(2027, 1, 15), "disc"),
        ],
    ).dots
    assert {dot.id: dot.on_arc for dot in dots} == {"on": True, "off": False, "other": False}


def test_months_and_periods_go_round_the_rim():
    drawn = wheel()
    assert [month.name for month in drawn.months][:2] == ["januari", "februari"]
    assert [period.name for period in drawn.periods] == ["Tertial 1", "Tertial 2", "Tertial 3"]
    assert [period.state for period in drawn.periods] == ["done", "done", "now"]
    assert next(p.name for p in draw(YEAR, TODAY, period_kind="Q", language="en").periods) == "Quarter 1"
