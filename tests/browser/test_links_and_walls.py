"""Every link leads somewhere for whoever sees it, and nothing of one agency is seen by another."""

import pytest

pytestmark = pytest.mark.browser

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


@pytest.mark.walk
@pytest.mark.parametrize("email", WHO)
def test_no_link_is_dead_for_whoever_sees_it(visits, email):
    dead = [f"{v.status} {v.address} (linked from {v.found_on})" for v in visits(email) if not v.ok]
    assert not dead, "\n".join(dead)


@pytest.fixture(scope="session")
def other_agency(demo, tmp_path_factory):
    """A second agency in the same installation; one person there holds every role. Gives the person's address."""
    folder = tmp_path_factory.mktemp("other-agency")
    for name, text in OTHER_AGENCY.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = demo.command("agency", "load", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return "allt@annan.example.se"


@pytest.mark.walk
def test_nothing_of_one_agency_is_seen_by_another(page, demo, visits, other_agency):
    here = [*visits("johan.ekstrom@example.se"), *visits("maria.nyberg@example.se")]
    addresses = dict.fromkeys(visit.address for visit in here if visit.ok)
    demo.sign_in(page, other_agency)
    leaks = []
    for address in addresses:
        answer = page.request.get(address)
        assert answer.status < 500, f"{answer.status} {address}"
        if answer.ok and any(word.encode() in answer.body() for word in SECRETS):
            leaks.append(address)
    assert not leaks, "\n".join(leaks)
    assert len(addresses) > 40
