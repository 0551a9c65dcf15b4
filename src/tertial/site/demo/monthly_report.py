"""The example agency's monthly reports: last year's and this year's published, the latest still a draft."""

from datetime import date, timedelta

from tertial.access.actor import Actor
from tertial.access.queries import actor_of_person
from tertial.calc.calendar import next_working_day, nth_working_day
from tertial.kernel import clock
from tertial.monthly_report import queries
from tertial.monthly_report.actions import draft_report, fix_report, publish_report, remind, write_comment
from tertial.monthly_report.report import ReportItem
from tertial.site.demo.appropriations import economist

LATE = "24 1:5 ap.1"  # the comment that the latest draft still waits for
WRITTEN = {
    "24 1:4 ap.2": "Två upphandlingar blev klara senare än planerat. Konsulterna började i maj i stället för i mars.",
    "19 1:3 ap.4": "Projekten rekvirerar i ojämn takt. Två stora ansökningar om utbetalning kommer senare än vi räknade med.",
    "24 1:5 ap.2": "Stödet till kommersiell service betalas ut efter sommaren, så vi ligger under planen fram till dess.",
    "24 1:5 ap.1": "Rekvisitionerna kom tidigare än i betalningsplanen. Besluten är desamma.",
    "24 1:4 ap.1": "Lönerevisionen och hyresindex är inräknade. Resten av året följer budgeten.",
}
USUAL = "Betalningarna kommer i ojämn takt. Vi räknar med att följa planen över helåret."
ASSESSED = {
    "24 1:5 ap.1": "Rekvisitionerna kom tidigare än i betalningsplanen. Utbetalningar för 9 000 tkr kan läggas i "
    "januari {next} utan att villkoren bryts."
}


def build(as_of: date) -> None:
    """February of last year through the month before the day."""
    for year in (as_of.year - 1, as_of.year):
        for month in range(2, 13):
            started = _started(year, month)
            if started <= as_of:
                _report(year, month, started, as_of)


def _started(year: int, month: int) -> date:
    """The day after the ledger is read in; last December waits for the closing of the books."""
    if month == 12:
        return date(year + 1, 1, 26)
    return nth_working_day(year, month + 1, 7)


def _report(year: int, month: int, day: date, as_of: date) -> None:
    latest = year == as_of.year and month == as_of.month - 1
    with clock.at(day):
        draft_report(year=year, month=month, by=economist(day))
    written = next_working_day(day + timedelta(days=3))
    published = next_working_day(written + timedelta(days=1))
    if written > as_of:
        return
    with clock.at(written):
        _comment(year, month, latest=latest)
        if not latest:
            fix_report(year=year, month=month, by=economist(written))
    if not latest and published <= as_of:
        with clock.at(published):
            publish_report(year=year, month=month, by=economist(published))
    if latest:
        _remind(year, month, as_of)


def _remind(year: int, month: int, as_of: date) -> None:
    """The day after the report was due the economist asks once more, and gives two working days."""
    asked = next_working_day(queries.due_days(economist(as_of).agency_id, year)[month] + timedelta(days=1))
    if asked > as_of:
        return
    day = next_working_day(next_working_day(asked + timedelta(days=1)) + timedelta(days=1))
    with clock.at(asked):
        remind(year=year, month=month, answer_by=day, by=economist(asked))


def _comment(year: int, month: int, *, latest: bool) -> None:
    maria = economist(clock.today())
    missing = queries.page(maria, year, month).missing
    left = _left(missing) if latest else ""
    for item in missing:
        if item.code in ASSESSED and item.warning:
            text = ASSESSED[item.code].format(next=year + 1)
            write_comment(year=year, month=month, item_id=item.item_id, kind="assessment", text=text, by=maria)
        if item.code != left:
            text, by = WRITTEN.get(item.code, USUAL), _responsible(item, maria)
            write_comment(year=year, month=month, item_id=item.item_id, kind="comment", text=text, by=by)


def _left(missing: tuple[ReportItem, ...]) -> str:
    """The item whose comment is not there yet."""
    codes = [item.code for item in missing]
    return LATE if LATE in codes else codes[-1] if codes else ""


def _responsible(item: ReportItem, otherwise: Actor) -> Actor:
    actor = actor_of_person(item.responsible_id, on=clock.today()) if item.responsible_id else None
    return actor if actor and actor.may("month.comment") else otherwise
