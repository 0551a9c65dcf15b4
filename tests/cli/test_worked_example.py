"""The worked example of the field (three items, one year) through the command line only, to the öre.

An agency is loaded from a folder, its ledger from a SIE file, and the statement and the month report are asked for.
"""

import json

import pytest

from tertial.site.cli import main

pytestmark = pytest.mark.django_db

TKR = 100_000  # öre

FOLDER = {
    "agency.csv": "code;name;registry_number_prefix;governance\nFM;Fiktiva myndigheten;FM 2025/;board\n",
    "units.csv": (
        "code;name;parent;kind;valid_from;valid_to;cost_centres\n"
        "FM;Fiktiva myndigheten;;agency;2020-01-01;;1\n"
        "FM1;Stöd;FM;unit;2020-01-01;;100..130,145\n"
    ),
    "people.csv": (
        "email;name;unit;role;valid_from;valid_to\n"
        "ek@fm.example.se;Åsa Ek;FM;economist;2020-01-01;\n"
        "chef@fm.example.se;Bo Chef;FM1;head;2020-01-01;\n"
    ),
    "appropriations.csv": (
        "year;code;name;kind;basis;credit_tkr;carry\n"
        "2025;24 1:4 ap.1;Förvaltning;administrative;cost;9750;3%\n"
        "2025;24 1:5 ap.1;Näringslivsutveckling;programme;cash;12300;none\n"
        "2025;24 1:5 ap.2;Glesbygd;programme;cash;0;none\n"
    ),
    "appropriation_decisions.csv": (
        "year;code;date;kind;amount_tkr;reference\n"
        "2025;24 1:4 ap.1;2025-01-01;opening;14 200;RB\n"
        "2025;24 1:4 ap.1;2024-12-19;allocation;322 000;RB\n"
        "2025;24 1:4 ap.1;2025-06-19;amending_budget;3 000;ÄB\n"
        "2025;24 1:4 ap.1;2025-01-01;withdrawal;-4 900;AF 7 §\n"
        "2025;24 1:5 ap.1;2025-01-01;opening;6100;RB\n"
        "2025;24 1:5 ap.1;2025-01-01;withdrawal;−6100;RB\n"
        "2025;24 1:5 ap.1;2024-12-19;allocation;410000;RB\n"
        "2025;24 1:5 ap.1;2025-06-19;reallocation;5000;RB\n"
        "2025;24 1:5 ap.2;2025-01-01;opening;-1500;RB\n"
        "2025;24 1:5 ap.2;2024-12-19;allocation;60000;RB\n"
        "2025;24 1:5 ap.2;2025-06-19;reallocation;-5000;RB\n"
        "2025;24 1:5 ap.2;2025-10-02;permitted_overrun;4000;Regeringsbeslut\n"
    ),
    "settlement_rules.csv": (
        "year;order;code;account_from;account_to;dimension;object;valid_from;valid_to\n"
        "2025;1;24 1:4 ap.1;4000;6999;20;F1;;\n"
        "2025;2;24 1:5 ap.1;7500;7999;20;S1*;;\n"
        "2025;3;24 1:5 ap.2;7500;7999;20;S2..S3;;\n"
    ),
    "budget.csv": (
        "year;unit;code;account_group;month;amount_tkr\n"
        "2025;FM1;24 1:4 ap.1;4;1;20000\n"
        "2025;FM;24 1:4 ap.1;5;2;1000,5\n"
    ),
}

# (period, account, object, kronor): the twelve months are uneven on purpose
COSTS = [
    ("202501", "4010", "F1", 27_645_833),
    ("202502", "5010", "F1", 27_645_834),
    ("202508", "4010", "F1", 166_208_333),
    ("202512", "6910", "F1", 110_250_000),
    ("202503", "7510", "S1A", 300_000_000),
    ("202511", "7510", "S1", 117_900_000),
    ("202504", "7710", "S2", 50_000_000),
    ("202512", "7710", "S30", 0),
    ("202512", "7710", "S3", 6_700_000),
    ("202502", "5010", "X9", 1_234),
]


def sie() -> str:
    """A SIE 4E file with one voucher a row of COSTS, balanced against the bank."""
    lines = [
        "#FLAGGA 0", '#PROGRAM "Prov" 1', "#FORMAT PC8", "#GEN 20260110", "#SIETYP 4", '#FNAMN "Fiktiva"',
        "#RAR 0 20250101 20251231", "#KONTO 1910 Bank", "#KONTO 4010 Lön", "#KONTO 5010 Lokal",
        "#KONTO 6910 Avskrivning", "#KONTO 7510 Bidrag", "#KONTO 7710 Bidrag", "#DIM 20 Finansiering",
    ]  # fmt: skip
    lines += [f'#OBJEKT 20 "{obj}" "{obj}"' for obj in dict.fromkeys(obj for _, _, obj, _ in COSTS)]
    for number, (period, account, obj, kronor) in enumerate(COSTS, start=1):
        lines += [
            f"#VER A {number} {period}15 Prov",
            "{",
            f'#TRANS {account} {{1 "100" 20 "{obj}"}} {kronor}.00',
            f"#TRANS 1910 {{}} -{kronor}.00",
            "}",
        ]
    return "\r\n".join(lines) + "\r\n"


