"""SIE files: what is read, what is refused, and where."""

import re
from datetime import date

import pyarrow.compute as pc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tertial.formats import sie as reader
from tertial.formats.sie import checksum
from tests.formats.sie_texts import HEAD, VOUCHER, sealed, sie, voucher


def found(content, severity="error", **kwargs):
    return [(p.code, p.line) for p in reader.read(content, **kwargs).problems if p.severity == severity]


def test_a_whole_file_becomes_columns_names_and_facts():
    file = reader.read(sie())
    assert not file.problems
    assert (file.format, file.encoding, file.vouchers, len(file.rows)) == ("SIE 4I", "cp437", 1, 2)
    assert (file.debit, file.credit, file.year) == (125050, 125050, 2026)
    assert (file.period_from, file.period_to, file.company) == ("202601", "202601", "Exempelmyndigheten")
    assert file.accounts["4011"] == "Löner"
    assert file.objects[20, "2414-1"] == "Förvaltning"
    first, second = file.rows.to_pylist()
    assert (first["line"], first["series"], first["number"], first["period"]) == (14, "A", "1", "01")
    assert (first["account"], first["amount"], first["text"]) == ("4011", 125050, "Lön")
    assert (first["dim_1"], first["dim_20"]) == ("3110", "2414-1")
    assert (second["amount"], second["text"], second["dim_1"]) == (-125050, "Lön januari", None)
    assert f"{second['date']}" == "2026-01-15"


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ('#TRANS 4011 {} 1.00 "" "Ett \\"citat\\" i text"', "text", 'Ett "citat" i text'),
        ("\t#TRANS\t4011\t{1\t3110}\t1.00", "dim_1", "3110"),
        ('#TRANS "4011" {1 3110 "20" "a b"} 1.00', "dim_20", "a b"),
        ("#TRANS 4011 { } 1", "amount", 100),
        ("#TRANS 4011 {} -1.5", "amount", -150),
        ('#TRANS 4011 {} "1.00"', "amount", 100),
        ('#TRANS DIFF {} 1.00 20260228 "" 3 "sign"', "date", date(2026, 2, 28)),
        ('#TRANS 4011 {1 "}"} 1.00', "dim_1", "}"),
        ('#TRANS 4011 {1 ""} 1.00', "account", "4011"),
        ("#trans 4011 {} 1.00", "account", "4011"),
    ],
)
def test_a_row_may_be_written_in_many_ways(row, column, value):
    content = sie(f'#VER A 1 20260115 "Text"\n{{\n{row}\n}}\n')
    assert reader.read(content).rows.to_pylist()[0][column] == value


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        pytest.param(
            sie(voucher(1, [("4011", 100), ("1920", -99)])), "sie.unbalanced", 12, id="unbalanced voucher"
        ),
        pytest.param(sie(head=HEAD.replace("PC8", "EBCDIC")), "sie.unknown_format", 2, id="unknown format"),
        pytest.param(HEAD.encode("utf-16"), "file.unknown_encoding", 1, id="UTF-16"),
        pytest.param(b"#FNAMN \x84\xe4\x94\xf6\n", "file.unknown_encoding", 1, id="letters of two sets"),
        pytest.param(sie(VOUCHER.rstrip().rstrip("}")), "sie.truncated", 15, id="cut inside a voucher"),
        pytest.param(sie('#VER A 1 20260115 "x"\n'), "sie.truncated", 12, id="cut after a head"),
        pytest.param(sie("#VER A 1 20260115 x\n{\n#TRANS 4011 {1 "), "sie.unreadable", 14, id="cut inside a row"),
        pytest.param(sealed(closed=False), "sie.missing_checksum", 17, id="control sum never closed"),
        pytest.param(sealed(total=1), "sie.wrong_checksum", 18, id="wrong control sum"),
        pytest.param(
            sie(voucher(1, [("4011", 100)]).replace("1.00", "9" * 40)), "amount.too_large", 14, id="40 digits"
        ),
        pytest.param(sie(VOUCHER.replace("1250.50 2", "tolv 2")), "amount.not_an_amount", 14, id="text as amount"),
        pytest.param(sie(VOUCHER.replace("50 20260115", "50 20250230")), "sie.invalid_date", 14, id="30 February"),
        pytest.param(
            sie(VOUCHER.replace("A 1 20260115", "A 1 20250230")), "sie.invalid_date", 12, id="voucher's day"
        ),
        pytest.param(sie(VOUCHER.replace("A 1 20260115", 'A 1 ""')), "sie.missing_date", 12, id="no day"),
        pytest.param(sie().replace(b"4011 {", b"40\x0011 {"), "file.nul", 14, id="NUL"),
        pytest.param(sie().replace(b"#RAR", b"\r#RAR"), "file.lone_return", 5, id="lone CR"),
        pytest.param(sie().replace(b"\n", b"\r"), "file.lone_return", 1, id="only CR"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "file.not_text", 1, id="a PNG called .se"),
        pytest.param(b"", "file.empty", 1, id="empty"),
        pytest.param(b" \r\n\r\n", "file.empty", 1, id="only blanks"),
        pytest.param(b"hej\n", "sie.not_an_item", 1, id="no SIE at all"),
        pytest.param(b"#HEJ 1\n", "sie.nothing_read", 1, id="unknown labels only"),
        pytest.param(b"<?xml version='1.0'?><Sie/>", "sie.sie_5", 1, id="SIE 5"),
        pytest.param(sie("#TRANS 4011 {} 1.00\n"), "sie.row_outside_voucher", 12, id="row outside"),
        pytest.param(sie(VOUCHER.rsplit("}", 1)[0] + VOUCHER), "sie.unclosed_voucher", 16, id="voucher not closed"),
        pytest.param(sie("}\n"), "sie.unexpected_brace", 12, id="brace too many"),
        pytest.param(sie(VOUCHER.replace('{1 "3110"', '{1 "3110" 6')), "sie.unreadable_objects", 14, id="odd list"),
        pytest.param(sie(head=HEAD + "#SIETYP 9\n"), "sie.unknown_type", 12, id="no such type"),
        pytest.param(sie("#IB 0 1920 mycket\n"), "amount.not_an_amount", 12, id="balance in words"),
        pytest.param(sie("#IB x 1920 5\n"), "sie.not_a_number", 12, id="year in words"),
        pytest.param(sie("#FNAMN " + "x" * 70_000 + "\n"), "sie.line_too_long", 12, id="line too long"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(content, code, line):
    assert (code, line) in found(content, name="fil.se")
    assert not reader.read(content, name="fil.se").readable


def test_all_problems_are_told_at_once_with_line_column_and_value():
    bad = voucher(1, [("4011", 100)]) + VOUCHER.replace("1250.50 2", "tolv 2") + VOUCHER.replace("0115", "0230")
    problems = reader.read(sie(bad)).problems
    assert {p.code for p in problems} >= {"sie.unbalanced", "amount.not_an_amount", "sie.invalid_date"}
    amount = next(p for p in problems if p.code == "amount.not_an_amount")
    assert (amount.line, amount.column, amount.value) == (18, 36, "tolv")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (sie(head=HEAD.replace("#FLAGGA 0", "#FLAGGA 1")), "sie.flag_set"),
        (sie(VOUCHER, VOUCHER), "sie.repeated_voucher"),
        (sie('#VER A 9 20260101 ""\n{\n}\n'), "sie.empty_voucher"),
        (sie(VOUCHER.replace("4011", "4012")), "sie.undeclared_account"),
        (sie(VOUCHER.replace('"3110"', '"3111"')), "sie.undeclared_object"),
        (sie(VOUCHER.replace("20 ", "21 ", 1).replace('20 "2414-1"', '21 "2414-1"')), "sie.undeclared_dimension"),
        (sie(VOUCHER.replace("50 20260115", "50 20260201")), "sie.other_month"),
        (sie(VOUCHER.replace("{\n", "", 1)), "sie.missing_brace"),
        (sie("#IB 0 1920 0\n#UB 0 1920 7\n", VOUCHER), "sie.control_total"),
        (sie("#IB 0 1920 0\n"), "sie.balances_only"),
        (sie(VOUCHER.replace('{1 "3110"', '{1 "3110" 1 "3120"')), "sie.dimension_twice"),
    ],
)
def test_what_is_odd_is_told_but_does_not_stop_the_file(content, code):
    file = reader.read(content)
    assert code in {p.code for p in file.problems if p.severity == "warning"}
    assert file.readable


