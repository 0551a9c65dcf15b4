"""The eight commitments of Regionala stöd, as its plan says them."""

from dataclasses import dataclass

Dated = tuple[str, tuple[int, int]]  # milestone, (month, day)


@dataclass(frozen=True)
class Promise:
    """One commitment in full. `was` is the text of version 1 where version 2 changed it."""

    title: str
    text: str
    expected: str
    who: str
    start: tuple[int, int]
    due: tuple[int, int]
    requirements: tuple[tuple[str, str], ...]  # (beginning of the document's name or number, number)
    status: str
    note: str
    milestones: tuple[Dated, ...] = ()
    passed: int = 0
    others: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    why: str = ""
    was: str = ""
    expected_was: str = ""


DIRECTIVE, ORDINANCE = "Regleringsbrev", "Förordning"

PROMISES = (
    Promise(
        "Besluta om regionalt investeringsstöd",
        "Minst 420 ärenden avgörs. Minst hälften av beloppet går till kommuner i stödområde A.",
        "420 avgjorda ärenden och minst 50 % av beloppet till stödområde A.",
        "Nadia Rahimi", (1, 1), (12, 31), ((DIRECTIVE, "1.2"), ("U{last}", "1")), "on_plan", "361 ärenden",
        (("Riktlinjer beslutade", (2, 15)), ("Halva beloppet beslutat", (6, 30)), ("300 ärenden avgjorda", (9, 30)), ("420 ärenden avgjorda", (12, 20))), 3,
        ("LAS",), keys=("20:1911-3",),
    ),
    Promise(
        "Kortare väg till beslut",
        "Från komplett ansökan till beslut tar det högst 45 dagar i snitt under andra halvåret. Målet sänktes från 60 till 45 dagar i version 2.",
        "Högst 45 dagar i snitt under andra halvåret.",
        "Amir Haddad", (1, 1), (12, 31), ((DIRECTIVE, "1.2"), (ORDINANCE, "5 §")), "deviation", "47 dagar",
        (("Ny mall för komplett ansökan", (3, 31)), ("Färre kompletteringar på plats", (9, 15)), ("45 dagar i snitt", (12, 15))), 2,
        ("ITJ",), ("I-14",),
        was="Från komplett ansökan till beslut tar det högst 60 dagar i snitt under andra halvåret.",
        expected_was="Högst 60 dagar i snitt under andra halvåret.",
    ),
    Promise(
        "Ny e-tjänst för rekvisitioner",
        "Företagen begär ut beviljade medel i e-tjänsten. Hälften av rekvisitionerna kommer den vägen i december.",
        "Hälften av rekvisitionerna kommer via e-tjänsten i december {year}.",
        "Eva Berglund", (3, 1), (11, 30), (("N{last}", "1"),), "late", "till 31 mars {next}",
        (("Krav beslutade", (4, 15)), ("Prototyp prövad med tio företag", (6, 12)), ("Acceptanstest", (9, 30)), ("I drift", (11, 30))), 2,
        ("DIG", "ITJ"), ("I-22",), ("6:4120",),
    ),
    Promise(
        "Transportbidrag betalas ut vid ett tillfälle",
        "Alla kompletta ansökningar för {last} är utbetalda senast 15 november.",
        "Alla kompletta ansökningar är utbetalda 15 november.",
        "Per Öhman", (2, 1), (11, 15), ((DIRECTIVE, "3.1"),), "on_plan", "klart 13 nov, prövas",
        (("Ansökan stängd", (6, 30)), ("Granskning klar", (10, 15)), ("Utbetalt", (11, 13))), 3,
        keys=("20:1912-1",),
    ),
    Promise(
        "Särskilda insatser i norr",
        "Utlysning till samverkansprojekt om kompetens och boende vid stora industrietableringar.",
        "Minst 50 ansökningar och beslut om 40 miljoner kronor.",
        "Sara Lundmark", (2, 1), (12, 15), ((DIRECTIVE, "1.2"), ("U{last}", "1")), "deviation", "31 ansökningar av 50",
        (("Utlysning öppen", (3, 2)), ("Utlysning stängd", (9, 18)), ("Alla beslut fattade", (12, 4))), 2,
        keys=("6:4155",),
    ),
    Promise(
        "Kommersiell service",
        "Prövning av investeringsbidrag till butiker och drivmedelsstationer tillsammans med Landsbygd och service.",
        "Alla ansökningar som är kompletta 1 september är avgjorda 1 december.",
        "Lisa Norén", (1, 15), (12, 1), ((DIRECTIVE, "2.3"),), "on_plan", "",
        (("Villkor beslutade", (2, 27)), ("Alla ansökningar granskade", (10, 30))), 1, ("LAS",),
    ),
    Promise(
        "Vägledning om statsstöd",
        "Handläggare och sökande får en gemensam vägledning med exempel. Fyra handläggare utbildas.",
        "Vägledningen är publicerad och återförvisade beslut är högst 2.",
        "Elias Strand", (3, 1), (11, 30), (("{last}/213", "1"),), "on_plan", "",
        (("Utkast på remiss", (6, 5)), ("Publicerad", (10, 16))), 1, ("ITJ",),
    ),
    Promise(
        "Efterkontroll av 60 stöd",
        "Urval av slutredovisade stöd efter risk. Kontroll på plats i var tredje.",
        "60 kontroller är gjorda och rapporterade senast 30 november.",
        "Petra Ström", (1, 15), (11, 30), (("{last}/213", "1"),), "done", "60 av 60",
        (("Urval klart", (2, 13)), ("30 kontroller", (6, 12)), ("60 kontroller", (11, 12))), 3,
    ),
)  # fmt: skip

REVISED_WHY = "Målet för handläggningstid sänks från 60 till 45 dagar efter inriktningsbeslutet om snabbare besked."
RETURNED = "Det förväntade resultatet saknar mått. Hur vet vi i augusti om vi är på väg?"
ASKED = "0,5 årsarbetskraft mars–juni {next} till gemensam ärendeingång"
