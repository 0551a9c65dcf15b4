"""Regionala stöd in the autumn: three deviations noted, and a third round with one commitment sent back."""

from datetime import date, time

from tertial.followup.actions import (
    DeviationText,
    accept_commitment,
    close_deviation,
    open_deviation,
    remind,
    report_commitment,
    return_report,
)
from tertial.followup.models import CommitmentReport, Deviation

from .play import PLANNER, Play
from .texts import Told, as_text

CODE, HEAD = "RST", "Karin Lindqvist"
ETJANST = "Ny e-tjänst för rekvisitioner"
SHORTER = Told(
    "47 dagar i snitt mot högst 45. Trenden är bättre än planerat.",
    "Fyra av tio ansökningar behöver kompletteras, de flesta med samma uppgift.",
    "Omkring 40 företag får besked en dryg vecka senare än vi lovat.",
    "Färre kompletteringar.",
    "Amir Haddad", (0, 12, 15), 0,
)  # fmt: skip
NORTH = Told(
    "31 ansökningar av väntade 50. Medlen hinner inte beslutas i år.",
    "Kommunerna hade redan sökt andra medel för samma insatser.",
    "2 500 tkr beslutas först nästa år.",
    "Ny utlysning i januari.",
    "Sara Lundmark", (1, 1, 18), 2500,
)  # fmt: skip
SERVICE = Told(
    "E-tjänsten klarade inte acceptanstestet. Tre fel i beräkningen av moms återstår. "
    "Driftsättningen flyttas från november till 31 mars {next}.",
    "Kraven på momsberäkning ändrades i juni. Leverantörens nyckelperson har slutat.",
    "Omkring 300 företag rekvirerar på papper i vinter. Utbetalningen tar 12 dagar längre.",
    "Två handläggare från Norr stödjer pappersrekvisitioner december–mars. Nytt acceptanstest 15 februari.",
    "Petra Ström", (1, 2, 15), -640,
    "Ny tid för e-tjänsten för rekvisitioner",
    "31 mars {next}. Uppdrag N{last}/01182 påverkas, departementet ska underrättas.",
)  # fmt: skip
WHY_LATE = "Leverantören har meddelat att driftsättning inte hinns före årsskiftet."
SENT_BACK = "Skriv vad förseningen betyder för företagen, inte bara för oss. Vem äger åtgärden nu när projektledaren slutar?"
DONE_LATER = "Utbetalt 13 november. Prövas innan vi kallar det genomfört."


def october(play: Play, year: int) -> None:
    """What was seen between the rounds."""
    play.on(date(year, 10, 7), lambda: _note(play, year, "Kortare väg till beslut", "deviation", SHORTER))
    play.on(date(year, 10, 8), lambda: _note(play, year, "Särskilda insatser i norr", "deviation", NORTH))
    play.on(date(year, 10, 14), lambda: _failed_test(play, year))


def third_round(play: Play, year: int) -> None:
    """Five of eight reported, one of them sent back, one reminded."""
    steps = (
        (17, "Efterkontroll av 60 stöd", "done", "reached", None, ""),
        (
            18,
            "Besluta om regionalt investeringsstöd",
            "on_plan",
            "expected",
            None,
            "361 av 420 ärenden är avgjorda.",
        ),
        (18, "Transportbidrag betalas ut vid ett tillfälle", "on_plan", "expected", None, DONE_LATER),
        (18, ETJANST, "late", "not_expected", SERVICE, ""),
        (19, "Särskilda insatser i norr", "deviation", "not_expected", NORTH, ""),
        (20, "Kortare väg till beslut", "deviation", "uncertain", SHORTER, ""),
    )
    for day, title, light, attainment, told, comment in steps:
        play.on(
            date(year, 11, day),
            lambda t=title, said=(light, attainment, comment), d=told: _report(play, year, t, said, d),
        )
    play.on(date(year, 11, 19), lambda: _accept(play, year, "Särskilda insatser i norr"), at=time(15, 30))
    play.on(date(year, 11, 20), lambda: _send_back(play, year), at=time(13, 20))
    play.on(date(year, 11, 20), lambda: _remind_unit(play, year), at=time(14, 0))
    play.on(date(year, 11, 23), lambda: _remind_officer(play, year), at=time(8, 40))
    play.on(date(year, 11, 23), lambda: _draft(play, year), at=time(9, 12))


def _node(play: Play, year: int, title: str):
    unit = play.units[CODE].pk
    return next(c for c in play.commitments(year) if c.title == title and c.unit_id == unit)


def _part(play: Play, year: int, title: str) -> CommitmentReport:
    return next(p for p in play.parts(year, "T3", CODE) if p.title == title)


def _note(play: Play, year: int, title: str, light: str, told: Told) -> None:
    node = _node(play, year, title)
    text = as_text(play, told, year, asks=False, officer=node.responsible_id)
    open_deviation(commitment_id=node.id, year=year, light=light, text=text, by=play.someone(node.responsible))


def _failed_test(play: Play, year: int) -> None:
    node = _node(play, year, ETJANST)
    for earlier in Deviation.objects.filter(commitment=node.id, state="open"):
        result = "Testet genomfördes 14 oktober men klarades inte. Fortsätter som ny avvikelse."
        close_deviation(deviation_id=earlier.pk, result=result, by=play.someone(node.responsible))
    _note(play, year, ETJANST, "late", SERVICE)


def _report(play: Play, year: int, title: str, said: tuple[str, str, str], told: Told | None) -> None:
    light, attainment, comment = said
    part = _part(play, year, title)
    text = as_text(play, told, year, asks=True, officer=part.responsible_id) if told else DeviationText()
    reason = {"late": WHY_LATE, "deviation": "Målet nås inte med nuvarande takt."}.get(light, DONE_LATER)
    report_commitment(
        part_id=part.pk,
        on_plan=light,
        attainment=attainment,
        reason=reason,
        comment=comment,
        deviation=text,
        by=play.someone(part.responsible.name),
    )


def _accept(play: Play, year: int, title: str) -> None:
    accept_commitment(part_id=_part(play, year, title).pk, by=play.someone(HEAD))


def _send_back(play: Play, year: int) -> None:
    report, part = play.report(year, "T3", CODE), _part(play, year, ETJANST)
    return_report(report_id=report.pk, part_id=part.pk, reason=SENT_BACK, by=play.someone("Anders Holm"))


def _remind_unit(play: Play, year: int) -> None:
    remind(report_id=play.report(year, "T3", "RAD").pk, by=play.someone(PLANNER))


def _remind_officer(play: Play, year: int) -> None:
    part = _part(play, year, "Kommersiell service")
    remind(report_id=part.report_id, part_id=part.pk, by=play.someone(HEAD))


def _draft(play: Play, year: int) -> None:
    """Eva Berglund has begun to answer; the day of the action is still missing."""
    part = _part(play, year, ETJANST)
    told = as_text(play, SERVICE, year, asks=True, officer=None)
    text = DeviationText(**{name: getattr(told, name) for name in told.__slots__} | {"due": None})
    report_commitment(
        part_id=part.pk,
        on_plan="late",
        attainment="not_expected",
        reason=WHY_LATE,
        deviation=text,
        draft=True,
        by=play.someone("Eva Berglund"),
    )
