"""The clock can be moved, and a demo's folder freezes it."""

import json
from datetime import date, datetime

from tertial.kernel import clock


def test_a_moved_clock_shows_the_moment_and_returns():
    with clock.at(date(2027, 3, 1)):
        assert clock.today() == date(2027, 3, 1)
        assert clock.now().tzinfo is clock.STOCKHOLM
        with clock.at(datetime.fromisoformat("2027-03-02T23:30")):
            assert clock.today() == date(2027, 3, 2)
        assert clock.today() == date(2027, 3, 1)


def test_the_business_day_is_swedish():
    late_in_utc = datetime.fromisoformat("2026-06-30T23:30:00+00:00")
    with clock.at(late_in_utc):
        assert clock.local(clock.now()).date() == date(2026, 7, 1)
        assert clock.today() == date(2026, 7, 1)


def test_a_demo_folder_freezes_the_day(settings):
    (settings.DATA / "demo.json").write_text(json.dumps({"as_of": "2025-11-23"}))
    clock.forget_frozen()
    token = clock._moved.set(None)
    try:
        assert clock.today() == date(2025, 11, 23)
    finally:
        clock._moved.reset(token)
        clock.forget_frozen()
