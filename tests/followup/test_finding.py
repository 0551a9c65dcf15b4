"""What the headings say."""

import pytest

from tertial.followup.rules.finding import Finding, Standing, finding, unit_finding


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing(96, 69, 10, 2, late_to_decide=2, decisions=3), Finding("late_to_decide", 2)),
        (Standing(96, 69, 10, 2, decisions=1), Finding("decisions", 1)),
        (Standing(96, 69, 10, 2, overdue_units=4), Finding("late", 2)),
        (Standing(96, 69, 10, overdue_units=4), Finding("overdue_units", 4)),
        (Standing(96, 69, 10), Finding("deviations", 10)),
        (Standing(96, 96), Finding("all_well", 96)),
        (Standing(96, 12), Finding("well_so_far", 12)),
        (Standing(96), Finding("nothing_yet", 0)),
        (Standing(), Finding("nothing_yet", 0)),
    ],
)
def test_the_weightiest_thing_is_said(standing, expected):
    assert finding(standing) == expected


def test_a_unit_is_told_what_is_left():
    assert unit_finding(3, 4) == Finding("commitments_left", 3)
    assert unit_finding(0, 1) == Finding("other_left", 1)
    assert unit_finding(0, 0) == Finding("ready", 0)
