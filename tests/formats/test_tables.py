"""Small CSV tables: read as people save them, every problem told with its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.formats.amounts import AmountError
from tertial.formats.tables import parse_thousands, read_table


def read(text, required=("code", "amount"), optional=()):
    return read_table("t.csv", text.encode() if isinstance(text, str) else text, required, optional)


def places(table):
    return [(f.problem.code, f.problem.line, f.problem.column) for f in table.found]


@pytest.mark.parametrize(
    "text",
    ["code;amount\nA;1,5\n", "\ufeffcode;amount\r\nA;1,5\r\n", 'code,amount\nA,"1,5"\n', "Amount;CODE\n1,5;A"],
)
def test_a_table_is_read_as_spreadsheets_save_it(text):
    (row,) = read(text).rows
    assert (row.line, row.text("code"), row.thousands("amount")) == (2, "A", 150_000)


def test_all_problems_are_told_at_once():
    table = read("code;amount\n;x\nB;1.234\nC;2;extra\n")
    for row in table.rows:
        row.text("code")
        row.thousands("amount")
    assert sorted(places(table), key=str) == sorted(
        [
            ("too_many_cells", 4, None),
            ("missing", 2, 1),
            ("amount_not_an_amount", 2, 2),
            ("amount_ambiguous", 3, 2),
        ],
        key=str,
    )


def test_a_missing_heading_is_told_and_no_row_is_read():
    table = read("code;sum\nA;1\n")
    assert [code for code, _line, _column in places(table)] == ["missing_column", "unknown_column"]
    assert not table.rows


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ("empty_file", None, None)),
        (b"code;amount\nA;\xe5\n", ("not_utf8", 2, None)),
        (b"code;amount\nA;\0\n", ("not_text", 2, None)),
        (b"code;amount\r\nA;1\rB;2\r\n", ("lone_return", 2, None)),
        (b"code;amount\rA;1\r", ("lone_return", 1, None)),
    ],
)
def test_what_is_no_text_is_refused(content, code):
    assert places(read(content)) == [code]


def test_a_quoted_cell_may_hold_a_line_break_and_lines_are_still_right():
    rows = read('code;amount\n"A\nB";1\nC;2\n').rows
    assert [(row.line, row.text("code")) for row in rows] == [(2, "A B"), (4, "C")]


def test_an_open_quote_is_a_problem():
    assert ("unreadable", 2, None) in places(read('code;amount\n"A;1\n'))


@pytest.mark.parametrize(("said", "expected"), [("2026-02-28", date(2026, 2, 28)), ("", None)])
def test_a_day_is_iso_or_nothing(said, expected):
    assert read(f"code;amount\n{said};1\n").rows[0].day("code") == expected


@pytest.mark.parametrize("said", ["2025-02-30", "20250230", "28/2 2026", "2026-2-1"])
def test_a_day_that_is_none_is_refused(said):
    table = read(f"code;amount\n{said};1\n")
    assert table.rows[0].day("code") is None
    assert places(table) == [("not_a_date", 2, 1)]


@pytest.mark.parametrize(
    ("said", "ore"),
    [
        ("1 234,5", 123_450_000),
        ("1234.5", 123_450_000),
        ("0,00001", 1),
        ("-1,23456", -123_456),
        ("−2", -200_000),
        ("1,234", 123_400),
        ("12.3456", 1_234_560),
        ("1.234,5", 123_450_000),
        ("-1.234.567,891", -123_456_789_100),
        ("1.234,000", 123_400_000),
    ],
)
def test_thousands_are_read_to_the_ore(said, ore):
    assert parse_thousands(said) == ore


@pytest.mark.parametrize(
    "said", ["1.234", "1,2,345", "1,0,000", "abc", "", "1,234567", "1e3", "--1", "12.34,5", "1.2345,6"]
)
def test_ambiguous_and_odd_thousands_are_refused(said):
    with pytest.raises(AmountError):
        parse_thousands(said)


@given(st.integers(-(10**12), 10**12))
def test_thousands_survive_a_round_trip(ore):
    sign = "-" if ore < 0 else ""
    assert parse_thousands(f"{sign}{abs(ore) // 100_000},{abs(ore) % 100_000:05}") == ore


@given(st.binary())
def test_no_bytes_make_the_reader_raise(content):
    read(content)


@given(st.text())
def test_no_text_makes_the_reader_raise(text):
    for row in read("code;amount\n" + text).rows:
        row.day("code")
        row.thousands("amount")
        row.whole("code", 1, 12)
