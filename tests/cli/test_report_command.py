"""tertial report month and statement, and agency load --json: exit codes, and JSON to the schemas."""

import json
from pathlib import Path

import jsonschema
import pytest

from tertial.budget.actions import record_forecasts
from tertial.kernel import clock
from tertial.monthly_report.report import CONTRACT
from tertial.site.cli import main
from tests.treasury import TKR, A, B, book_last_year, book_this_year, item_id, make_items

pytestmark = pytest.mark.django_db

SCHEMAS = Path("docs/reference/schemas")


@pytest.fixture
def _money():
    by = make_items()
    book_last_year(by)
    book_this_year(by)
    amounts = {item_id(A): (331_000 * TKR, ""), item_id(B): (421_600 * TKR, "")}
    record_forecasts(year=2026, day=clock.today().replace(month=10, day=26), amounts=amounts, by=by)


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def printed(captured, *arguments):
    code = main(list(arguments))
    out = captured.readouterr()
    return code, out.out, out.err


MONTH = ("report", "month", "--agency", "EM", "--year", "2026", "--month")
STATEMENT = ("report", "statement", "--agency", "EM", "--year", "2025")


@pytest.mark.usefixtures("_money")
@pytest.mark.parametrize("month", [2, 10, 12])
def test_a_month_is_printed_to_the_schema(capsys, month):
    code, out, _err = printed(capsys, *MONTH, str(month))
    told = json.loads(out)
    jsonschema.validate(told, schema("report-month"))
    assert code == 0
    assert (told["agency"], told["month"], told["base"]) == ("EM", month, "total_available")


def test_the_schema_of_the_month_has_the_columns_of_the_contract():
    assert tuple(schema("report-month")["properties"]["items"]["items"]["required"]) == CONTRACT


@pytest.mark.usefixtures("_money")
def test_january_is_refused_in_one_line(capsys):
    code, out, err = printed(capsys, *MONTH, "1")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "rapportmånader" in err


@pytest.mark.usefixtures("_money")
@pytest.mark.parametrize("more", [(), ("--at", "2025-06-30")])
def test_a_statement_is_printed_to_the_schema(capsys, more):
    code, out, _err = printed(capsys, *STATEMENT, *more)
    jsonschema.validate(json.loads(out), schema("report-statement"))
    assert code == 0


@pytest.mark.usefixtures("_money")
@pytest.mark.parametrize(
    ("kind", "starts"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype html>")]
)
def test_a_month_is_written_as_a_file(tmp_path, kind, starts):
    out = tmp_path / f"rapport.{kind}"
    assert main([*MONTH, "10", "--format", kind, "--out", str(out)]) == 0
    assert out.read_bytes()[:15].lower().startswith(starts.lower())


def test_an_agency_that_is_not_there_is_refused(capsys):
    code, out, err = printed(capsys, *STATEMENT)
    assert (code, out, err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("wrong", [("--month", "13"), ("--month", "10", "--format", "exe")])
def test_wrong_usage_is_two(wrong):
    with pytest.raises(SystemExit) as left:
        main(["report", "month", "--agency", "EM", "--year", "2026", *wrong])
    assert left.value.code == 2


@pytest.mark.parametrize("broken", [False, True])
def test_loading_an_agency_is_told_to_the_schema(capsys, tmp_path, broken):
    (tmp_path / "agency.csv").write_text(f"code;name;governance\nEX;Ex;{'kung' if broken else 'board'}\n")
    code, out, _err = printed(capsys, "agency", "load", str(tmp_path), "--json")
    told = json.loads(out)
    jsonschema.validate(told, schema("agency-load"))
    assert (code, told["status"]) == ((1, "refused") if broken else (0, "loaded"))


@pytest.mark.usefixtures("_money")
def test_a_folder_that_is_not_there_cannot_hold_the_report(capsys):
    code, out, err = printed(capsys, *MONTH, "2", "--out", "/finns/inte/rapport.json")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "/finns/inte/rapport.json" in err
