"""The example agency's rounds: last year's three closed, this year's as far as the day lets them come."""

from datetime import date

from .between import say_between_rounds, say_how_last_year_ended
from .lights import LAST_YEAR, THIS_YEAR
from .play import Play
from .regional_support import october, third_round
from .rounds import play_round
from .running import close_what_is_left, note_between_rounds


def build(as_of: date) -> None:
    """Everything through the ordinary actions, each on its day. Without a plan there is nothing to follow up."""
    play, year = Play(as_of), as_of.year
    if play.commitments(year - 1):
        _last_year(play, year - 1)
    if play.commitments(year):
        _this_year(play, year)
    play.run()


def _last_year(play: Play, year: int) -> None:
    for period, lights in LAST_YEAR.items():
        play_round(play, year, period, lights)
    close_what_is_left(play, year, date(year, 12, 16))
    say_how_last_year_ended(play, year)


def _this_year(play: Play, year: int) -> None:
    for period, lights in THIS_YEAR.items():
        play_round(play, year, period, lights)
    say_between_rounds(play, year)
    note_between_rounds(play, year)
    october(play, year)
    third_round(play, year)
