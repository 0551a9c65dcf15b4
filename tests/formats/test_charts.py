"""Charts: whole SVG, labels apart, the finding said, the table beside."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tertial.formats.charts import (
    Bar,
    Curve,
    Point,
    Share,
    Trend,
    axis_start,
    bars,
    deviation_bar,
    dot_axis,
    dot_row,
    share_bar,
    sparkline,
    trend_chart,
    year_curve,
)
from tertial.formats.charts.draw import spread, ticks
from tertial.formats.document import Column
from tertial.formats.document.svg import safe
from tertial.formats.document.write_pdf import svg_to_png

TKR = 100_000
ACTUAL = (22000, 51000, 88000, 128000, 169000, 211000, 238000, 275000, 321600, 362850)
LAST = (20000, 48000, 84000, 120000, 160000, 205000, 232000, 268000, 312000, 351200, 384000, 417900)
SVG = "{http://www.w3.org/2000/svg}"


def item(months=10, **changed):
    told = {
        "year": 2026,
        "finding": "Prognosen är 6 500 tkr över disponibelt belopp.",
        "actual": tuple(v * TKR for v in ACTUAL[:months]),
        "ceiling": 419_100 * TKR,
        "last_year": tuple(v * TKR for v in LAST),
        "guide": tuple(v * TKR for v in LAST),
        "forecast": 425_600 * TKR,
        "band": (421_900 * TKR, 430_400 * TKR),
        "credit": 12_540 * TKR,
    }
    return year_curve(Curve(**(told | changed)))


def words(svg):
    return [t.text for t in etree.fromstring(svg).iter(f"{SVG}text")]


def test_the_curve_says_its_finding_and_keeps_its_table():
    chart = item()
    root = etree.fromstring(chart.svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Prognosen är 6 500 tkr över disponibelt belopp."
    assert [c.title for c in chart.table.columns] == ["Månad", "Utfall", "Riktvärde", "Utfall 2025"]
    assert chart.table.rows[9].cells == ("okt", 362_850 * TKR, 351_200 * TKR, 351_200 * TKR)
    assert chart.table.rows[11].cells[1] is None
    assert "Med kredit 431\u00a0640" in chart.table.note


def test_labels_stand_on_the_lines_and_the_axis_says_where_it_begins():
    told = words(item().svg)
    for label in (
        "Prognos 425\u00a0600",
        "Med kredit 431\u00a0640",
        "Disponibelt 419\u00a0100",
        "Utfall 2025 417\u00a0900",
        "Utfall okt 362\u00a0850",
        "axeln börjar vid 260",
        "Tertial 3",
    ):
        assert label in told, label


def test_early_in_the_year_the_first_tertial_is_enlarged_from_zero():
    told = words(item(months=2).svg)
    assert "Tertial 1" in told
    assert not any("axeln" in label for label in told)


def test_a_closed_year_has_no_forecast():
    chart = item(actual=tuple(v * TKR for v in LAST))
    assert not any("Prognos" in label for label in words(chart.svg))
    assert "c-forecast" not in chart.svg


@pytest.mark.parametrize("months", range(13))
def test_every_month_can_be_drawn(months):
    assert item(actual=tuple(v * TKR for v in LAST[:months])).svg


@given(
    st.lists(st.integers(-(10**14), 10**14), max_size=12),
    st.lists(st.integers(-(10**14), 10**14), max_size=12),
    st.integers(0, 10**14),
    st.integers(0, 10**12),
    st.none() | st.integers(-(10**14), 10**14),
)
@settings(deadline=None)
def test_no_amounts_make_the_curve_raise(actual, last_year, ceiling, credit, forecast):
    chart = year_curve(Curve(2026, "f", actual, ceiling, last_year, last_year, "", forecast, None, credit))
    assert etree.fromstring(chart.svg) is not None


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_never_cover_each_other(wanted):
    places = sorted(spread(wanted, 17, 0, 300))
    assert all(b - a >= 17 - 1e-6 for a, b in pairwise(places))


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e12))
def test_ticks_lie_within_their_axis_and_are_few(low, span):
    found = ticks(low, low + span, 5)
    assert len(found) <= 12
    assert all(low - span * 1e-6 <= t <= low + span * (1 + 1e-6) for t in found)


def test_the_shared_axis_begins_at_the_lowest_value_rounded_down_to_a_fifth():
    assert axis_start([Share("A", 0.866, 0.84), Share("B", 0.712, 0.704, 0.996)]) == pytest.approx(0.6)
    assert words(dot_axis(0.6)) == ["60", "80", "100"]


def test_dots_are_disc_tick_ring_line_and_box():
    svg = dot_row(Share("A", 0.866, 0.84, 1.0155, 0.03), 0.6, "86,6 procent förbrukat").svg
    for part in ("c-disc", "c-ring", "c-gap", "c-tick", "c-credit-box"):
        assert part in svg


@given(st.floats(-5, 5), st.none() | st.floats(-5, 5), st.none() | st.floats(-5, 5), st.floats(0, 5))
def test_no_share_leaves_its_drawing(actual, guide, forecast, credit):
    for chart in (
        dot_row(Share("A", actual, guide, forecast, credit), 0.2, "f"),
        share_bar(Share("A", actual, guide, forecast, credit), "f"),
    ):
        for mark in etree.fromstring(chart.svg).iter(f"{SVG}circle"):
            assert 0 <= float(mark.get("cx")) <= 112


def test_a_deviation_points_to_its_side():
    minus, plus = deviation_bar(-6500, 19000, "f", bad=True), deviation_bar(6500, 19000, "f")
    x = [float(next(etree.fromstring(s).iter(f"{SVG}rect")).get("x")) for s in (minus, plus)]
    assert x[0] < 42 <= x[1]
    assert "c-bad" in minus


def test_an_indicator_shows_its_target_and_what_is_preliminary():
    points = [Point("2024", 61, 50), Point("2025", 59, 45), Point("2026", 47.3, 45, preliminary=True)]
    chart = trend_chart(Trend("Handläggningstid", "47 dagar", points, Column("Dagar", "number", 1)))
    assert "Handläggningstid 47,3 (preliminärt)" in words(chart.svg)
    assert "c-target" in chart.svg
    assert "c-ring" in chart.svg
    assert chart.table.rows[2].cells == ("2026 (preliminärt)", 47.3, 45)


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=20), st.none() | st.floats(-1e9, 1e9))
def test_no_values_make_the_small_charts_raise(values, target):
    points = [Point(str(i), v, target) for i, v in enumerate(values)]
    assert etree.fromstring(sparkline(values, "f", target=target)) is not None
    assert etree.fromstring(trend_chart(Trend("S", "f", points, Column("V", "number"))).svg) is not None


def test_bars_begin_at_zero_and_say_their_values():
    chart = bars(
        [Bar("A", 400 * TKR), Bar("B", 200 * TKR, 300 * TKR)], "f", Column("Utfall", "tkr"), compared="2025"
    )
    a, b = (float(r.get("width")) for r in etree.fromstring(chart.svg).iter(f"{SVG}rect"))
    assert a == pytest.approx(2 * b)
    assert "400" in words(chart.svg)
    assert chart.table.rows[1].cells == ("B", 200 * TKR, 300 * TKR)


def test_charts_pass_the_wash_whole_and_become_pictures():
    svg = item().svg
    assert "style" not in svg
    assert etree.tostring(etree.fromstring(safe(svg)), method="c14n") == etree.tostring(
        etree.fromstring(svg), method="c14n"
    )
    assert svg_to_png(svg).startswith(b"\x89PNG")


def test_words_in_a_chart_are_escaped():
    svg = trend_chart(Trend("<script>", '"&', [Point("<b>", 1)], Column("V", "number"))).svg
    assert "<script>" not in svg
    assert etree.fromstring(svg).get("aria-label") == '"&'


def test_the_guides_name_keeps_clear_of_an_outcome_that_stands_below_its_dot():
    root = etree.fromstring(item(months=9, guide_name="betalningsplan").svg)
    heights = {element.text: float(element.get("y")) for element in root.iter(f"{SVG}text")}
    below = next(y for said, y in heights.items() if said.startswith("Utfall sep"))
    guide = heights["Riktvärde"]
    assert guide - below >= 16 or below - guide >= 30
