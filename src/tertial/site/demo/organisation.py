"""The example agency's units, people, roles and one substitute."""

from datetime import date, timedelta

from tertial.access.models import RoleHolding, Substitution
from tertial.kernel.models import User
from tertial.organisation.models import Agency, CostCentres, Person, Unit

CODE = "EM"

# code, name, kind, parent, cost centres (first, last)
UNITS = (
    ("EM", "Exempelmyndigheten", "agency", None, ("1000", "1099")),
    ("FI", "Företag och innovation", "department", "EM", ("2000", "2099")),
    ("FIN", "Finansiering", "unit", "FI", ("2100", "2199")),
    ("RAD", "Rådgivning och nätverk", "unit", "FI", ("2200", "2299")),
    ("INT", "Internationalisering", "unit", "FI", ("2300", "2399")),
    ("RU", "Regional utveckling", "department", "EM", ("3000", "3099")),
    ("RST", "Regionala stöd", "unit", "RU", ("3100", "3199")),
    ("EUP", "EU-program", "unit", "RU", ("3200", "3299")),
    ("LAS", "Landsbygd och service", "unit", "RU", ("3300", "3399")),
    ("FD", "Förenkling och digitalisering", "department", "EM", ("4000", "4099")),
    ("REF", "Regelförenkling", "unit", "FD", ("4100", "4199")),
    ("DIG", "Digitala tjänster", "unit", "FD", ("4200", "4299")),
    ("AU", "Analys och utvärdering", "department", "EM", ("5000", "5099")),
    ("ANA", "Analys", "unit", "AU", ("5100", "5199")),
    ("UTV", "Uppföljning och utvärdering", "unit", "AU", ("5200", "5299")),
    ("VS", "Verksamhetsstöd", "department", "EM", ("6000", "6099")),
    ("EKO", "Ekonomi och planering", "unit", "VS", ("6100", "6199")),
    ("HR", "HR", "unit", "VS", ("6200", "6299")),
    ("ITJ", "IT och juridik", "unit", "VS", ("6300", "6399")),
)

