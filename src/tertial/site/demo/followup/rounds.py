"""One round: opened by the cycle, reported by officers, handed in, approved up the tree, decided."""

from datetime import date, timedelta

from tertial.access.actor import Actor
from tertial.calc.calendar import next_working_day
from tertial.cycle import actions as cycle_actions
from tertial.cycle import queries as cycle
from tertial.followup import queries, scales
from tertial.followup.actions import (
    DeviationText,
    Facts,
    Forecast,
    accept_commitment,
    approve_report,
    close_round,
    open_round,
    report_commitment,
    submit_report,
    write_assessment,
    write_forecasts,
)
from tertial.followup.actions.rounds import Days
from tertial.followup.models import CommitmentReport, Round, UnitReport

from .lights import EXPECTED, Lights
from .play import DIRECTOR, PLANNER, Play, working
from .texts import ASSESSED, COMMENTS, DEPARTMENT_SAYS, MANAGEMENT_SAYS, WHY_NOT, deviation_text

TKR = 100_000


def days_of(play: Play, year: int, period: str) -> tuple[date, Days]:
    """The day a round opens and its due days, as the cycle has them."""
    opens = cycle.event_of(play.agency_id, year, period)
    units, departments, management = (
        cycle.event_of(play.agency_id, year, f"{period}.{level}").end
        for level in ("units", "departments", "management")
    )
    compiled = min(next_working_day(departments + timedelta(days=3)), management)
    money = date(year + 1, 1, 7) if period == "T3" else None
    return opens.start, Days(units, departments, compiled, management, money)


def play_round(play: Play, year: int, period: str, lights: Lights) -> None:
    """Set the steps of a round on their days."""
    opens, days = days_of(play, year, period)
    if opens > play.as_of:
        return
    play.on(opens, lambda: _open(play, year, period, days))
    codes = [code for code in EXPECTED if code not in lights.silent_units]
    for place, code in enumerate(codes):
        handed_in = dict(lights.handed_in).get(code)
        last = date(year, days.units.month, handed_in) if handed_in else working(days.units - timedelta(days=1))
        _report_days(play, year, period, code, lights, first=opens + timedelta(days=1), last=last, place=place)
        if code not in lights.writing:
            play.on(last, lambda code=code: _hand_in(play, year, period, code))
    if lights.is_over:
        _up_the_tree(play, year, period, days)


def _open(play: Play, year: int, period: str, days: Days) -> None:
    by = play.someone(PLANNER)
    event = cycle.event_of(play.agency_id, year, period)
    open_round(year=year, period=period, days=days, event_id=event.id, by=by)
    if event.opened_at is None:
        cycle_actions.open_event(event_id=event.id, by=by)


def _report_days(
    play: Play, year: int, period: str, code: str, lights: Lights, *, first: date, last: date, place: int
) -> None:
    """Each commitment of a unit on its own day between the first and the last."""
    span = max(1, (min(last, play.as_of) - first).days)
    unit = play.units[code].pk
    mine = [c for c in play.commitments(year) if c.unit_id == unit and c.title not in lights.silent]
    for at, commitment in enumerate(mine):
        day = working(first + timedelta(days=(place * 3 + at * 2) % span))
        day = max(first, min(day, last))
        light = _light(commitment.title, lights)
        play.on(day, lambda node=commitment.id, light=light: _report(play, (year, period), node, light))


def _light(title: str, lights: Lights) -> str:
    for name in (scales.DEVIATION, scales.LATE, scales.DONE):
        if title in getattr(lights, name):
            return name
    return scales.ON_PLAN


def _report(play: Play, when: tuple[int, str], node: int, light: str) -> None:
    """The responsible officer reports; the head has seen what deviates."""
    year, period = when
    part = CommitmentReport.objects.select_related("report__round", "report__unit", "responsible").get(
        commitment=node, report__round__year=year, report__round__period=period
    )
    text = deviation_text(play, part, year) if light in scales.NEEDS_WORDS else DeviationText()
    report_commitment(
        part_id=part.pk,
        on_plan=light,
        attainment=_attainment(light),
        reason=WHY_NOT[light],
        comment=COMMENTS.get((period, part.title), ""),
        deviation=text,
        by=play.someone(part.responsible.name),
    )
    if light in scales.NEEDS_WORDS:
        accept_commitment(part_id=part.pk, by=play.someone(play.heads[part.report.unit.code]))


