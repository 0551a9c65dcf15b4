"""What the example's people write."""

from dataclasses import dataclass
from datetime import date, timedelta

from tertial.followup.actions import DeviationText
from tertial.followup.models import CommitmentReport
from tertial.kernel import clock

from .play import Play

TKR = 100_000


@dataclass(frozen=True)
class Told:
    """A deviation as somebody tells it."""

    what: str
    cause: str
    consequence: str
    action: str
    owner: str = ""
    due: tuple[int, int, int] | None = None  # years from now, month, day
    effect: int | None = None
    wanted: str = ""
    background: str = ""


TOLD = {
    "Gemensam ärendeingång": Told(
        "Två utvecklare saknas sedan augusti. Starten flyttas från januari till maj {next}.",
        "Två anställda har slutat och rekryteringen har tagit fem månader.",
        "Företagen följer ärenden hos fyra myndigheter var för sig i fyra månader till.",
        "Låna från IT och juridik.",
        "Mikael Ros", (0, 12, 15), -1150,
        "Två utvecklare till Digitala tjänster",
        "Lån från IT och juridik januari–april {next}. Ramen på 24 1:4 ap.1 ändras inte.",
    ),
    "Mätning av regelbörda": Told(
        "Underlag från nio av 14 myndigheter. Återrapporteras 1 mars.",
        "Fem myndigheter har inte räknat fram sina uppgifter.",
        "Resultatet blir osäkrare och kan inte jämföras för alla branscher.",
        "Urval i stället för totalundersökning.",
        "Ylva Dahl", (0, 12, 11), 0,
    ),
    "Rådgivning om ägarskiften": Told(
        "118 påbörjade ägarskiften av 150.",
        "Bankerna har hänvisat färre företag än tidigare år.",
        "Omkring 30 företag får inte stöd före årsskiftet.",
        "Uppsökande samtal i fem län.",
        "Jonas Berg", (0, 12, 18),
    ),
    "Stöd till företag i gränsregioner": Told(
        "84 av 120 företag har fått råd.",
        "Nya skatteregler i Norge gjorde att samtalen stod stilla i sex veckor.",
        "Företag väntar på besked inför nästa säsong.",
        "Gemensamma informationsdagar med regionerna.",
        "David Olin", (0, 12, 9),
    ),
    "Omställningsfonden i tre län": Told(
        "Beslut om 150 av 180 miljoner kronor.",
        "Två stora ansökningar drogs tillbaka i september.",
        "30 miljoner kronor beslutas först nästa år.",
        "Riktad utlysning till industrin i Norrbotten.",
        "Anna Kvist", (1, 1, 29),
    ),
    "Förenkla tillstånd i besöksnäringen": Told(
        "Elva av 14 tillstånd är genomgångna.",
        "Tre länsstyrelser har bytt handläggningssystem.",
        "Förslaget lämnas en månad senare än planerat.",
        "De tre sista tas i gemensam arbetsgrupp.",
        "Emma Zetterlund", (1, 1, 15),
    ),
    "Tillgängliga tjänster": Told(
        "Sju av 19 brister återstår.",
        "De sju finns i en komponent som leverantören äger.",
        "Användare med skärmläsare kan inte lämna bilagor.",
        "Egen ersättning för komponenten.",
        "Viktor Alm", (1, 1, 22),
    ),
    "Företagens villkor och verklighet": Told(
        "Svarsfrekvensen är 44 procent, målet var 50.",
        "Brevet gick ut samma vecka som SCB:s stora enkät.",
        "Små branscher kan inte redovisas var för sig.",
        "Bortfallsanalys och kompletterande telefonintervjuer.",
        "Kerstin Modig", (0, 12, 4),
    ),
    "Nytt beställningsflöde": Told(
        "Fem av tio fakturor går igenom, målet är sju.",
        "Avtalskatalogen saknar två stora leverantörer.",
        "Enheterna kodar om 300 fakturor i månaden för hand.",
        "Katalogen kompletteras och två leverantörer ansluts.",
        "Gustav Ek", (0, 12, 11),
    ),
    "Ny e-tjänst för rekvisitioner": Told(
        "Acceptanstestet flyttas två veckor.",
        "Leverantören behöver rätta beräkningen av moms.",
        "Utbildningen av handläggare flyttas.",
        "Nytt acceptanstest 14 oktober.",
        "Eva Berglund", (0, 10, 14),
    ),
}  # fmt: skip

