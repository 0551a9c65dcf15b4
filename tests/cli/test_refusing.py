"""How the command line says no: one line on stderr, with --json the same as JSON, and never a traceback."""

import json
import os
import subprocess
import sys

import pytest

from tertial.site.cli import main

pytestmark = pytest.mark.django_db


def tertial(data, *words, **settings):
    """The command in a process of its own, with a data folder that nobody has prepared."""
    return subprocess.run(
        [sys.executable, "-m", "tertial.site.cli", *words],
        env={**os.environ, "TERTIAL_DATA": str(data), "DATABASE_URL": "", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_agency_starts_with_its_folder_where_nothing_was_prepared(tmp_path):
    folder = tmp_path / "agency"
    folder.mkdir()
    (folder / "agency.csv").write_text("code;name;governance\nAN;Annan;board\n", encoding="utf-8")
    done = tertial(tmp_path / "data", "agency", "load", str(folder), "--json")
    assert (done.returncode, json.loads(done.stdout)["status"], done.stderr) == (0, "loaded", "")


def test_a_question_to_a_database_that_nobody_prepared_is_refused(tmp_path):
    done = tertial(tmp_path / "data", "ledger", "batches", "--json")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "tertial init" in done.stderr
    assert json.loads(done.stdout)["problems"][0]["code"] == "database.unprepared"


@pytest.mark.parametrize(
    "address", ["mysql://here/there", "postgresql://nobody@127.0.0.1:1/nothing"], ids=["another kind", "not there"]
)
def test_a_database_out_of_reach_is_refused_in_few_words(tmp_path, address):
    done = tertial(tmp_path / "data", "ledger", "batches", DATABASE_URL=address)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr


REPORT = ("report", "month", "--agency", "NIX", "--month", "3")


@pytest.mark.parametrize("year", ["0", "-5", "12345", "i fjol"])
def test_what_is_no_year_is_wrong_usage(year):
    with pytest.raises(SystemExit) as wrong:
        main([*REPORT, "--year", year])
    assert wrong.value.code == 2


def test_what_is_not_there_is_named(capsys):
    assert main([*REPORT, "--year", "2026"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Finns inte: agency NIX. [kernel.not_found]\n")


@pytest.mark.parametrize(
    "words", [("ledger", "undo", "77"), ("ledger", "batches", "--agency", "NIX"), ("agency", "load", "/finns/inte")]
)
def test_with_json_every_refusal_is_json_as_well(capsys, words):
    assert main([*words, "--json"]) == 1
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["status"], said.err.count("\n")) == ("refused", 1)
    assert list(told["problems"][0])[-7:] == ["severity", "line", "column", "code", "value", "count", "message"]
