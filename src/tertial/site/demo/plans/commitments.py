"""The ninety-six commitments of the year: unit by unit, area by area.

Each line is title | what is done | what can be seen when it is done, and after a fourth bar how it goes in the
autumn: o on plan, w deviation, l late, d done. The rest is spread over people and dates by planning.py.
"""

COMMITMENTS: dict[str, dict[str, str]] = {
    "FIN": {
        "A": """
Bevilja verksamhetslån till små företag | Lån till företag som bankerna tvekar inför, med privat medfinansiering. | Minst 310 lån beviljas och minst 45 % går till företag ledda av kvinnor. | o
Såddkapital i hela landet | Fonderna investerar tidigt tillsammans med privata ägare. | Minst 60 investeringar, hälften utanför storstadslänen. | o
Kreditgarantier för omställning | Garantier till företag som ställer om sin produktion. | Garantier för minst 220 miljoner kronor. | o
Möten mellan företag och finansiärer | Tio regionala mötesplatser med förberedda företag. | 400 företag deltar, var femte får finansiering inom ett år. | o
Rådgivning om ägarskiften | Stöd till företag där ägaren närmar sig pension. | 150 påbörjade ägarskiften. | w
Checkar för hållbar omställning | Checkar för extern hjälp med klimatberäkning. | 500 checkar beviljas. | o
""",
        "B": """
Lokala investerarnätverk | Stöd till nätverk i län som saknar dem. | Nätverk finns i 19 av 21 län. | o
Lån till företag i glesbygd | Enklare villkor i kommuner utan bankkontor. | 90 lån i kommuner utan bankkontor. | o
""",
        "D": """
Följa upp företagen efter tre år | Registeruppföljning av alla som fick lån. | Rapport med effekt på överlevnad och sysselsättning senast 1 oktober. | o
""",
    },
    "RAD": {
        "A": """
Rådgivning till nystartade företag | Samtal, kurser och mentor under första året. | 4 500 företag får rådgivning, nöjdheten är minst 75. | o
Mentorprogram för växande företag | Erfarna ledare möter företag som anställer. | 240 par, nio av tio fullföljer. | o
Råd på fler språk | Material och samtal på sex språk. | 600 samtal på annat språk än svenska. | o
Stöd till unga företagare | Sommarföretag i alla län. | 1 800 unga startar sommarföretag. | o
Rådgivning om generationsväxling | Samtal med familjeföretag, i samarbete med Finansiering. | 200 familjeföretag får råd. | o
""",
        "B": """
Nätverk i alla län | En kontaktperson per län och gemensam kalender. | Kontaktperson finns i 21 län. | o
Samordnade råd med regionerna | Överenskommelser om vem som gör vad. | Överenskommelse med minst 18 regioner. | o
""",
        "C": """
Svar på ett ställe | Gemensam svarstjänst med tre myndigheter. | Åtta av tio får svar samma dag. | o
""",
    },
    "INT": {
        "A": """
Exportsamtal i hela landet | Första samtal med företag som vill exportera. | 900 företag får ett exportsamtal. | o
Affärsutveckling inför export | Checkar och rådgivare till företag som är redo. | 220 företag, 45 % exporterar inom ett år. | o
Delegationer till tre marknader | Gemensamma resor med företag och regioner. | Tre resor med minst 25 företag per resa. | o
Digital väg till nya marknader | Kurs i att sälja på nätet utanför landet. | 300 företag går kursen. | o
Stöd till företag i gränsregioner | Rådgivning om regler och skatter i grannländerna. | 120 företag får råd. | w
Nya partnerländer | Avtal om samarbete med systerorganisationer. | Avtal med två länder. | d
""",
        "D": """
Mäta vad exportstödet ger | Enkät och registerdata ett år efter insats. | Rapport i september, använd i nästa års plan. | o
""",
    },
    "EUP": {
        "B": """
Utlysningar i Regionalfonden | Två utlysningar i samtliga åtta program. | Beslut om 540 miljoner kronor före årets slut. | o
Handläggning inom 90 dagar | Från komplett ansökan till beslut. | Minst 85 % av besluten inom 90 dagar. | o
Utbetalning inom 60 dagar | Ansökningar om utbetalning granskas med urval. | Minst 90 % utbetalas inom 60 dagar. | o
Kontroller på plats | Besök hos projekt med hög risk. | 64 projekt besöks. | o
Inga medel tillbaka | Prognos per program varje månad. | Inga återflöden vid årets slut. | o
Stöd till partnerskapen | Utbildning och underlag till regionala partnerskap. | Alla åtta partnerskap har gått utbildningen. | o
Omställningsfonden i tre län | Utlysning och dialog med industrin. | Beslut om 180 miljoner kronor. | w
""",
        "D": """
Utvärdera programmens första hälft | Extern utvärdering av genomförandet. | Slutrapport i oktober. | o
Visa resultaten | Öppna data och exempel per län. | Resultat för samtliga avslutade projekt är publicerade. | o
""",
    },
    "LAS": {
        "A": """
Rådgivning till företag på landsbygden | Samtal på plats tillsammans med kommunerna. | 350 företag i 60 kommuner. | o
""",
        "B": """
Servicebidrag till butiker | Bidrag till butiker som är de sista på orten. | 130 butiker får bidrag. | o
Drivmedel i glesa områden | Stöd till mackar som annars läggs ned. | Ingen har mer än 40 minuter till närmaste mack. | o
Servicepunkter | Kommuner och butiker samlar service. | 25 nya servicepunkter. | o
Bredband till de sista husen | Underlag och dialog med regionerna. | Underlag till samtliga regioner före 1 juni. | o
Beredskap i butikerna | Butiker blir platser för krisberedskap. | Avtal med 40 butiker. | o
""",
    },
    "REF": {
        "C": """
Regelrådets stöd till myndigheter | Granskning och kurser i konsekvensutredning. | 30 myndigheter har gått kursen. | o
Förenkla tillstånd i besöksnäringen | Genomgång av 14 tillstånd med länsstyrelserna. | Förslag som minskar tiden med en tredjedel. | w
Ett gemensamt uppgiftskrav | Samordna statistik och tillsyn. | Sex blanketter blir två. | o
Snabbspår för gröna investeringar | Vägledning till tio kommuner. | Handläggningstiden halveras i fem av dem. | o
Mätning av regelbörda | Mätning av vad reglerna kostar företagen, tillsammans med 14 myndigheter. | Resultat för 14 myndigheter den 1 november. | w
Regelkrångel på agendan | Samtal med företag i åtta län. | Åtta samtal, 40 förslag. | o
""",
        "D": """
Öppen databas över regelkostnader | Alla mätningar samlas och kan hämtas. | Databasen är öppen den 1 juni. | o
""",
        "E": """
Klarspråk i våra beslut | Mallar och granskning av besluten. | Åtta av tio förstår beslutet vid första läsningen. | o
Egna blanketter | Hälften av blanketterna tas bort. | Högst 35 blanketter i december. | o
""",
    },
    "DIG": {
        "A": """
Starta företag på en dag | Guiden hämtar uppgifter från tre register. | Sju av tio som börjar blir klara samma dag. | o
""",
        "C": """
Checklistor för 60 branscher | Nya och granskade listor med branscherna. | 60 branscher har en aktuell lista. | o
Gemensam ärendeingång | Företag följer sina ärenden hos fyra myndigheter på ett ställe. | I drift i januari med fyra myndigheter. | l
Uppgifter en gång | Uppgifter från grunddata i alla ansökningar. | Tio ansökningar hämtar grunddata. | o
Tillgängliga tjänster | Rätta det som granskningen visade. | Inga kända brister enligt WCAG 2.2 AA. | w
Fullmakt på nätet | Företag kan ge ombud rätt att företräda dem. | 2 000 fullmakter. | o
Stöd i chatt dygnet runt | Svar på vanliga frågor även på kvällar. | Sex av tio frågor besvaras direkt. | o
""",
        "E": """
Drift utan avbrott | Övervakning och övade rutiner. | Tillgänglighet 99,8 %. | o
Säkrare inloggning | Ny inloggning i alla egna tjänster. | Alla 14 tjänster har bytt. | o
Mindre gammal teknik | Tre system avvecklas. | Tre system är avställda. | o
""",
    },
    "ANA": {
        "A": """
Företagens villkor och verklighet | Enkät till 32 000 företag. | Svarsfrekvens minst 50 %, rapport i juni. | w
""",
        "B": """
Läget i regionerna | Årlig rapport om regional tillväxt. | Rapport i mars, använd av 21 regioner. | o
""",
        "D": """
Underlag till budgetunderlaget | Analyser av framtida behov. | Fyra underlag före 1 februari. | o
Snabba svar till departementet | Svar på frågor inom tre dagar. | Nio av tio svar i tid. | o
Könsuppdelad statistik | Alla stöd redovisas efter vem som leder företaget. | Statistik för samtliga stöd. | o
Kortare rapporter | Rapporter på högst 20 sidor. | Alla rapporter har en sida som sammanfattar. | d
""",
    },
    "UTV": {
        "D": """
Uppföljningsplan för varje stor insats | Plan finns när insatsen beslutas. | Samtliga insatser över 20 miljoner kronor har plan. | o
Effekter av regionala stöd | Jämförelse med företag som inte fick stöd. | Slutrapport i november. | o
Nöjda sökande | Enkät efter beslut, samma frågor varje år. | Index minst 70. | o
Lärande efter avslutade insatser | Samtal inom två månader efter avslut. | Samtal hålls efter samtliga avslutade insatser. | o
""",
        "E": """
Mål som går att följa | Stöd till enheterna när de skriver åtaganden. | Nio av tio åtaganden har ett mått. | o
""",
    },
    "EKO": {
        "E": """
Månadsrapport inom 14 arbetsdagar | Rapport över anslagen februari till december. | Elva rapporter i tid. | o
Prognoser som håller | Fem prognoser till Hermes. | Prognosen i augusti avviker högst 2 % från utfallet. | o
Årsredovisning utan anmärkning | Tidplan, granskning och avstämningar. | Årsredovisningen lämnas senast 22 februari utan anmärkning. | o
Intern styrning och kontroll | Riskanalys och uppföljning två gånger om året. | Alla väsentliga risker har en åtgärd. | o
Enklare verksamhetsplan | Färre nivåer och kortare texter. | Planen är hälften så lång. | o
Nytt beställningsflöde | Fakturor med beställning går igenom utan handpåläggning. | Sju av tio fakturor. | w
Utbildning av nya chefer i ekonomi | Två halvdagar vår och höst. | Samtliga nya chefer har gått. | d
""",
    },
    "HR": {
        "E": """
Rekrytering inom tre månader | Tydlig kravprofil och färre steg. | Nio av tio rekryteringar inom 90 dagar. | o
Introduktion som fungerar | Samma första månad för alla. | Nya medarbetare ger minst 4 av 5. | o
Lägre sjukfrånvaro | Tidiga samtal och rätt stöd. | Högst 3,5 %. | o
Chefer med tid att leda | Stöd i det administrativa. | Chefer lägger minst halva tiden på ledning. | o
Kompetens inför nya uppdrag | Kartläggning och plan per enhet. | 13 enheter har en plan. | o
Lönerevision i tid | Samtal före mars, nya löner i april. | Klart 30 april. | d
""",
    },
    "ITJ": {
        "E": """
Informationssäkerhet enligt nya krav | Klassning, övning och rapportering av incidenter. | Alla system är klassade. | o
Rättssäkra beslut | Stöd till handläggare och granskning av avslag. | Högst 3 % av överklagade beslut ändras. | o
Upphandling i tid | Plan för året och tidig dialog. | Nio av tio upphandlingar enligt plan. | o
Arkiv och diarium | E-arkivet tas i bruk för tre processer. | Tre processer arkiveras digitalt. | o
Arbetsplats för alla | Ny plattform för möten och dokument. | Införd den 1 oktober. | o
Skydd av personuppgifter | Registerförteckning och gallring. | Förteckningen är fullständig. | o
""",
    },
}
