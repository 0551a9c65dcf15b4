"""The example agency's cycles of last year and this, and the adjustment of the board's decision."""

from datetime import date

from tertial.cycle import actions, queries
from tertial.kernel import clock
from tertial.organisation.models import Agency

from . import guide
from .organisation import CODE
from .people import acting

PLANNER = "Johan Ekström"
FRAMES = "Anslagsramarna är klara först 4 december."


def build(as_of: date) -> None:
    """Two years of the shipped template, one adjustment, and the page on how the agency plans and follows up."""
    _start(as_of.year - 1, date(as_of.year - 2, 12, 2))
    _start(as_of.year, date(as_of.year - 1, 12, 3))
    _adjust(as_of)
    guide.build(as_of)


def _start(year: int, day: date) -> None:
    with clock.at(day):
        actions.start_year(year=year, by=acting(PLANNER, day))


def _adjust(as_of: date) -> None:
    """The board's decision is to move a week: proposed on 20 November, decided on the 26th."""
    proposed, decided = date(as_of.year, 11, 20), date(as_of.year, 11, 26)
    if as_of < proposed:
        return
    agency = Agency.objects.get(code=CODE)
    board = queries.event_of(agency.pk, as_of.year, "board.dec")
    with clock.at(proposed):
        made = actions.propose_adjustment(
            event_id=board.id,
            end=date.fromordinal(board.end.toordinal() + 7),
            reason=_reason(as_of.year),
            by=acting(PLANNER, proposed),
        )
    if as_of >= decided:
        with clock.at(decided):
            actions.decide_adjustment(adjustment_id=made, by=acting(PLANNER, decided))


def _reason(year: int) -> str:
    late = "Budgetpropositionen kom senare än vanligt (valår)." if year % 4 == 2 else "Underlaget har dröjt."
    return f"{late}\n{FRAMES}"
