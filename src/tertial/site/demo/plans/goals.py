"""The agency's result areas and objectives, the departments' priorities, and the sections of the plans."""

# letter, result area, what it is about
AREAS = (
    ("A", "Fler och växande företag", "Fler ska våga starta, växa och nå nya marknader."),
    ("B", "Kraft i alla delar av landet", "Människor och företag ska kunna utvecklas i hela landet."),
    ("C", "Enklare att driva företag", "Tid och pengar ska gå till företagandet, inte till krångel."),
    ("D", "Kunskap som används", "Det vi vet ska komma till nytta när andra beslutar."),
    ("E", "En väl fungerande myndighet", "Vi ska sköta det gemensamma väl och hushålla med statens medel."),
)

# number, area, title, text, requirements (document prefix, number)
OBJECTIVES = (
    ("A", "A", "Fler företag växer hållbart", "Andelen företag som växer ökar i alla delar av landet.", ("1.1",)),
    (
        "B",
        "B",
        "Utvecklingskraft i alla delar av landet",
        "Sysselsättning och investeringar i stödområdena ökar.",
        ("1.2",),
    ),
    ("C", "C", "Mindre krångel för företag", "Företagens kostnader för att följa regler minskar.", ("2.1", "2.2")),
    ("D", "D", "Beslut bygger på kunskap", "Regering, regioner och vi själva använder det vi tar fram.", ("4.1",)),
    (
        "E",
        "E",
        "Ordning och reda i ekonomi och verksamhet",
        "Pengarna räcker, besluten håller och arkivet är i ordning.",
        ("4.3",),
    ),
    (
        "E2",
        "E",
        "En arbetsplats där kompetensen stannar",
        "Vi har rätt kompetens och ett arbete som håller.",
        ("4.2",),
    ),
)

# department: number, title, text, the agency's objective it answers
PRIORITIES = {
    "FI": (
        (
            "1",
            "Kapital och råd når företag som annars blir utan",
            "Vi vänder oss först till företag utanför de stora städerna.",
            "A",
        ),
        ("2", "Rådgivning över hela landet", "Samma råd ska kunna fås i alla län.", "B"),
    ),
    "RU": (
        (
            "1",
            "Snabbare besked till företag i stödområdena",
            "Handläggningstiden är det sökande frågar efter mest.",
            "B",
        ),
        (
            "2",
            "EU-medlen kommer till användning",
            "Inga medel ska gå tillbaka för att de beslutades för sent.",
            "B",
        ),
    ),
    "FD": (
        ("1", "En väg in för företagens ärenden", "Uppgifter lämnas en gång och används av flera.", "C"),
        ("2", "Regler som går att mäta går att minska", "Vi visar vad reglerna kostar innan de beslutas.", "C"),
    ),
    "AU": (
        ("1", "Analyser när besluten fattas", "Underlagen kommer före besluten, inte efter.", "D"),
        ("2", "Alla stora insatser följs upp från början", "Uppföljningen bestäms när insatsen bestäms.", "D"),
    ),
    "VS": (
        (
            "1",
            "Ekonomi i balans och prognoser som håller",
            "Prognosen i augusti ska ligga inom två procent av utfallet.",
            "E",
        ),
        ("2", "Nya medarbetare kommer in snabbt", "Rekryteringar tar högst tre månader.", "E2"),
    ),
}

# unit: letter → the unit's own objective; the number is the letter's place in the alphabet
UNIT_OBJECTIVES = {
    "FIN": {
        "A": "Kapital till företag som växer",
        "B": "Finansiering i hela landet",
        "D": "Vi vet vad kapitalet gör",
    },
    "RAD": {"A": "Råd som leder till växande företag", "B": "Nätverk i alla län", "C": "Svar på ett ställe"},
    "INT": {"A": "Fler företag på nya marknader", "D": "Kunskap om vad export ger"},
    "RST": {"B": "Fler investeringar i stödområdena"},
    "EUP": {"B": "EU-program som gör skillnad", "D": "Resultaten av programmen används"},
    "LAS": {"A": "Företagande på landsbygden", "B": "Service nära i glesa områden"},
    "REF": {"C": "Lägre kostnader för regler", "D": "Mätningar som andra litar på", "E": "Vi lever som vi lär"},
    "DIG": {"A": "Tjänster för den som startar", "C": "Ett ärende, en väg in", "E": "Stabila och säkra tjänster"},
    "ANA": {"A": "Kunskap om företagens villkor", "B": "Kunskap om regionerna", "D": "Underlag i tid"},
    "UTV": {"D": "Vi vet vad insatserna ger", "E": "Uppföljning som hjälper"},
    "EKO": {"E": "Ekonomi och planering att lita på"},
    "HR": {"E": "Rätt kompetens och ett hållbart arbete"},
    "ITJ": {"E": "Trygg teknik och rätt i sak"},
}