# name, title, unit, roles as (role, unit)
PEOPLE = (
    ("Lena Forsgren", "Generaldirektör", "EM", (("management", "EM"),)),
    ("Rune Falk", "Internrevisor", "EM", (("auditor", "EM"),)),
    ("Johan Ekström", "Planeringsansvarig", "EKO", (("planner", "EM"),)),
    ("Maria Nyberg", "Ekonom", "EKO", (("economist", "EM"),)),
    ("Tomas Björk", "Ekonom", "EKO", (("economist", "EM"),)),
    ("Sofia Wallin", "Utvärderare", "UTV", (("evaluator", "EM"),)),
    ("Ada Sjöberg", "Systemförvaltare", "ITJ", (("administrator", "EM"),)),
    ("Gunilla Rask", "Avdelningschef", "FI", (("head", "FI"),)),
    ("Anders Holm", "Avdelningschef", "RU", (("head", "RU"),)),
    ("Henrik Lund", "Avdelningschef", "FD", (("head", "FD"),)),
    ("Cecilia Norén", "Avdelningschef", "AU", (("head", "AU"),)),
    ("Birgitta Ståhl", "Avdelningschef", "VS", (("head", "VS"),)),
    ("Oskar Vik", "Enhetschef", "FIN", (("head", "FIN"),)),
    ("Pia Engdahl", "Enhetschef", "RAD", (("head", "RAD"),)),
    ("Leila Karimi", "Enhetschef", "INT", (("head", "INT"),)),
    ("Karin Lindqvist", "Enhetschef", "RST", (("head", "RST"),)),
    ("Stefan Aho", "Enhetschef", "EUP", (("head", "EUP"),)),
    ("Inger Dahlin", "Enhetschef", "LAS", (("head", "LAS"),)),
    ("Ylva Dahl", "Enhetschef", "REF", (("head", "REF"),)),
    ("Mikael Ros", "Enhetschef", "DIG", (("head", "DIG"),)),
    ("Fredrik Ask", "Enhetschef", "ANA", (("head", "ANA"),)),
    ("Hanna Grip", "Enhetschef", "UTV", (("head", "UTV"),)),
    ("Magnus Tell", "Enhetschef", "EKO", (("head", "EKO"),)),
    ("Ulla Brandt", "Enhetschef", "HR", (("head", "HR"),)),
    ("Tove Lind", "Enhetschef", "ITJ", (("head", "ITJ"),)),
    ("Eva Berglund", "Handläggare", "RST", (("officer", "RST"),)),
    ("Nadia Rahimi", "Handläggare", "RST", (("officer", "RST"),)),
    ("Amir Haddad", "Handläggare", "RST", (("officer", "RST"),)),
    ("Per Öhman", "Handläggare", "RST", (("officer", "RST"),)),
    ("Sara Lundmark", "Handläggare", "RST", (("officer", "RST"),)),
    ("Lisa Norén", "Handläggare", "RST", (("officer", "RST"),)),
    ("Elias Strand", "Handläggare", "RST", (("officer", "RST"),)),
    ("Petra Ström", "Handläggare", "RST", (("officer", "RST"),)),
    ("Jonas Berg", "Handläggare", "FIN", (("officer", "FIN"),)),
    ("Maja Frisk", "Handläggare", "RAD", (("officer", "RAD"),)),
    ("David Olin", "Handläggare", "INT", (("officer", "INT"),)),
    ("Anna Kvist", "Handläggare", "EUP", (("officer", "EUP"),)),
    ("Björn Hed", "Handläggare", "LAS", (("officer", "LAS"),)),
    ("Emma Zetterlund", "Handläggare", "REF", (("officer", "REF"),)),
    ("Viktor Alm", "Utvecklare", "DIG", (("officer", "DIG"),)),
    ("Kerstin Modig", "Analytiker", "ANA", (("officer", "ANA"),)),
    ("Noor Saleh", "Utvärderare", "UTV", (("officer", "UTV"),)),
    ("Gustav Ek", "Controller", "EKO", (("officer", "EKO"),)),
    ("Rebecka Lund", "HR-specialist", "HR", (("officer", "HR"),)),
    ("Simon Dahl", "Jurist", "ITJ", (("officer", "ITJ"),)),
)

_PLAIN = str.maketrans("åäöéÅÄÖ", "aaoeaao")


def email_of(name: str) -> str:
    """The address of somebody at the example agency."""
    return ".".join(name.lower().translate(_PLAIN).split()) + "@example.se"


def build(as_of: date) -> None:
    """Agency, units, people, roles and a substitute. Nobody has a password: the demo signs in with a click."""
    start = date(as_of.year - 3, 1, 1)
    agency = Agency.objects.create(
        code=CODE, name="Exempelmyndigheten", registry_number_prefix=f"{as_of.year}/", governance="board"
    )
    units: dict[str, Unit] = {}
    for position, (code, name, kind, parent, (first, last)) in enumerate(UNITS):
        units[code] = Unit.objects.create(
            agency=agency,
            code=code,
            name=name,
            kind=kind,
            parent=units.get(parent or ""),
            valid_from=start,
            position=position,
        )
        CostCentres.objects.create(agency=agency, unit=units[code], first=first, last=last)
    people: dict[str, Person] = {}
    for name, title, unit, roles in PEOPLE:
        user = User.objects.create_user(email_of(name))
        people[name] = Person.objects.create(
            agency=agency, user=user, email=user.email, name=name, title=title, unit=units[unit], valid_from=start
        )
        for role, where in roles:
            RoleHolding.objects.create(
                agency=agency, person=people[name], unit=units[where], role=role, valid_from=start
            )
    Substitution.objects.create(
        agency=agency,
        person=people["Mikael Ros"],
        substitute=people["Viktor Alm"],
        valid_from=as_of - timedelta(days=7),
        valid_to=as_of + timedelta(days=14),
    )
