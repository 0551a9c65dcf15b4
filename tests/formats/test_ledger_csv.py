"""Ledgers as CSV."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.formats.ledger_csv import EXAMPLE, PROFILES, UNIT4
from tertial.formats.ledger_reading import read_ledger

UNIT4_FILE = """period;konto;konto(T);dim1;dim2;dim3;dim4;dim5;dim6;dim7;vertyp;vernr;ver.datum;text;belopp
202601;5711;Konsulttjänster;3110;4120;;2414-1;;;;LF;1001;2026-01-15;Konsult januari;"1 250,50"
202601;2581;Leverantörsskulder;;;;;;;;LF;1001;2026-01-15;Konsult januari;-1250,50
202612a;5711;Konsulttjänster;3110;;;2414-1;;;;LF;1002;;Rättelse;10,00
"""
EXAMPLE_FILE = """period,konto,kostnadsställe,projekt,finansiering,serie,verifikation,datum,text,belopp
202602,4011,3110,,2414-1,L,7,2026-02-25,Lön,300.25
202602,1920,,,,L,7,2026-02-25,Lön,-300.25
"""


def errors(content, **kwargs):
    return [(p.code, p.line, p.column) for p in read_ledger(content, **kwargs).problems if p.severity == "error"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso8859-15"])
def test_a_unit4_export_is_read_in_each_encoding(encoding):
    file = read_ledger(UNIT4_FILE.encode(encoding))
    assert (file.format, file.encoding, file.vouchers, file.year) == ("CSV unit4", encoding, 2, 2026)
    assert (file.debit, file.credit, file.period_from, file.period_to) == (126050, 125050, "202601", "202612a")
    first, _second, third = file.rows.to_pylist()
    assert (first["line"], first["period"], first["month"], first["amount"]) == (2, "01", 1, 125050)
    assert (first["dim_1"], first["dim_6"], first["dim_20"], first["dim_21"]) == ("3110", "4120", "2414-1", None)
    assert (third["period"], third["month"], str(third["date"])) == ("12a", 12, "2026-12-01")
    assert file.accounts["5711"] == "Konsulttjänster"
    assert [(p.severity, p.code, p.count) for p in file.problems] == [("warning", "csv.unbalanced", 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_example_s_own_file_is_read_with_any_delimiter(delimiter):
    file = read_ledger(EXAMPLE_FILE.replace(",", delimiter).encode())
    assert (file.format, len(file.rows), file.debit, file.problems) == ("CSV exempel", 2, 30025, ())


@pytest.mark.parametrize(
    ("change", "code", "line", "column"),
    [
        (("300.25\n2", "tolv\n2"), "amount.not_an_amount", 2, 10),
        (("300.25\n2", "1.234\n2"), "amount.ambiguous", 2, 10),
        (("300.25\n2", "9" * 40 + "\n2"), "amount.too_large", 2, 10),
        (("300.25\n2", "300.24\n2"), "csv.unbalanced", 2, None),
        (("202602,4011", "202613b,4011"), "csv.invalid_period", 2, 1),
        (("202602,4011", "202600,4011"), "csv.invalid_period", 2, 1),
        (("2026-02-25,Lön,300", "2025-02-30,Lön,300"), "csv.invalid_date", 2, 8),
        (("202602,1920", "202602,1920,9"), "csv.wrong_number_of_fields", 3, None),
        (("202602,4011", "202602,"), "csv.missing_account", 2, 2),
        (("period,", "perioden,"), "csv.no_profile", 1, None),
        (("projekt", "konto"), "csv.column_twice", 1, None),
        (("Lön", "L\0n"), "file.nul", 2, None),
        ((EXAMPLE_FILE, ""), "file.empty", 1, None),
    ],
)
def test_what_is_wrong_is_refused_with_line_and_column(change, code, line, column):
    found = errors(EXAMPLE_FILE.replace(*change, 1).encode())
    assert (code, line) in [(c, n) for c, n, _ in found]
    if column:
        assert (code, line, column) in found


def test_all_problems_are_told_at_once():
    content = EXAMPLE_FILE.replace("300.25", "x").replace("202602,1920", "2026,1920")
    assert [code for code, _, _ in errors(content.encode())] == [
        "amount.not_an_amount",
        "csv.invalid_period",
        "amount.not_an_amount",
    ]


def test_blank_lines_say_nothing_but_count_as_lines():
    file = read_ledger(EXAMPLE_FILE.replace("\n", "\n\n").encode())
    assert file.rows["line"].to_pylist() == [3, 5]


def test_a_chosen_profile_says_what_it_misses():
    assert errors(EXAMPLE_FILE.encode(), profile=replace(EXAMPLE, amount="summa")) == [
        ("csv.missing_column", 1, None)
    ]
    assert {profile.name for profile in PROFILES} == {UNIT4.name, EXAMPLE.name}


def test_too_many_columns_are_refused():
    assert errors(";".join(f"c{n}" for n in range(1000)).encode()) == [("csv.too_many_columns", 1, None)]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))))
def test_no_bytes_make_the_reader_raise(rest):
    read_ledger(rest)
    read_ledger(EXAMPLE_FILE.encode() + rest)
