"""tertial plan export: the shape of the JSON, the files, and what is refused in one line."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from pypdf import PdfReader

from tertial.kernel.decisions import sha256_of
from tertial.planning.actions import add_node, change_node, revise_plan
from tertial.planning.models import Plan
from tertial.site.cli import main
from tests.cast import acting, unit
from tests.planning.cast import YEAR, commitment, decide, unit_plan

pytestmark = pytest.mark.django_db

SCHEMA = json.loads(Path("docs/reference/schemas/plan.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def decided():
    """The agency's plan and two versions of a unit's plan, with a commitment added in the second."""
    plan, objective, (node,) = unit_plan()
    decide(Plan.objects.get(unit=unit("EM")).pk)
    decide(plan)
    revise_plan(plan_id=plan, reason="Målet sänks.", by=acting("head"))
    change_node(node_id=node, node=commitment(objective, text="Högst 45 dagar."), saved=1, by=acting("head"))
    add_node(plan_id=plan, node=commitment(objective, title="Nytt åtagande"), by=acting("head"))
    decide(plan)
    return plan


def exported(capfdbinary, *arguments, code=0):
    assert main(["plan", "export", "--agency", "EM", "--year", str(YEAR), *arguments]) == code
    return capfdbinary.readouterr()


def as_json(capfdbinary, *arguments):
    told = json.loads(exported(capfdbinary, *arguments).out)
    Draft202012Validator(SCHEMA).validate(told)
    assert told["decided"]["sha256"] == sha256_of(told["wording"])
    return told


def test_a_units_plan_in_force_comes_with_its_decision(decided, capfdbinary):
    told = as_json(capfdbinary, "--unit", "STOD")
    assert (told["agency"], told["unit"], told["year"], told["version"]) == ("EM", "STOD", YEAR, 2)
    assert told["decided"]["by"] == "Lena Forsgren, generaldirektör"
    assert told["decided"]["registry_number"] == "2025/1847-12"
    assert [(n["number"], n["version_added"]) for n in told["nodes"]] == [("2", 1), ("2.1", 1), ("2.2", 2)]
    assert told["nodes"][1]["answers"] == [told["nodes"][0]["id"]]


def test_an_older_version_says_what_it_said(decided, capfdbinary):
    told = as_json(capfdbinary, "--unit", "STOD", "--version", "1")
    assert told["version"] == 1
    assert told["nodes"][1]["text"].endswith("60 dagar i snitt.")


def test_without_a_unit_the_whole_tree_comes_with_the_agencys_decision(decided, capfdbinary):
    told = as_json(capfdbinary)
    assert (told["unit"], told["version"]) == ("EM", 1)
    assert [n["unit"] for n in told["nodes"]] == ["EM", "EM", "STOD", "STOD", "STOD"]
    assert told["wording"]["unit"] == "EM"


def test_the_pdf_is_the_one_of_the_decision(decided, capfdbinary):
    content = exported(capfdbinary, "--unit", "STOD", "--format", "pdf").out
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert "Kortare väg till beslut" in " ".join(told.split())


def test_word_and_excel_hold_every_commitment(decided, capfdbinary, tmp_path):
    word = exported(capfdbinary, "--unit", "STOD", "--format", "docx").out
    cells = [cell.text for table in WordDocument(BytesIO(word)).tables for row in table.rows for cell in row.cells]
    assert any("Nytt åtagande" in cell for cell in cells)
    target = tmp_path / "plan.xlsx"
    exported(capfdbinary, "--format", "xlsx", "--out", str(target))
    rows = [row for sheet in load_workbook(target) for row in sheet.iter_rows(values_only=True)]
    assert sum("STOD" in row for row in rows) == 3


def test_what_is_not_decided_is_refused_in_one_line(decided, capfdbinary):
    refused = exported(capfdbinary, "--unit", "EU", code=1)
    assert refused.out == b""
    assert refused.err.decode().splitlines() == [
        "EU-program har ingen beslutad plan för 2026, eller ingen sådan version. [planning.nothing_in_force]"
    ]
    assert exported(capfdbinary, "--unit", "FINNS-INTE", code=1).out == b""
