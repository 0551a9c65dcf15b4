"""What time it is. The only place that asks the machine's clock.

The demo's data folder can hold a frozen day (`demo.json`), so that the demo shows the same state on any day.
Tests and the demo's builder move the clock with `at`.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FROZEN_TIME = time(9, 14)

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


@cache
def _frozen(data: Path) -> datetime | None:
    """The frozen moment of a demo's data folder, or None."""
    path = data / "demo.json"
    if not path.exists():
        return None
    day = date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["as_of"])
    return datetime.combine(day, FROZEN_TIME, STOCKHOLM)


def forget_frozen() -> None:
    """Read `demo.json` anew at the next question."""
    _frozen.cache_clear()


def now() -> datetime:
    """The present moment, aware, Europe/Stockholm."""
    return _moved.get() or _frozen(settings.DATA) or datetime.now(STOCKHOLM)


def today() -> date:
    """The present business day in Sweden."""
    return now().date()


def local(moment: datetime) -> datetime:
    """A stored moment as Swedish wall-clock time."""
    return moment.astimezone(STOCKHOLM)


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Let it be that moment (a plain date means 09.14 that day) while the block runs."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, FROZEN_TIME)
    swedish = moment.replace(tzinfo=STOCKHOLM) if moment.tzinfo is None else moment.astimezone(STOCKHOLM)
    token = _moved.set(swedish)
    try:
        yield
    finally:
        _moved.reset(token)
