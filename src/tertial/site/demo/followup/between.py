"""How commitments are said to go between the rounds: in spring, in late October, and when last year ended."""

from collections.abc import Iterable
from datetime import date

from tertial.planning import queries as planning
from tertial.planning.actions import set_status
from tertial.site.demo.plans.endings import Way, ended, ways

from .lights import EXPECTED
from .play import PLANNER, Play


def say_how_last_year_ended(play: Play, year: int) -> None:
    """The week before Christmas."""
    play.on(date(year, 12, 18), lambda: _say(play, ((row.id, way) for row, way in ended(play.agency_id, year))))


def say_between_rounds(play: Play, year: int) -> None:
    """On plan in spring, before the first round; as the lines say in late October, after the second."""
    play.on(date(year, 3, 2), lambda: _say(play, ((c.id, ("on_plan", "")) for c in play.commitments(year))))
    play.on(date(year, 10, 30), lambda: _say(play, _october(play, year)))


def _october(play: Play, year: int) -> Iterable[tuple[int, Way]]:
    for code in EXPECTED:
        rows = planning.commitments(play.agency_id, year, unit_ids=[play.units[code].pk])
        yield from zip((row.id for row in rows), ways(code, year), strict=True)


def _say(play: Play, said: Iterable[tuple[int, Way]]) -> None:
    for node, (status, note) in said:
        set_status(node_id=node, status=status, note=note, by=play.someone(PLANNER))
