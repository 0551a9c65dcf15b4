"""`tertial report followup` in the shape that others call."""

import json
from pathlib import Path

import pytest
from jsonschema import validate
from tests.followup.cast import open_t3, parts, say
from tests.followup.test_chain import approve, hand_in

from tertial.site.cli import main

pytestmark = pytest.mark.django_db
SCHEMA = Path("docs/reference/schemas/followup.schema.json")
ASK = ["report", "followup", "--agency", "EM", "--year", "2026", "--period", "T3"]


def asked(capsysbinary, *more):
    code = main([*ASK, *more])
    out = capsysbinary.readouterr()
    return code, out.out, out.err.decode()


def test_the_json_keeps_its_shape(capsysbinary):
    open_t3()
    say(parts()[0], "late")
    code, out, _err = asked(capsysbinary)
    said = json.loads(out)
    validate(said, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert code == 0
    assert (said["agency"], said["unit"], said["state"], said["approved"]) == ("EM", "EM", "not_reported", None)
    assert [c["on_plan"] for c in said["commitments"]] == ["late", None]
    assert said["deviations"][0]["actions"][0]["owner"] == "Eva Berglund"
    assert said["missing"] == [
        {"unit": "EM", "person": "", "what": "assessment"},
        {"unit": "STOD", "person": "Karin Lindqvist", "what": "report"},
    ]


def test_an_approved_report_is_given_as_it_was_frozen(capsysbinary):
    open_t3()
    hand_in()
    approve("STOD", "department_head")
    said = json.loads(asked(capsysbinary, "--unit", "STOD")[1])
    assert said["approved"]["by"] == "Anders Holm"
    assert len(said["sha256"]) == 64


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("docx", b"PK\x03\x04")])
def test_the_report_comes_as_a_document(capsysbinary, ending, start):
    open_t3()
    code, out, _err = asked(capsysbinary, "--unit", "STOD", "--format", ending)
    assert code == 0
    assert out.startswith(start)


def test_a_round_or_unit_that_does_not_exist_is_refused_in_one_line(capsysbinary):
    open_t3()
    for more in (["--unit", "XYZ"], ["--year", "2020"], ["--agency", "XX"]):
        code, _out, err = asked(capsysbinary, *more)
        assert code == 1
        assert len(err.strip().splitlines()) == 1


def test_no_period_is_wrong_usage(capsysbinary):
    with pytest.raises(SystemExit) as wrong:
        asked(capsysbinary, "--period", "T4")
    assert wrong.value.code == 2
