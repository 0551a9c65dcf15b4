"""tertial report annual: JSON to its schema, drafted and decided, and its refusals."""

import json
from pathlib import Path

import jsonschema
import pytest

from tertial.annual_report import actions, queries
from tertial.kernel import clock
from tertial.site.cli import main
from tests.cast import acting

from .cast import YEAR, agency_id, make_report, write

pytestmark = pytest.mark.django_db
SCHEMA = json.loads(Path("docs/reference/schemas/report-annual.schema.json").read_text(encoding="utf-8"))
ANNUAL = ("report", "annual", "--agency", "EM", "--year", str(YEAR))


@pytest.fixture(autouse=True)
def report():
    make_report()
    write("1", "Vi nådde målen.")


def printed(capsys, *more):
    assert main([*ANNUAL, *more]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    jsonschema.validate(told, SCHEMA)
    assert said.err == ""
    return told


def decide():
    decision = actions.Decision(
        decided_on=clock.today(),
        decided_by="Styrelsen",
        reporting_officer="Johan Ekström",
        participants=["Rune Falk"],
        registry_number="2026/112",
        signatories=[("Lena Forsgren", "Generaldirektör")],
        despite="Provtryck.",
    )
    actions.decide_report(year=YEAR, decision=decision, by=acting("planner"))


def test_a_draft_has_neither_version_nor_hash(capsys):
    told = printed(capsys)
    assert (told["agency"], told["year"], told["version"], told["sha256"]) == ("EM", YEAR, None, None)
    assert "Vi nådde målen." in json.dumps(told["document"], ensure_ascii=False)


def test_a_decided_report_has_the_version_and_hash_of_its_decision(capsys):
    decide()
    (version,) = queries.versions(agency_id(), YEAR)
    told = printed(capsys)
    assert (told["version"], told["sha256"]) == (1, version.sha256)
    assert printed(capsys, "--version", "1") == told


@pytest.mark.parametrize("more", [("--version", "7"), ("--year", "2019"), ("--agency", "NIX")])
def test_what_is_not_there_is_refused_in_one_line(capsys, more):
    decide()
    assert main([*ANNUAL, *more]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
