"""The people and units that tests meet: a small agency with two departments and three units."""

from datetime import date

from tertial.access import queries as access
from tertial.access.actor import Actor, system
from tertial.access.models import RoleHolding
from tertial.kernel import clock
from tertial.kernel.models import User
from tertial.organisation.models import Agency, CostCentres, Person, Unit

START = date(2020, 1, 1)

UNITS = (
    # code, name, kind, parent, cost centres
    ("EM", "Exempelmyndigheten", "agency", None, ("100", "199")),
    ("REG", "Regional utveckling", "department", "EM", ("200", "209")),
    ("STOD", "Regionala stöd", "unit", "REG", ("210", "219")),
    ("EU", "EU-program", "unit", "REG", ("220", "229")),
    ("STAB", "Verksamhetsstöd", "department", "EM", ("300", "309")),
    ("EKO", "Ekonomi och planering", "unit", "STAB", ("310", "319")),
)

PEOPLE = (
    # key, name, unit, role, unit of the role
    ("director", "Lena Forsgren", "EM", "management", "EM"),
    ("department_head", "Anders Holm", "REG", "head", "REG"),
    ("head", "Karin Lindqvist", "STOD", "head", "STOD"),
    ("other_head", "Mats Åberg", "EU", "head", "EU"),
    ("officer", "Eva Berglund", "STOD", "officer", "STOD"),
    ("second_officer", "Per Öhman", "STOD", "officer", "STOD"),
    ("economist", "Maria Nyberg", "EKO", "economist", "EM"),
    ("planner", "Johan Ekström", "EKO", "planner", "EM"),
    ("evaluator", "Sofia Wallin", "EKO", "evaluator", "EM"),
    ("auditor", "Rune Falk", "EM", "auditor", "EM"),
    ("administrator", "Ada Sjö", "EKO", "administrator", "EM"),
    ("reader", "Nils Ek", "EU", "reader", "EM"),
)


def make_agency(code: str = "EM", name: str = "Exempelmyndigheten") -> Agency:
    """The agency with its units and people, made once per test; a second call gives the same one."""
    found = Agency.objects.filter(code=code).first()
    if found:
        return found
    agency = Agency.objects.create(code=code, name=name, registry_number_prefix="2026/")
    units: dict[str, Unit] = {}
    for position, (unit_code, unit_name, kind, parent, (first, last)) in enumerate(UNITS):
        own_code = code if unit_code == "EM" else unit_code
        units[unit_code] = Unit.objects.create(
            agency=agency,
            code=own_code,
            name=name if unit_code == "EM" else unit_name,
            kind=kind,
            parent=units[parent] if parent else None,
            valid_from=START,
            position=position,
        )
        CostCentres.objects.create(agency=agency, unit=units[unit_code], first=first, last=last)
    for key, person_name, unit, role, role_unit in PEOPLE:
        email = f"{key}@{code.lower()}.example.se"
        user = User.objects.create_user(email, "ett långt lösenord")
        person = Person.objects.create(
            agency=agency, user=user, email=email, name=person_name, unit=units[unit], valid_from=START
        )
        RoleHolding.objects.create(agency=agency, person=person, unit=units[role_unit], role=role, valid_from=START)
    return agency


def unit(code: str, agency: Agency | None = None) -> Unit:
    """A unit by its code."""
    return Unit.objects.get(agency=agency or make_agency(), code=code)


def person(key: str, agency: Agency | None = None) -> Person:
    """A person by the key in PEOPLE."""
    owner = agency or make_agency()
    return Person.objects.get(agency=owner, email=f"{key}@{owner.code.lower()}.example.se")


def acting(key: str, agency: Agency | None = None) -> Actor:
    """A person as an actor with today's rights, for `by=`."""
    actor = access.actor_of_person(person(key, agency).pk, on=clock.today())
    assert actor is not None
    return actor


def program(agency: Agency | None = None) -> Actor:
    """The program itself, which may do everything."""
    return system((agency or make_agency()).pk)