def test_the_row_s_own_month_is_the_period():
    rows = reader.read(sie(VOUCHER.replace("50 20260115", "50 20260201"))).rows
    assert rows["period"].to_pylist() == ["02", "01"]


def test_the_control_totals_of_a_whole_export_agree():
    balances = "#IB 0 1920 100.00\n#UB 0 1920 -1150.50\n#RES 0 4011 1250.50\n#RES -1 4011 9\n"
    assert not reader.read(sie(balances, VOUCHER)).problems


def test_added_and_struck_rows_are_kept_in_mind_but_not_counted():
    extra = VOUCHER.replace("}\n", '#BTRANS 4011 {} 5.00\n#RTRANS 1920 {} -5.00 "" ""\n}\n').replace(
        '{1 "3110" 20 "2414-1"}', "{}"
    )
    file = reader.read(sie(extra))
    assert (len(file.rows), file.supplementary, file.readable) == (2, 2, True)


def test_unknown_labels_and_their_blocks_are_skipped():
    file = reader.read(sie('#NYTT "något"\n{\n#DEL 1\n}\n', VOUCHER))
    assert (file.vouchers, len(file.rows), file.problems) == (1, 2, ())


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("cp437", "cp437"), ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("iso8859-15", "iso8859-15")],
)
def test_the_encoding_is_found_and_said(encoding, said):
    file = reader.read((HEAD + VOUCHER).encode(encoding))
    assert (file.encoding, file.accounts["4011"], file.readable) == (said, "Löner", True)


