"""The example agency's indicators, their targets, and two years of values given when each month had ended."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.indicators import actions
from tertial.kernel import clock
from tertial.organisation.models import Agency, Person, Unit

from .organisation import CODE, email_of

DIRECTOR = "Lena Forsgren, generaldirektör"
BOARD = "Styrelsen"


@dataclass(frozen=True)
class Measured:
    """One indicator of the example. Figures are (last year, this year), one per period from its first."""

    code: str
    name: str
    definition: str
    unit_label: str
    kind: str
    direction: str
    frequency: str
    unit: str
    owner: str
    source: str
    last_year: tuple[str, ...]
    this_year: tuple[str, ...]
    before: str = ""  # the whole year before last year
    target: tuple[str, str] = ("", "")  # last year, this year
    cumulative: bool = False
    decimals: int = 0
    women: tuple[str, ...] = ()  # this year; men are given beside
    men: tuple[str, ...] = ()
    fed_by: str = ""


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MEASURED = (
    Measured(
        "I-1", "Företag som har fått rådgivning", "Antal företag med minst ett dokumenterat rådgivningstillfälle under året. Delas upp efter vem som leder företaget.",
        "företag", "output", "up", "quarter", "RAD", "Maja Frisk", "Rådgivningsregistret",
        _split("1120 2310 3190 4380"), _split("1210 2480 3420 4650"), "4050", ("4200", "4500"), cumulative=True,
        women=_split("470 980 1390 1910"), men=_split("740 1500 2030 2740"),
    ),
    Measured(
        "I-4", "Nystartade företag per 1 000 invånare", "Nystartade företag per 1 000 invånare 16–64 år i hela landet.",
        "per 1 000 invånare", "context", "neither", "year", "ANA", "Kerstin Modig", "Officiell statistik",
        ("11.6",), ("11.9",), "11.2", decimals=1,
    ),
    Measured(
        "I-6", "Företag med stöd som finns kvar efter tre år", "Andel av företagen med beviljat stöd för tre år sedan som fortfarande är aktiva.",
        "%", "outcome_long", "up", "year", "FIN", "Jonas Berg", "Företagsregistret",
        ("82",), ("83",), "80", ("80", "82"),
    ),
    Measured(
        "I-8", "Företag som exporterar ett år efter insats", "Andel av företagen i exportinsatser som har exporterat året efter insatsen.",
        "%", "outcome_short", "up", "half_year", "INT", "David Olin", "Uppföljningsenkät och register",
        _split("38 41"), _split("43 44"), "36", ("40", "45"),
    ),
    Measured(
        "I-11", "Sysselsatta i stödområdena", "Antal sysselsatta 20–64 år i kommuner i stödområde A och B, tusental.",
        "tusental", "context", "up", "quarter", "ANA", "Kerstin Modig", "Officiell statistik",
        _split("402.1 403.4 404.0 403.2"), _split("403.8 405.1 405.9 406.3"), decimals=1,
        women=_split("190.4 191.3 191.8 192.0"), men=_split("213.4 213.8 214.1 214.3"),
    ),
    Measured(
        "I-12", "Beslut om regionalt investeringsstöd", "Antal beslut, bifall och avslag, från årets början.",
        "beslut", "output", "up", "month", "RST", "Nadia Rahimi", "Ärendesystemet",
        _split("22 51 88 121 158 192 209 240 284 331 372 412"), _split("24 55 91 128 166 204 222 261 310 361 398 436"),
        "398", ("400", "420"), cumulative=True,
    ),
    Measured(
        "I-13", "Beviljat regionalt investeringsstöd", "Summa beviljat belopp från årets början.",
        "tkr", "output", "neither", "month", "RST", "Nadia Rahimi", "Ärendesystemet",
        _split("14800 33900 58200 81400 107600 131000 142300 165800 194100 226400 254000 281150"),
        _split("16300 37200 63100 88500 115900 142800 155200 183600 217400 252900 279400 304800"), "268400", cumulative=True,
    ),
    Measured(
        "I-14", "Handläggningstid", "Dagar från komplett ansökan till beslut, genomsnitt från årets början. Gäller regionalt investeringsstöd.",
        "dagar", "activity", "down", "month", "RST", "Eva Berglund", "Ärendesystemet",
        _split("63 62.4 61.8 61.5 61 60.7 60.9 60.4 60 59.6 59.3 59"),
        _split("58 57.1 56 54.6 53.4 52.1 51.2 50.1 49 47.3 46.5 45.8"), "61", ("60", "45"), cumulative=True,
    ),
    Measured(
        "I-15", "Beslut utan komplettering", "Andel ansökningar som kan beslutas utan att myndigheten begär komplettering.",
        "%", "activity", "up", "month", "RST", "Amir Haddad", "Ärendesystemet",
        _split("41 42 42 43 44 44 43 45 46 46 47 47"), _split("48 49 51 52 54 56 57 58 60 62 63 64"), "40", ("45", "60"),
    ),
    Measured(
        "I-16", "Nöjda sökande, index", "Nöjdhetsindex 0–100 efter NKI-modellen ur enkäten ”Hur gick din ansökan?”. Mäter upplevd handläggning, inte effekt av stödet.",
        "", "activity", "up", "year", "UTV", "Sofia Wallin", "Enkäten ”Hur gick din ansökan?”",
        (), (), "68", ("70", "70"), fed_by="survey",
    ),
    Measured(
        "I-17", "Beslut till företag som leds av kvinnor", "Andel av besluten om regionalt investeringsstöd som gäller företag där minst hälften av ledningen är kvinnor.",
        "%", "output", "up", "month", "RST", "Nadia Rahimi", "Ärendesystemet",
        _split("24 24 25 25 26 26 26 26 27 27 27 27"), _split("27 27 27 28 28 28 28 29 29 29 29 29"), "24", ("26", "30"), cumulative=True,
    ),
    Measured(
        "I-18", "Stöd till stödområde A", "Andel av beviljat belopp som går till kommuner i stödområde A.",
        "%", "output", "up", "month", "RST", "Per Öhman", "Ärendesystemet",
        _split("44 46 47 47 48 49 49 50 50 51 51 51"), _split("50 51 51 52 52 53 53 53 54 54 54 55"), "49", ("50", "50"), cumulative=True,
    ),
    Measured(
        "I-22", "Andel rekvisitioner via e-tjänst", "Andel av månadens rekvisitioner som kommer in genom e-tjänsten.",
        "%", "output", "up", "month", "RST", "Eva Berglund", "Ärendesystemet",
        _split("2 2 3 3 3 4 4 4 5 5 5 6"), _split("5 5 6 8 9 9 10 11 12 12 13 14"), target=("", "50"),
    ),
    Measured(
        "I-25", "Företagens kostnader för nya regler", "Beräknad årlig kostnad för företagen av regler som har trätt i kraft under året.",
        "mnkr", "context", "down", "year", "REF", "Emma Zetterlund", "Egen beräkning ur konsekvensutredningar",
        ("642",), ("588",), "701",
    ),
    Measured(
        "I-28", "Företag som använder de digitala tjänsterna", "Antal unika företag som har loggat in under perioden, tusental.",
        "tusental", "output", "up", "tertial", "DIG", "Viktor Alm", "Tjänsternas statistik",
        _split("61 58 66"), _split("69 67 74"), target=("60", "70"),
    ),
    Measured(
        "I-31", "Sjukfrånvaro", "Sjukfrånvarotid i procent av ordinarie arbetstid, från årets början.",
        "%", "resource", "down", "month", "HR", "Rebecka Lund", "Lönesystemet",
        _split("4.2 4.3 4.1 3.9 3.8 3.7 3.6 3.5 3.6 3.6 3.7 3.8"), _split("4.1 4.0 3.9 3.8 3.6 3.5 3.4 3.4 3.4 3.4 3.5 3.5"), "4.1", ("4.0", "3.5"),
        cumulative=True, decimals=1,
        women=_split("4.8 4.7 4.6 4.5 4.3 4.2 4.1 4.1 4.1 4.1 4.2 4.2"), men=_split("3.1 3.0 2.9 2.8 2.7 2.6 2.5 2.5 2.5 2.5 2.5 2.6"),
    ),
    Measured(
        "I-34", "Orter med dagligvarubutik", "Antal orter utanför tätort med minst en dagligvarubutik som är öppen året runt.",
        "orter", "context", "up", "half_year", "LAS", "Björn Hed", "Butiksregistret",
        _split("1214 1209"), _split("1206 1204"), "1221",
    ),
)  # fmt: skip

MONTHS = {"month": 1, "quarter": 3, "tertial": 4, "half_year": 6, "year": 12}


def build(as_of: date) -> None:
    """Define the indicators three years back, then let the years pass month by month until the day."""
    agency = Agency.objects.get(code=CODE)
    units = {unit.code: unit.pk for unit in Unit.objects.filter(agency=agency)}
    cast = _Cast(agency, as_of)
    ids = {}
    with clock.at(date(as_of.year - 2, 12, 10)):
        for m in MEASURED:
            ids[m.code] = _define(m, units[m.unit], cast)
    for m in MEASURED:
        _set_targets(m, ids[m.code], as_of, cast)
        _give_values(m, ids[m.code], cast)


class _Cast:
    """The people of the example as actors, each looked up once."""

    def __init__(self, agency: Agency, as_of: date) -> None:
        self.agency, self.as_of, self._known = agency, as_of, {}

    def __call__(self, name: str) -> Actor:
        if name not in self._known:
            person = Person.objects.get(agency=self.agency, email=email_of(name))
            self._known[name] = access.actor_of_person(person.pk, on=self.as_of)
        return self._known[name]


def _define(m: Measured, unit_id: int, cast: _Cast) -> int:
    before = {"baseline": Decimal(m.before), "baseline_on": date(cast.as_of.year - 2, 12, 31)} if m.before else {}
    return actions.define_indicator(
        code=m.code,
        name=m.name,
        definition=m.definition,
        unit_label=m.unit_label,
        decimals=m.decimals,
        kind=m.kind,
        direction=m.direction,
        frequency=m.frequency,
        cumulative=m.cumulative,
        unit_id=unit_id,
        owner_id=cast(m.owner).person_id,
        source=m.source,
        split_by_sex=bool(m.women),
        fed_by=m.fed_by,
        by=cast("Johan Ekström"),
        **before,
    )


def _set_targets(m: Measured, indicator_id: int, as_of: date, cast: _Cast) -> None:
    for year, target in zip((as_of.year - 1, as_of.year), m.target, strict=True):
        if target:
            first = "60" if (m.code, year) == ("I-14", as_of.year) else target
            _set_target(indicator_id, year, first, (BOARD, date(year - 1, 12, 14)), cast)
    lowered = date(as_of.year, 6, 11)
    if m.code == "I-14" and lowered <= as_of:
        _set_target(indicator_id, as_of.year, m.target[1], (DIRECTOR, lowered), cast)


def _set_target(indicator_id: int, year: int, value: str, decided: tuple[str, date], cast: _Cast) -> None:
    decided_by, decided_on = decided
    facts = {"due_on": date(year, 12, 31), "value": Decimal(value), "decided_by": decided_by}
    with clock.at(decided_on):
        actions.set_target(indicator_id=indicator_id, decided_on=decided_on, by=cast("Johan Ekström"), **facts)


def _give_values(m: Measured, indicator_id: int, cast: _Cast) -> None:
    this, last = cast.as_of.year, cast.as_of.year - 1
    if m.before:
        _give(
            indicator_id,
            m,
            (date(this - 2, 1, 1), date(this - 2, 12, 31)),
            {"value": Decimal(m.before)},
            cast,
        )
    for year, figures in ((last, m.last_year), (this, m.this_year)):
        for place, figure in enumerate(figures):
            split = {}
            if m.women and year == this:
                split = {"women": Decimal(m.women[place]), "men": Decimal(m.men[place])}
            _give(indicator_id, m, _period(m, year, place), {"value": Decimal(figure), **split}, cast)


def _period(m: Measured, year: int, place: int) -> tuple[date, date]:
    length = MONTHS[m.frequency]
    first, last = (1 if m.cumulative else place * length + 1), (place + 1) * length
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _give(indicator_id: int, m: Measured, period: tuple[date, date], figures: dict, cast: _Cast) -> None:
    """Given nineteen days after the period, verified when it is a year's end, locked by the annual report."""
    start, end = period
    given, locked = end + timedelta(days=19), date(end.year + 1, 2, 18)
    told = {"indicator_id": indicator_id, "period_start": start, "period_end": end}
    if given > cast.as_of:
        return
    with clock.at(given):
        if m.code == "I-14" and end == date(cast.as_of.year, 3, 31):
            actions.record_value(**told, value=Decimal("55.2"), by=cast(m.owner))
            figures = {**figures, "note": "Ärenden som väntade på yttrande saknades i första uttaget."}
        actions.record_value(**told, **figures, by=cast(m.owner))
    verified = given + timedelta(days=9)
    if verified <= cast.as_of:
        with clock.at(verified):
            actions.verify_value(**told, by=cast("Sofia Wallin"))
    if (end.month, end.day) == (12, 31) and locked <= cast.as_of:
        with clock.at(locked):
            actions.lock_value(**told, by=cast("Johan Ekström"))
