"""What steers the example agency: directives of two years, assignments, its ordinance, and the world outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tertial.kernel import clock
from tertial.organisation.models import Agency, Unit
from tertial.steering import actions, queries

from .organisation import CODE
from .people import acting

PLANNER = "Johan Ekström"

# number, heading, kind, text, (month, day) of the report in the year after ("+") or the year itself, recipient, unit
Row = tuple[str, str, str, str, str, str, str]

DIRECTIVE: tuple[Row, ...] = (
    (
        "1.1",
        "Fler växande företag",
        "goal",
        "Andelen företag som växer ska öka i alla delar av landet.",
        "",
        "",
        "FIN",
    ),
    (
        "1.2",
        "Sysselsättning och investeringar i stödområdena",
        "goal",
        "Sysselsättning och investeringar i stödområdena ska öka.",
        "",
        "",
        "RST",
    ),
    (
        "1.3",
        "Stödens bidrag till omställning",
        "reporting_requirement",
        "Myndigheten ska redovisa hur de regionala stöden har bidragit till företagens omställning, med uppgifter delade efter kön där de avser individer.",
        "+02-22",
        "Näringsdepartementet",
        "RST",
    ),
    (
        "2.1",
        "Enklare regler för företag",
        "goal",
        "Företagens kostnader för att följa regler ska minska.",
        "",
        "",
        "REF",
    ),
    (
        "2.2",
        "Digitala tjänster till företag",
        "reporting_requirement",
        "Myndigheten ska redovisa hur de digitala tjänsterna används och vilken nytta företagen har av dem.",
        "+02-22",
        "Näringsdepartementet",
        "DIG",
    ),
    (
        "2.3",
        "Kommersiell service på landsbygden",
        "reporting_requirement",
        "Myndigheten ska redovisa tillgången till dagligvaror och drivmedel i glesa områden.",
        "+02-22",
        "Landsbygdsdepartementet",
        "LAS",
    ),
    (
        "3.1",
        "Transportbidrag",
        "condition",
        "Transportbidrag ska betalas ut samlat senast den 15 november till de sökande som har lämnat en komplett ansökan.",
        "11-15",
        "",
        "RST",
    ),
    (
        "3.2",
        "Anslagskredit",
        "limit",
        "Krediten på anslagsposten 24 1:5 ap.1 får uppgå till högst 3 procent av tilldelningen.",
        "",
        "",
        "EKO",
    ),
    (
        "3.3",
        "EU-programmens genomförande",
        "reporting_requirement",
        "Myndigheten ska redovisa beslutade och utbetalda medel per program samt en bedömning av risken för återflöde.",
        "10-01",
        "Näringsdepartementet",
        "EUP",
    ),
    (
        "4.1",
        "Jämställdhet",
        "reporting_requirement",
        "Myndigheten ska redovisa hur stöd och rådgivning fördelas mellan kvinnor och män och vilka åtgärder skillnaderna har lett till.",
        "+02-22",
        "Näringsdepartementet",
        "ANA",
    ),
    (
        "4.2",
        "Kompetensförsörjning",
        "reporting_requirement",
        "Myndigheten ska redovisa åtgärder för att säkra kompetensen och en bedömning av deras effekt.",
        "+02-22",
        "Finansdepartementet",
        "HR",
    ),
    (
        "4.3",
        "Prognoser",
        "reporting_requirement",
        "Myndigheten ska lämna prognoser för samtliga anslagsposter vid de tillfällen som anges i Hermes.",
        "",
        "Statskontoret (tidigare ESV)",
        "EKO",
    ),
)

ASSIGNMENTS: tuple[tuple[str, str, str, tuple[Row, ...]], ...] = (
    ("N{LY}/01182", "Uppdrag att digitalisera rekvisitioner av regionala stöd", "05-22", (
        ("1", "E-tjänst för rekvisitioner", "assignment", "Myndigheten ska under {TY} införa en e-tjänst där företag begär ut beviljade medel.", "12-01", "Näringsdepartementet", "RST"),
        ("2", "Slutrapport", "reporting_requirement", "Uppdraget ska redovisas med erfarenheter, kostnader och nytta.", "+03-31", "Näringsdepartementet", "RST"),
    )),
    ("U{LY}/0311", "Uppdrag om investeringar och kompetens i stödområdena", "03-13", (
        ("1", "Samverkan om kompetens vid nya investeringar", "assignment", "Myndigheten ska i beslut om större investeringsstöd ta hänsyn till tillgången på kompetens och samverka med utbildningsanordnare.", "", "", "RST"),
        ("2", "Delredovisning", "reporting_requirement", "Uppdraget ska delredovisas.", "12-11", "Utbildningsdepartementet", ""),
    )),
)  # fmt: skip

AMENDING: tuple[Row, ...] = (
    (
        "1",
        "Ökad tilldelning för förenkling",
        "assignment",
        "Myndigheten ska använda tillskottet på 24 1:4 ap.2 till att förenkla företagens uppgiftslämnande.",
        "",
        "",
        "DIG",
    ),
    (
        "2",
        "Redovisning av tillskottet",
        "reporting_requirement",
        "Användningen av tillskottet ska redovisas.",
        "+02-22",
        "Näringsdepartementet",
        "DIG",
    ),
)

ORDINANCE: tuple[Row, ...] = (
    (
        "2 §",
        "Huvuduppgift",
        "assignment",
        "Myndigheten ska verka för hållbar näringslivsutveckling och regional tillväxt.",
        "",
        "",
        "",
    ),
    (
        "5 §",
        "Snabb och enkel handläggning",
        "condition",
        "Handläggningen av stöd ska vara så enkel, snabb och billig som möjligt utan att säkerheten eftersätts.",
        "",
        "",
        "RST",
    ),
    (
        "8 §",
        "Följa upp de egna insatserna",
        "condition",
        "Myndigheten ska följa upp och utvärdera sina insatser och använda resultaten för att förbättra dem.",
        "",
        "",
        "UTV",
    ),
    (
        "12 §",
        "Samverkan med regionerna",
        "condition",
        "Myndigheten ska samverka med den som har ansvar för regional utveckling i varje län.",
        "",
        "",
        "RU",
    ),
)

OWN: tuple[Row, ...] = (
    (
        "1",
        "Minst hälften till stödområde A",
        "condition",
        "Minst hälften av beviljat regionalt investeringsstöd ska gå till kommuner i stödområde A.",
        "",
        "",
        "RST",
    ),
    (
        "2",
        "Kundperspektivet",
        "condition",
        "Varje enhet som beslutar om stöd mäter varje år vad de sökande tycker om handläggningen.",
        "",
        "",
        "UTV",
    ),
)

# title, text, source, tag, horizon, likelihood, impact, who, (month, day) noted this year
OBSERVATIONS = (
    (
        "Räntan sjunker och investeringsviljan vänder uppåt",
        "Fler företag i stödområdena säger att de planerar att investera inom ett år. Söktrycket på investeringsstöd kan öka redan till hösten.",
        "Riksbankens företagsundersökning",
        "economic",
        "near",
        4,
        4,
        "Nadia Rahimi",
        (3, 11),
    ),
    (
        "Nya statsstödsregler väntas",
        "Kommissionen ser över gruppundantaget. Taken för stöd till stora företag kan sänkas.",
        "EU-kommissionens arbetsprogram",
        "legal",
        "middle",
        4,
        5,
        "Simon Dahl",
        (3, 18),
    ),
    (
        "Krav på klimatberäkning i ansökningar",
        "Länder i vår närhet kräver att större stöd redovisar utsläppseffekt. Frågan är uppe i flera utredningar.",
        "Nordiska ministerrådets översikt",
        "environmental",
        "middle",
        3,
        3,
        "Kerstin Modig",
        (3, 24),
    ),
    (
        "Brist på yrkeskunniga bromsar investeringar",
        "Företag med beviljat stöd skjuter upp byggstarten eftersom de inte hittar personal.",
        "Länsvisa arbetsmarknadsprognoser",
        "social",
        "near",
        5,
        4,
        "Eva Berglund",
        (4, 2),
    ),
    (
        "AI-stöd i handläggning hos flera myndigheter",
        "Andra myndigheter prövar stöd för att kontrollera om en ansökan är komplett. Väntetiden har kortats.",
        "Nätverket för digital handläggning",
        "technological",
        "near",
        4,
        3,
        "Viktor Alm",
        (4, 9),
    ),
    (
        "Regionernas ekonomi pressas",
        "Flera regioner aviserar mindre medfinansiering nästa år, vilket kan stoppa projekt inom EU-programmen.",
        "Ekonomirapport från regionerna",
        "economic",
        "near",
        4,
        4,
        "Anna Kvist",
        (4, 15),
    ),
    (
        "Valet kan ge ny inriktning för regionalpolitiken",
        "Budgetpropositionen kommer senare än vanligt efter valet. Anslagens inriktning kan ändras.",
        "Riksdagens planering",
        "political",
        "near",
        5,
        3,
        "Johan Ekström",
        (9, 15),
    ),
    (
        "Dagligvarubutiker tappar drivmedel",
        "Stationer läggs ned när krav på nya pumpar träder i kraft. Det påverkar servicestödet.",
        "Branschens egen statistik",
        "social",
        "middle",
        3,
        4,
        "Björn Hed",
        (10, 6),
    ),
)


@dataclass(frozen=True)
class Document:
    """One document of the example. Reports fall due in `base`, those marked + the year after."""

    kind: str
    title: str
    number: str
    decided: date
    by: str
    year: int
    last_year: int | None
    base: int
    rows: tuple[Row, ...]
    amends: str = ""


def _documents(as_of: date) -> Iterator[Document]:
    ly, ty = as_of.year - 1, as_of.year
    name = f"Förordning ({ly - 4}:811) med instruktion för Exempelmyndigheten"
    yield Document("ordinance", name, "", date(ly - 1, 1, 8), "Regeringen", ly - 2, None, ty, ORDINANCE)
    for year in (ly, ty):
        number, decided = f"N{year - 1}/02{year % 100}7", date(year - 1, 12, 18)
        yield Document(
            "directive", f"Regleringsbrev {year}", number, decided, "Regeringen", year, year, year, DIRECTIVE
        )
    for number, title, day, rows in ASSIGNMENTS:
        decided = date.fromisoformat(f"{ly}-{day}")
        yield Document("assignment", title, number.format(LY=ly), decided, "Regeringen", ly, ty, ty, rows)
    direction = "Inriktning för regionala stöd"
    yield Document("own_decision", direction, f"{ly}/213", date(ly, 2, 3), "Generaldirektören", ly, None, ty, OWN)
    amending = f"Ändring av regleringsbrev {ty}"
    yield Document(
        "directive",
        amending,
        f"N{ty}/00811",
        date(ty, 6, 25),
        "Regeringen",
        ty,
        ty,
        ty,
        AMENDING,
        f"N{ly}/02{ty % 100}7",
    )


def build(as_of: date) -> None:
    """Documents as they were decided, requirements as they were typed in, observations as they were noted."""
    units = dict(Unit.objects.filter(agency__code=CODE).values_list("code", "pk"))
    known: dict[str, int] = {}
    for document in _documents(as_of):
        typed = document.decided + timedelta(5)
        if typed <= as_of:
            with clock.at(typed):
                known[document.number] = _register(document, typed, known, units)
    for row in OBSERVATIONS:
        _observe(as_of, row)
    _answer(as_of)


def _register(document: Document, typed: date, known: dict[str, int], units: dict[str, int]) -> int:
    planner = acting(PLANNER, typed)
    made = actions.add_document(
        kind=document.kind,
        title=document.title,
        registry_number=document.number,
        decided_on=document.decided,
        decided_by=document.by,
        year=document.year,
        last_year=document.last_year,
        amends_id=known[document.amends] if document.amends else None,
        by=planner,
    )
    for number, heading, kind, text, due, recipient, unit in document.rows:
        actions.add_requirement(
            document_id=made,
            number=number,
            heading=heading,
            kind=kind,
            text=text.format(TY=document.base),
            due_on=_due(due, document.base),
            recipient=recipient,
            unit_id=units.get(unit),
            by=planner,
        )
    return made


def _due(due: str, base: int) -> date | None:
    return date.fromisoformat(f"{base + due.startswith('+')}-{due.lstrip('+')}") if due else None


def _observe(as_of: date, row: tuple[Any, ...]) -> None:
    title, text, source, pestel, horizon, likelihood, impact, who, (month, day) = row
    noted = date(as_of.year, month, day)
    if noted > as_of:
        return
    with clock.at(noted):
        actions.add_observation(
            title=title,
            text=text,
            source=source,
            pestel=pestel,
            horizon=horizon,
            likelihood=likelihood,
            impact=impact,
            expires_on=date(as_of.year + 1, 6, 30),
            by=acting(who, noted),
        )


def _answer(as_of: date) -> None:
    """What was to be reported is answered the week before it was due."""
    agency = Agency.objects.get(code=CODE)
    for year in (as_of.year - 1, as_of.year):
        for row in queries.requirements(agency.pk, year):
            day = row.due_on - timedelta(5) if row.due_on else None
            if row.status == "open" and day and day <= as_of:
                _answer_one(row, day)


def _answer_one(row: queries.RequirementRow, day: date) -> None:
    reported = row.kind == "reporting_requirement"
    answer = f"Årsredovisning {day.year - 1}" if reported and day.month == 2 else f"Dnr {day.year}/{400 + row.id}"
    with clock.at(day):
        actions.answer_requirement(requirement_id=row.id, answer=answer, by=acting(PLANNER, day))
