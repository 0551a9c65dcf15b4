"""What each role reaches by following links: none is dead, no page has a fault, and no agency sees another's."""

from collections import defaultdict
from dataclasses import dataclass

import pytest

from .looks import faults_in_all_lights, parts
from .walk import Visit, kind, walk

pytestmark = [pytest.mark.browser, pytest.mark.walk]

WHO = (
    "lena.forsgren@example.se",
    "johan.ekstrom@example.se",
    "maria.nyberg@example.se",
    "karin.lindqvist@example.se",
    "eva.berglund@example.se",
    "rune.falk@example.se",
)

SECRETS = ("Regionala stöd", "Exempelmyndigheten", "Lindqvist")

OTHER_AGENCY = {
    "agency.csv": "code;name;registry_number_prefix;governance\nAN;Annanmyndigheten;2026/;director\n",
    "units.csv": (
        "code;name;parent;kind;valid_from;valid_to;cost_centres\n"
        "AN;Annanmyndigheten;;agency;2020-01-01;;100..199\n"
        "AN1;Enda enheten;AN;unit;2020-01-01;;200\n"
    ),
    "people.csv": (
        "email;name;unit;role;valid_from;valid_to\n"
        + "".join(
            f"allt@annan.example.se;Alla Roller;AN;{role};2020-01-01;\n"
            for role in ("planner", "economist", "management", "evaluator", "auditor", "administrator", "head")
        )
    ),
}


@dataclass(frozen=True)
class Role:
    """Somebody of the example agency, and what following the links answers."""

    email: str
    visits: list[Visit]


ROLES = [pytest.param(email, id=email.partition("@")[0], marks=pytest.mark.xdist_group(email)) for email in WHO]


@pytest.fixture(scope="module", params=ROLES)
def role(request, demo, chromium):
    """Each of the six whom the demo names, having followed the links."""
    context = chromium.new_context(locale="sv-SE")
    demo.sign_in(context.new_page(), request.param)
    visits = [*walk(context.request, f"{demo.url}/")]
    context.close()
    return Role(request.param, visits)


@pytest.fixture(scope="module")
def looked_at():
    """The parts that pages of each kind were made of, of those looked at for some role already."""
    return defaultdict(set)


def new_in(visits, looked_at):
    """Addresses of pages with some part that no page of their kind had before."""
    for visit in visits:
        known = looked_at[kind(visit.address)]
        if visit.html and not parts(visit.html) <= known:
            known |= parts(visit.html)
            yield visit.address


@pytest.fixture(scope="session")
def other_agency(demo, tmp_path_factory):
    """A second agency in the same installation; one person there holds every role. Gives the person's address."""
    folder = tmp_path_factory.mktemp("other-agency")
    for name, text in OTHER_AGENCY.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = demo.command("agency", "load", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return "allt@annan.example.se"


def test_no_link_is_dead_for_whoever_sees_it(role):
    dead = [f"{v.status} {v.address} (linked from {v.found_on})" for v in role.visits if not v.ok]
    assert not dead, "\n".join(dead)
    assert len(role.visits) > 60


def test_no_page_has_a_fault_in_any_light_or_width(role, page, demo, looked_at):
    demo.sign_in(page, role.email)
    found = []
    for address in new_in(role.visits, looked_at):
        page.goto(address)
        found += [f"{address} {fault}" for fault in faults_in_all_lights(page)]
    assert not found, "\n".join(found)


def test_nothing_of_one_agency_is_seen_by_another(role, page, demo, other_agency):
    demo.sign_in(page, other_agency)
    leaks = []
    for visit in role.visits:
        answer = page.request.get(visit.address)
        assert answer.status < 500, f"{answer.status} {visit.address}"
        if answer.ok and any(word.encode() in answer.body() for word in SECRETS):
            leaks.append(visit.address)
        answer.dispose()
    assert not leaks, "\n".join(leaks)