@pytest.fixture
def loaded(tmp_path, capsys):
    """The agency with its ledger for 2025."""
    folder = tmp_path / "agency"
    folder.mkdir()
    for name, text in FOLDER.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert main(["agency", "load", str(folder)]) == 0, capsys.readouterr()
    file = tmp_path / "huvudbok.se"
    file.write_bytes(sie().encode("cp437"))
    assert main(["ledger", "import", str(file), "--agency", "FM", "--json"]) == 0, capsys.readouterr()
    return folder, file


def asked(capsys, *arguments):
    """A command's JSON."""
    capsys.readouterr()
    code = main([*arguments, "--format", "json"])
    out = capsys.readouterr().out
    assert code == 0, out
    return json.loads(out)


STATEMENT = {
    # opening, allocation, reallocated, overrun used, withdrawal, available, expenditure, closing (tkr)
    "24 1:4 ap.1": (14_200, 325_000, 0, 0, -4_900, 334_300, 331_750, 2_550),
    "24 1:5 ap.1": (6_100, 410_000, 5_000, 0, -6_100, 415_000, 417_900, -2_900),
    "24 1:5 ap.2": (-1_500, 60_000, -5_000, 3_200, 0, 56_700, 56_700, 0),
}
COLUMNS = (
    "opening_carryover", "allocation", "reallocated", "permitted_overrun_used", "withdrawal", "total_available",
    "expenditure", "closing_carryover",
)  # fmt: skip


def test_the_statement_is_right_to_the_ore(loaded, capsys):
    said = asked(capsys, "report", "statement", "--agency", "FM", "--year", "2025")
    assert (said["agency"], said["year"], said["at"]) == ("FM", 2025, "2025-12-31")
    found = {item["code"]: tuple(item[column] for column in COLUMNS) for item in said["items"]}
    assert found == {code: tuple(amount * TKR for amount in row) for code, row in STATEMENT.items()}
    total = tuple(said["total"][column] for column in COLUMNS)
    assert total == tuple(sum(column) * TKR for column in zip(*STATEMENT.values(), strict=True))


def test_the_month_report_counts_what_was_decided_and_booked_by_then(loaded, capsys):
    said = asked(capsys, "report", "month", "--agency", "FM", "--year", "2025", "--month", "2")
    items = {item["code"]: item for item in said["items"]}
    item = items["24 1:4 ap.1"]
    assert item["allocation"] == 322_000 * TKR
    assert item["total_available"] == 331_300 * TKR
    assert item["actual_month"] == 2_764_583_400
    assert item["actual_cumulative"] == 5_529_166_700
    assert item["credit_granted"] == 9_750 * TKR
    assert item["remaining"] == item["total_available"] - item["actual_cumulative"]
    assert item["share_used"] == round(5_529_166_700 / (331_300 * TKR), 6)
    assert items["24 1:5 ap.1"]["actual_cumulative"] == 0
    assert items["24 1:5 ap.2"]["permitted_overrun_used"] == 0
    assert said["base"] == "total_available"


def test_rows_that_no_rule_takes_are_counted_and_never_disappear(loaded, capsys):
    february = asked(capsys, "report", "month", "--agency", "FM", "--year", "2025", "--month", "2")
    assert february["unsettled"] == {"rows": 1, "amount": 123_400}


def test_january_is_refused_with_the_reason(loaded, capsys):
    capsys.readouterr()
    assert main(["report", "month", "--agency", "FM", "--year", "2025", "--month", "1", "--format", "json"]) == 1
    said = capsys.readouterr().err.strip()
    assert "januari" in said.lower()
    assert len(said.splitlines()) == 1


def test_loading_the_same_folder_again_changes_nothing(loaded, capsys):
    before = asked(capsys, "report", "statement", "--agency", "FM", "--year", "2025")
    assert main(["agency", "load", str(loaded[0])]) == 0
    assert asked(capsys, "report", "statement", "--agency", "FM", "--year", "2025") == before


def test_the_same_file_a_second_time_is_a_duplicate(loaded, capsys):
    capsys.readouterr()
    assert main(["ledger", "import", str(loaded[1]), "--agency", "FM", "--json"]) == 1
    heard = capsys.readouterr()
    assert json.loads(heard.out)["status"] == "duplicate"
    assert len(heard.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("file", "wrong", "line", "column"),
    [
        ("units.csv", "FM1;Stöd;FINNS INTE;unit;2020-01-01;;100", 3, "parent"),
        ("units.csv", "FM1;Stöd;FM;unit;2020-13-01;;100", 3, "valid_from"),
        ("people.csv", "a@b.se;Namn;FM1;kung;2020-01-01;", 3, "role"),
        ("appropriations.csv", "2025;24 1;Namn;administrative;cost;1;3%", 3, "code"),
        ("appropriation_decisions.csv", "2025;24 1:4 ap.1;2025-01-01;opening;1.234;RB", 3, "amount_tkr"),
        ("budget.csv", "2025;FM1;24 1:4 ap.1;4;13;1", 3, "month"),
    ],
)
def test_a_wrong_row_is_told_with_file_line_and_column_and_nothing_is_loaded(
    tmp_path, capsys, file, wrong, line, column
):
    folder = tmp_path / "agency"
    folder.mkdir()
    for name, text in FOLDER.items():
        rows = text.splitlines()
        if name == file:
            rows[2:3] = [wrong]
        (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert main(["agency", "load", str(folder)]) == 1
    heard = capsys.readouterr()
    told = [text for text in (heard.out + heard.err).splitlines() if file in text]
    assert any(str(line) in text and column in text for text in told), heard
    from tertial.organisation.models import Agency

    assert not Agency.objects.exists()
