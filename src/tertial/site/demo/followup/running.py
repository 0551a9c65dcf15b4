"""What happens between the rounds: deviations noted when they are seen, and closed with what came of them."""

from datetime import date, timedelta

from tertial.followup.actions import close_deviation, open_deviation
from tertial.followup.models import Deviation

from .lights import CARRIED, THIS_YEAR
from .play import Play, working
from .texts import PLAIN, RESULTS, as_text

KEPT = ("Mätning av regelbörda", "Gemensam ärendeingång", "Ny e-tjänst för rekvisitioner")
NOTED = (
    *((2, day) for day in (3, 11, 19, 26)),
    *((3, day) for day in (4, 12, 18, 25, 31)),
    *((4, day) for day in (8, 15, 21)),
    *((6, day) for day in (3, 10, 17, 24)),
    *((8, day) for day in (5, 12, 18, 20)),
)


def note_between_rounds(play: Play, year: int) -> None:
    """Twenty small ones through the year, each closed after three weeks; and those of the rounds when mended."""
    troubled = {title for lights in THIS_YEAR.values() for title in (*lights.deviation, *lights.late)}
    calm = [c for c in play.commitments(year) if c.title not in troubled and not c.title.startswith("Kortare väg")]
    for place, (month, day) in enumerate(NOTED):
        noted = working(date(year, month, day))
        commitment = calm[(place * 7) % len(calm)]
        play.on(noted, lambda c=commitment, place=place: _note(play, year, c, place))
        play.on(noted + timedelta(days=21), lambda c=commitment, place=place: _close(play, year, {c.id}, place))
    _mend(play, year, date(year, 6, 16), lambda title: title not in CARRIED)
    _mend(play, year, date(year, 10, 6), lambda title: title not in KEPT)


def close_what_is_left(play: Play, year: int, day: date) -> None:
    """Nothing of last year is carried into this one."""
    _mend(play, year, day, lambda _title: True)


def _note(play: Play, year: int, commitment, place: int) -> None:
    text = as_text(play, PLAIN[place % 2], year, asks=False, officer=commitment.responsible_id)
    by = play.someone(commitment.responsible)
    open_deviation(commitment_id=commitment.id, year=year, light="deviation", text=text, by=by)


def _mend(play: Play, year: int, day: date, chosen) -> None:
    def mend() -> None:
        found = Deviation.objects.filter(agency_id=play.agency_id, year=year, state="open").order_by("serial")
        _close(play, year, {d.commitment_id for d in found if chosen(d.commitment_title)}, day.month)

    play.on(day, mend)


def _close(play: Play, year: int, nodes: set[int], place: int) -> None:
    found = Deviation.objects.filter(agency_id=play.agency_id, year=year, state="open", commitment__in=nodes)
    for at, deviation in enumerate(found.select_related("unit", "owner").order_by("serial")):
        by = play.someone(play.heads[deviation.unit.code])
        close_deviation(deviation_id=deviation.pk, result=RESULTS[(place + at) % len(RESULTS)], by=by)
