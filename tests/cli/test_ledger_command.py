"""tertial ledger: exit codes, JSON to the schemas, one line on stderr."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings

from tertial.site.cli import main
from tests.cast import make_agency
from tests.formats.bad_files import BAD
from tests.formats.sie_texts import VOUCHER, sie, voucher

pytestmark = pytest.mark.django_db
SCHEMAS = Path("docs/reference/schemas")


@pytest.fixture
def run(capsys, tmp_path):
    make_agency()

    def command(*words, content=None, name="fil.se"):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        code = main([str(path) if word == "FILE" else word for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def load(run, *options, content=None, **kwargs):
    words = ("ledger", "import", "FILE", "--agency", "EM", *options, "--json")
    code, out, err = run(*words, content=content if content is not None else sie(), **kwargs)
    told = json.loads(out)
    jsonschema.validate(told, json.loads((SCHEMAS / "ledger-import.schema.json").read_text()))
    assert len(err.strip().splitlines()) == 1
    return code, told, err


def test_a_file_is_registered_listed_and_undone(run):
    code, told, err = load(run)
    assert (code, told["status"], told["rows"], told["debit"], told["problems"]) == (0, "registered", 2, 125050, [])
    assert "1 verifikat, 2 rader" in err
    code, out, _ = run("ledger", "batches", "--json")
    listed = json.loads(out)
    jsonschema.validate(listed, json.loads((SCHEMAS / "ledger-batches.schema.json").read_text()))
    assert [(b["batch"], b["agency"], b["state"]) for b in listed] == [(told["batch"], "EM", "active")]
    assert run("ledger", "undo", str(told["batch"]), "--reason", "Fel fil")[0] == 0
    assert json.loads(run("ledger", "batches", "--agency", "EM", "--json")[1])[0]["undo_reason"] == "Fel fil"
    assert "Ångrad" in run("ledger", "batches")[1]
    code, _, err = run("ledger", "undo", str(told["batch"]))
    assert (code, "[ledger.already_undone]" in err) == (1, True)


def test_a_dry_run_and_a_duplicate_say_so(run):
    code, told, _ = load(run, "--dry-run")
    assert (code, told["status"], told["batch"]) == (0, "dry_run", None)
    _, first, _ = load(run)
    code, told, err = load(run)
    assert (code, told["status"], told["batch"]) == (1, "duplicate", first["batch"])
    assert "redan inläst" in err


def test_a_refusal_is_told_in_json_and_in_one_line_with_its_line(run):
    code, told, err = load(run, content=sie(VOUCHER.replace("1250.50 2", "tolv 2")))
    assert (code, told["status"]) == (1, "refused")
    assert [(p["code"], p["line"], p["column"], p["value"]) for p in told["problems"]] == [
        ("amount.not_an_amount", 14, 36, "tolv")
    ]
    assert "rad 14, kolumn 36: ”tolv” Beloppet går inte att tolka." in err


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"", b"\r\r\r", b"#\x00", b"\xff\xfe#\x00"])
def test_bad_bytes_are_refused_and_nothing_is_written(run, content):
    code, told, _ = load(run, content=content)
    assert (code, told["status"], told["batch"]) == (1, "refused", None)
    assert told["problems"][0]["line"] == 1
    assert not [path for path in settings.DATA.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("name", "content", "wrong", "line"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_line_and_reason_and_nothing_is_written(run, name, content, wrong, line):
    code, told, err = load(run, content=content, name=name)
    assert (code, told["status"], told["batch"]) == (1, "refused", None)
    assert (wrong, line) in [(p["code"], p["line"]) for p in told["problems"] if p["severity"] == "error"]
    assert f"[{told['problems'][0]['code']}]" in err
    assert json.loads(run("ledger", "batches", "--json")[1]) == []
    assert not [path for path in settings.DATA.rglob("*") if path.is_file()]


def test_without_json_at_most_twenty_problems_are_shown_then_the_count(run):
    bad = sie(*(voucher(n, [("4011", n + 1)]) for n in range(30)))
    code, out, err = run("ledger", "import", "FILE", "--agency", "EM", content=bad)
    assert code == 1
    assert len(out.splitlines()) == 21
    assert "10 till, 30 fynd" in out.splitlines()[-1]
    assert err.startswith("Filen lästes inte in. Fel rad 12")


def test_an_overlap_asks_for_replace_or_add(run):
    load(run, content=sie(voucher(1, [("4011", 5), ("1920", -5)])))
    more = sie(voucher(2, [("4011", 7), ("1920", -7)]))
    code, told, _ = load(run, content=more)
    assert (code, [p["code"] for p in told["problems"]]) == (1, ["ledger.overlap"])
    assert load(run, "--add", content=more)[0] == 0
    with pytest.raises(SystemExit) as wrong:
        run("ledger", "import", "FILE", "--agency", "EM", "--add", "--replace", content=more)
    assert wrong.value.code == 2


def test_the_command_speaks_english_when_asked(run, monkeypatch):
    monkeypatch.setenv("TERTIAL_LANGUAGE", "en")
    assert load(run)[2].startswith("Read in: 1 vouchers, 2 rows, period 202601–202601, batch ")
    assert "2 rows  Counts" in run("ledger", "batches")[1]


def test_verify_says_whole_or_what_is_broken(run):
    load(run)
    schema = json.loads((SCHEMAS / "ledger-verify.schema.json").read_text())
    code, out, _ = run("ledger", "verify", "--json")
    told = json.loads(out)
    jsonschema.validate(told, schema)
    assert (code, told["status"], told["batches"]) == (0, "whole", 1)
    for path in settings.DATA.rglob("rows/**/*.parquet"):
        path.unlink()
    code, out, err = run("ledger", "verify", "--json")
    told = json.loads(out)
    jsonschema.validate(told, schema)
    assert (code, [f["code"] for f in told["findings"]]) == (1, ["rows_missing"])
    assert err.startswith("Fynd som inte stämmer: 1.")
    assert "raderna saknas" in run("ledger", "verify")[1]


def test_a_missing_file_or_agency_is_refused_in_json_and_in_one_line(run):
    schema = json.loads((SCHEMAS / "ledger-import.schema.json").read_text())
    for agency, wrong in (("EM", "file.missing"), ("NIX", "ledger.unknown_agency")):
        code, out, err = run("ledger", "import", "FILE", "--agency", agency, "--json", name="saknas.se")
        told = json.loads(out)
        jsonschema.validate(told, schema)
        assert (code, told["status"], told["problems"][0]["code"]) == (1, "refused", wrong)
        assert len(err.strip().splitlines()) == 1


def test_a_problem_is_told_in_the_order_of_the_contract(run):
    _, told, _ = load(run, content=b"")
    assert list(told["problems"][0]) == ["severity", "line", "column", "code", "value", "count", "message"]


def test_all_public_files_come_through_the_command(run, shared):
    for path in sorted((shared / "sie").iterdir()):
        code, told, _ = load(run, "--dry-run", content=path.read_bytes(), name=path.name)
        assert (code, told["status"]) == ((1, "refused") if path.suffix == ".sie" else (0, "dry_run")), path.name