def test_plain_ascii_is_said_to_be_that_and_the_encoding_may_be_chosen():
    assert reader.read((HEAD + VOUCHER).replace("ö", "o").replace("ä", "a").encode()).encoding == "ascii"
    chosen = reader.read((HEAD + VOUCHER).encode("cp437"), encoding="iso8859-15")
    assert chosen.accounts["4011"] != "Löner"
    assert found((HEAD + VOUCHER).encode("cp437"), encoding="utf-8") == [("file.wrong_encoding", 6)]
    assert found(b"#FNAMN x\n", encoding="klingon") == [("file.unknown_encoding", 1)]


def test_a_sealed_file_holds_whatever_blanks_and_quotes_it_has():
    head = HEAD + '#KONTO   5011\t"Lokal \\"A\\" {hyra}"\n'
    assert not reader.read(sealed(head=head)).problems
    assert not reader.read(sealed(head=head).replace(b"\n", b"\r\n")).problems
    assert "sie.after_checksum" in {p.code for p in reader.read(sealed() + b"#PROGRAM x\n").problems}


def test_one_changed_digit_breaks_the_control_sum():
    assert ("sie.wrong_checksum", 18) in found(sealed().replace(b"1250.50", b"1250.51"))


def test_the_sum_is_taken_over_what_the_standard_says():
    assert checksum.counted(b'#KONTO 1 "a \\"b\\" {c}"\r\n{1 "x y"}') == b'#KONTO1a "b" {c}1x y'


def test_too_many_dimensions_are_refused():
    rows = "".join(f'#TRANS 4011 {{{n} "a"}} 0\n' for n in range(100, 170))
    assert ("sie.too_many_dimensions", None) in found(sie(f'#VER A 1 20260115 ""\n{{\n{rows}}}\n'))


def test_sums_larger_than_we_keep_are_refused():
    rows = "".join("#TRANS 4011 {} 999999999999.00\n" for _ in range(91_000))
    assert ("amount.sum_too_large", None) in found(sie(f'#VER A 1 20260115 ""\n{{\n{rows}}}\n'))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
@example(b'#VER A "1 20260101\n{\n#TRANS 4011 {} 5 20260101\n}\n')
@example(b"#VER")
@example(b"#TRANS")
@example(b"{\n}\n{")
@example(b"#KSUMMA\n#KSUMMA x\n")
def test_no_bytes_make_the_reader_raise(content):
    reader.read(content, name="fil.se")


LINES = st.sampled_from(
    [
        "{",
        "}",
        "#VER",
        '#VER "',
        "#TRANS 1 {} 7 20260101",
        "#VER A 1 20260101 x",
        "#TRANS 1 {} 5",
        "#TRANS 1 {} -5",
        '#TRANS "',
        "#RAR 0 1",
        "#KSUMMA",
        "#KSUMMA 5",
        "#OIB 0 1 {1 a} 5",
        "#PSALDO 0 202601 1 {} 5",
        "#FORMAT",
        "#RTRANS 1 {} 5",
        "",
        "x",
        "#TRANS {} {}",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_no_order_of_lines_makes_the_reader_raise(lines):
    file = reader.read("\n".join(lines).encode())
    assert len(file.rows) <= len(lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=4), min_size=1, max_size=5))
def test_rows_survive_and_balance_is_judged_rightly(amounts):
    file = reader.read(sie(*(voucher(n, [("4011", ore) for ore in rows]) for n, rows in enumerate(amounts))))
    assert pc.sum(file.rows["amount"]).as_py() == sum(map(sum, amounts))
    unbalanced = sum(p.count for p in file.problems if p.code == "sie.unbalanced")
    assert unbalanced == sum(1 for rows in amounts if sum(rows))


def counted(content, label):
    return len(re.findall(rb"^[ \t]*" + label + rb"\b", content, re.MULTILINE))


def test_all_public_files_are_read_with_the_right_counts(shared):
    files = sorted((shared / "sie").iterdir())
    assert len(files) == 47
    for path in files:
        content = path.read_bytes()
        file = reader.read(content, name=path.name)
        if path.suffix == ".sie":
            assert [p.code for p in file.problems] == ["sie.sie_5"], path.name
            continue
        assert file.readable, (path.name, file.problems)
        assert (file.vouchers, len(file.rows)) == (counted(content, b"#VER"), counted(content, b"#TRANS")), (
            path.name
        )
        assert file.debit == file.credit, path.name
        assert file.vouchers or file.balances, path.name