PLAIN = (
    Told(
        "Arbetet ligger omkring fyra veckor efter planen.",
        "Två personer har varit borta längre än väntat.",
        "Resultatet nås senare, de som berörs har fått besked.",
        "Uppgifter fördelas om inom enheten.",
    ),
    Told(
        "Underlaget från samarbetsparterna är inte komplett.",
        "Parterna fick frågan senare än planerat.",
        "Sammanställningen blir klar en månad senare.",
        "Gemensam genomgång med parterna.",
    ),
    Told(
        "Upphandlingen drar ut på tiden.",
        "En anbudsgivare har begärt överprövning.",
        "Införandet flyttas till nästa tertial.",
        "Tillfällig lösning inom gällande avtal.",
        effect=-180,
    ),
    Told(
        "Färre ansökningar än väntat.",
        "Informationen nådde inte hela målgruppen.",
        "Volymmålet nås först mot slutet av året.",
        "Riktade brev och två öppna möten.",
        effect=240,
    ),
)
WHY_NOT = {
    "on_plan": "Leveransen är klar, uppföljningen av resultatet pågår till årsskiftet.",
    "deviation": "Milstolparna visar inte det som återstår att göra.",
    "late": "Vi vet redan nu att slutdatum inte hålls.",
    "done": "Allt i åtagandet är levererat och godkänt.",
}
COMMENTS = {
    ("T2", "Ny e-tjänst för rekvisitioner"): "Acceptanstestet skjuts till 14 oktober, slutdatum ligger fast.",
    ("T2", "Kortare väg till beslut"): "51 dagar i snitt, ned från 63 i januari.",
}
ASSESSED = (
    "Vi håller planen i stort. Det som avviker har en åtgärd och en ansvarig, och inget av det påverkar årets viktigaste resultat.",
    "Tertialet har präglats av fler ärenden än väntat. Vi prioriterar besluten före informationen till i vår.",
    "Arbetet går som planerat. Samarbetet med de andra enheterna fungerar bättre sedan vi började mötas varje vecka.",
    "Två vakanser har försenat delar av arbetet. Från nästa månad är vi fulltaliga igen.",
)
DEPARTMENT_SAYS = (
    "Avdelningen når merparten av sina åtaganden. Enheternas avvikelser är kända och har åtgärder. "
    "Vi följer särskilt det som flera enheter är beroende av."
)
MANAGEMENT_SAYS = {
    "T1": "Året har börjat enligt plan. Förseningarna är få och kan hämtas in före sommaren.",
    "T2": "Avvikelserna har ökat något sedan förra tertialet. Ledningsgruppen följer de digitala tjänsterna varje månad.",
    "T3": "Merparten av åtagandena nås. Det som återstår förs över till nästa års plan.",
}
RESULTS = (
    "Arbetet är i kapp planen.",
    "Underlaget är komplett och sammanställt.",
    "Åtgärden gav resultat, målet nås.",
    "Tillfällig lösning på plats, inget mer krävs i år.",
)


def deviation_text(play: Play, part: CommitmentReport, year: int) -> DeviationText:
    """What is told of a commitment that deviates: its own words in this year's autumn, otherwise plain ones."""
    period = part.report.round.period
    own = TOLD.get(part.title) if year == play.as_of.year else None
    told = own or PLAIN[part.commitment_id % len(PLAIN)]
    asks = period == "T3" and year == play.as_of.year
    return as_text(play, told, year, asks=asks, officer=part.responsible_id)


def as_text(play: Play, told: Told, year: int, *, asks: bool, officer: int | None) -> DeviationText:
    """The words with their years filled in."""
    years = {"next": year + 1, "last": year - 1}
    soon = clock.today() + timedelta(days=40)
    return DeviationText(
        what=told.what.format(**years),
        cause=told.cause,
        consequence=told.consequence,
        action=told.action,
        owner_id=play.person_id(told.owner) if told.owner else officer,
        due=date(year + told.due[0], *told.due[1:]) if told.due else soon,
        effect=None if told.effect is None else told.effect * TKR,
        decision_wanted=told.wanted if asks else "",
        decision_background=told.background.format(**years) if asks else "",
    )