# requirements that a unit's own objective answers: (beginning of the document, number)
UNIT_REQUIREMENTS = {
    ("RST", "B"): (("Regleringsbrev", "1.2"),),
    ("EUP", "B"): (("Regleringsbrev", "3.3"),),
    ("LAS", "B"): (("Regleringsbrev", "2.3"),),
    ("REF", "C"): (("Regleringsbrev", "2.1"),),
    ("DIG", "C"): (("Regleringsbrev", "2.2"),),
    ("ANA", "D"): (("Regleringsbrev", "4.1"),),
    ("UTV", "D"): (("Förordning", "8 §"), ("Inriktning", "2")),
    ("EKO", "E"): (("Regleringsbrev", "3.2"), ("Regleringsbrev", "4.3")),
    ("HR", "E"): (("Regleringsbrev", "4.2"),),
}

OBJECTIVE_TEXTS = {
    (
        "RST",
        "B",
    ): "Företag i stödområdena ska få besked i tid för att våga investera. Under {year} kortar vi vägen från ansökan till beslut och gör det enklare att rekvirera pengarna. Vi prioriterar ärenden som skapar arbete där arbetslösheten är högst.",
}

# key: text of the plan's own sections, for a unit; {unit} and {year} are filled in
SECTIONS = {
    "mission": "{unit} svarar för sin del av myndighetens uppdrag enligt instruktion och arbetsordning. Planen visar vad vi åtar oss {year}, varför, vem som ansvarar och när det är klart.",
    "staffing": "Enheten går in i {year} med samma bemanning som föregående år. Introduktion av nya medarbetare planeras in före sommaren, och två personer delar varje nyckeluppgift.",
    "budget": "Åtagandena ryms inom enhetens del av förvaltningsanslaget. Bidrag beslutas inom anslagsposterna och följs upp varje månad från februari.",
    "risks": "Den största risken är att nyckelpersoner slutar. Därför delas handläggningen mellan minst två och rutinerna är skrivna så att en ny kollega kan följa dem.",
    "followup": "Vi följer upp åtagandena varje tertial och stämmer av milstolparna på enhetens möte varannan vecka. Avvikelser lyfts när de upptäcks.",
}
SECTIONS_AGENCY = {
    "mission": "Exempelmyndigheten verkar för hållbar näringslivsutveckling och regional tillväxt. Planen samlar vad vi ska uppnå {year}, hur målen hänger ihop med regleringsbrevet och vad avdelningarna prioriterar.",
    "budget": "Verksamheten ryms inom anslagsposterna 24 1:4 ap.1 och ap.2. Bidragen beslutas inom de fem sakanslagsposterna. Budgeten per avdelning och enhet beslutas tillsammans med planen.",
    "risks": "Styrelsen har prövat de väsentliga riskerna i juni. Störst är att stöden inte betalas ut i tid och att e-tjänster försenas. Åtgärderna finns i avdelningarnas planer.",
    "followup": "Planen följs upp tre gånger om året. Avvikelser redovisas för ledningsgruppen och styrelsen, och det som har lärts går in i nästa års plan.",
}
SECTIONS_RST = {
    "mission": "Enheten prövar ansökningar om regionalt investeringsstöd, transportbidrag och särskilda insatser i stödområdena, betalar ut beviljade medel och kontrollerar att villkoren följs.",
    "staffing": "Vi är nio handläggare och en chef. Grupp Norr och grupp Syd avlastar varandra när ärendena hopar sig. Under {year} lär sig fyra handläggare statsstödsreglerna på djupet.",
    "budget": "Regionala utvecklingsåtgärder, 19 1:1 ap.3, och Transportbidrag, 19 1:2 ap.1, används för bidragen. Handläggningen ryms inom enhetens del av 24 1:4 ap.1.",
    "risks": "E-tjänsten för rekvisitioner hänger på en leverantör och få nyckelpersoner. Går något fel tar vi emot rekvisitioner på papper, med stöd mellan grupperna.",
    "followup": "Handläggningstid, andel kompletta ansökningar och nöjda sökande mäts varje månad. Åtagandena följs upp per tertial, och samtalet om rätt saker på rätt sätt hålls i december.",
}