def _attainment(light: str) -> str:
    return {"done": "reached", "deviation": "uncertain", "late": "not_expected"}.get(light, "expected")


def _hand_in(play: Play, year: int, period: str, code: str) -> None:
    report, head = play.report(year, period, code), play.someone(play.heads[code])
    places = list(EXPECTED)
    write_assessment(
        report_id=report.pk,
        assessment=ASSESSED[places.index(code) % len(ASSESSED)],
        expected_deviation=_expected(code, year, period, play) * TKR,
        by=head,
    )
    if year == play.as_of.year:
        _forecast(play, report, _expected(code, year, period, play) * TKR, head)
    submit_report(report_id=report.pk, by=head)


def _expected(code: str, year: int, period: str, play: Play) -> int:
    """This year's from the second round as the example says; before that, smaller."""
    said = EXPECTED[code]
    return said if year == play.as_of.year and period != "T1" else round(said / 30) * 10


def _forecast(play: Play, report: UnitReport, expected: int, head: Actor) -> None:
    """Every row ends at its budget but the largest, which takes the whole of what the head expects."""
    own = queries.money_of(play.agency_id, report.pk).own
    largest = max(own, key=lambda row: row.budget_year, default=None)
    told = [
        Forecast(row.code, row.account_group, row.budget_year - expected * (row is largest))
        for row in own
        if row.budget_year
    ]
    write_forecasts(report_id=report.pk, forecasts=told, by=head)


def _up_the_tree(play: Play, year: int, period: str, days: Days) -> None:
    departments = [code for code, unit in play.units.items() if unit.kind == "department"]
    for code in departments:
        play.on(days.departments, lambda code=code: _department(play, year, period, code))
    play.on(days.compiled, lambda: _compile(play, year, period, departments))
    play.on(days.management, lambda: _decide(play, year, period))
    play.on(days.management + timedelta(days=3), lambda: _close(play, year, period))


def _department(play: Play, year: int, period: str, code: str) -> None:
    """The head of the department approves the units, then writes and hands in."""
    head, report = play.someone(play.heads[code]), play.report(year, period, code)
    for child in report.children.filter(state=scales.IN_REVIEW):
        approve_report(report_id=child.pk, by=head)
    late = [child for child in report.children.all() if child.state in scales.OPEN_STATES]
    _late_ones(play, late)
    write_assessment(report_id=report.pk, assessment=DEPARTMENT_SAYS, by=head)
    why = "IT och juridik hann inte med ett av sex åtaganden under systembytet." if late else ""
    submit_report(report_id=report.pk, go_on_without=why, by=head)


def _late_ones(play: Play, late: list) -> None:
    """Those who did not hand in have still told how their year will end."""
    for report in late:
        code = report.unit.code
        write_assessment(
            report_id=report.pk,
            assessment="Ett åtagande återstår att rapportera.",
            expected_deviation=EXPECTED[code] * TKR,
            by=play.someone(play.heads[code]),
        )


def _compile(play: Play, year: int, period: str, departments: list[str]) -> None:
    by = play.someone(PLANNER)
    for code in departments:
        approve_report(report_id=play.report(year, period, code).pk, by=by)
    top = play.report(year, period, "EM")
    write_assessment(report_id=top.pk, assessment=MANAGEMENT_SAYS[period], by=by)
    submit_report(report_id=top.pk, by=by)


def _decide(play: Play, year: int, period: str) -> None:
    top = play.report(year, period, "EM")
    heads = tuple(play.heads[code] for code, unit in play.units.items() if unit.kind == "department")
    facts = Facts(
        decided_on=top.round.management_on,
        decided_by="Lena Forsgren, generaldirektör",
        reporting_officer=PLANNER,
        participants=heads,
        registry_number=f"{year}/{1100 + 10 * int(period[1:])}-4",
    )
    approve_report(report_id=top.pk, facts=facts, by=play.someone(DIRECTOR))


def _close(play: Play, year: int, period: str) -> None:
    found = Round.objects.get(agency_id=play.agency_id, year=year, period=period)
    close_round(round_id=found.pk, by=play.someone(PLANNER))
