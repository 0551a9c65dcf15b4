"""Accounts, cost centres and objects of the example agency. Accounts follow the state's chart (baskontoplanen)."""

ACCOUNTS = {
    "1021": "Balanserade utgifter för utveckling",
    "1029": "Ackumulerad avskrivning, utveckling",
    "1211": "Datorer och kringutrustning",
    "1219": "Ackumulerad avskrivning, datorer",
    "1511": "Kundfordringar",
    "1541": "Fordringar hos andra myndigheter",
    "1611": "Avräkning med statsverket",
    "1711": "Förutbetalda hyror",
    "1910": "Räntekonto i Riksgälden",
    "2011": "Statskapital",
    "2071": "Balanserad kapitalförändring",
    "2091": "Årets kapitalförändring",
    "2251": "Övriga avsättningar",
    "2311": "Lån i Riksgälden",
    "2511": "Skulder till andra myndigheter",
    "2581": "Leverantörsskulder",
    "2611": "Övriga kortfristiga skulder",
    "2711": "Upplupna semesterlöner",
    "2721": "Övriga upplupna kostnader",
    "3011": "Intäkter av anslag",
    "3111": "Avgifter och andra ersättningar",
    "3711": "Ränta på räntekonto",
    "4011": "Löner",
    "4041": "Lönetillägg",
    "4111": "Semesterlöner",
    "4511": "Sociala avgifter",
    "4911": "Övriga kostnader för personal",
    "5011": "Lokalhyra",
    "5111": "Reparation och underhåll",
    "5211": "Förbrukningsmateriel",
    "5271": "Programvarulicenser",
    "5511": "Resor",
    "5611": "Räntekostnader",
    "5711": "Konsulttjänster",
    "5731": "It-drift",
    "5791": "Övriga tjänster",
    "6911": "Avskrivning, utveckling",
    "6921": "Avskrivning, datorer",
    "7111": "Medel från statens budget för bidrag",
    "7511": "Bidrag till statliga myndigheter",
    "7521": "Bidrag till kommuner",
    "7522": "Bidrag till regioner",
    "7531": "Bidrag till privata företag",
    "7541": "Bidrag till organisationer",
    "8911": "Årets kapitalförändring",
}

OPENING = {  # kronor, when last year began
    "1021": 18_400_000,
    "1029": -9_300_000,
    "1211": 12_600_000,
    "1219": -7_900_000,
    "1511": 640_000,
    "1541": 5_800_000,
    "1611": 21_300_000,
    "1711": 9_800_000,
    "1910": 34_500_000,
    "2011": -1_200_000,
    "2071": -3_900_000,
    "2251": -2_100_000,
    "2311": -13_000_000,
    "2511": -8_700_000,
    "2581": -16_400_000,
    "2611": -7_240_000,
    "2711": -23_500_000,
    "2721": -9_800_000,
}

# Cost centre, name, weight in administrative costs
COST_CENTRES = (
    ("1010", "Generaldirektör och stab", 26),
    ("2010", "Företag och innovation, ledning", 12),
    ("2110", "Finansiering", 62),
    ("2210", "Rådgivning och nätverk", 58),
    ("2310", "Internationalisering", 40),
    ("3010", "Regional utveckling, ledning", 12),
    ("3110", "Regionala stöd, norr", 46),
    ("3120", "Regionala stöd, syd", 38),
    ("3210", "EU-program", 92),
    ("3310", "Landsbygd och service", 44),
    ("4010", "Förenkling och digitalisering, ledning", 11),
    ("4110", "Regelförenkling", 43),
    ("4210", "Digitala tjänster", 74),
    ("5010", "Analys och utvärdering, ledning", 10),
    ("5110", "Analys", 41),
    ("5210", "Uppföljning och utvärdering", 36),
    ("6010", "Verksamhetsstöd, ledning", 11),
    ("6110", "Ekonomi och planering", 48),
    ("6210", "HR", 24),
    ("6310", "IT och juridik", 71),
)

# Which cost centres pay out a programme item, with weights
PAID_BY = {
    "1911-3": (("3110", 28), ("3120", 24), ("3310", 48)),
    "1912-1": (("3110", 70), ("3120", 30)),
    "1913-4": (("3210", 100),),
    "2415-1": (("3110", 33), ("3120", 24), ("2110", 24), ("2210", 12), ("2310", 7)),
    "2415-2": (("3310", 62), ("3110", 38)),
    "2414-2": (("4210", 58), ("4110", 20), ("6310", 22)),
}

# Account, weight in administrative costs
COSTS = (
    ("4011", 400),
    ("4041", 14),
    ("4111", 44),
    ("4511", 158),
    ("4911", 16),
    ("5011", 84),
    ("5111", 9),
    ("5211", 8),
    ("5271", 38),
    ("5511", 24),
    ("5711", 112),
    ("5731", 52),
    ("5791", 22),
    ("6911", 12),
    ("6921", 7),
)
DEVELOPMENT = (("4011", 250), ("4511", 100), ("5711", 480), ("5271", 90), ("5731", 80))

PAID_TO = (("7531", 46), ("7541", 22), ("7522", 16), ("7521", 11), ("7511", 5))

INVOICES = {
    "5011": ("Hyra, kontor", "Hyra, arkivlokal"),
    "5111": ("Service av ventilation", "Underhåll av lokal"),
    "5211": ("Kontorsmateriel", "Förbrukningsmateriel"),
    "5271": ("Licens, kontorsprogram", "Licens, ärendesystem", "Licens, analysverktyg"),
    "5511": ("Tågresor", "Hotell, tjänsteresa", "Reseräkningar"),
    "5711": ("Konsult, systemutveckling", "Konsult, utredning", "Konsult, test", "Konsult, förstudie"),
    "5731": ("It-drift", "Datakommunikation", "Lagring"),
    "5791": ("Tryck och översättning", "Konferens", "Företagshälsovård"),
    "5611": ("Ränta på lån",),
}

GRANTS = {
    "1911-3": "Projektstöd, delrekvisition",
    "1912-1": "Transportbidrag, ansökan",
    "1913-4": "Eruf, ansökan om utbetalning",
    "2415-1": "Bidrag, rekvisition",
    "2415-2": "Stöd till kommersiell service",
}

PROJECTS = {
    "4120": "E-tjänst för rekvisitioner",
    "4130": "Öppna data om företagsstöd",
    "4140": "Gemensam inloggning",
}
