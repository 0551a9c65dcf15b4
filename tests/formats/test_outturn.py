"""The state budget's monthly outturn."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.formats.outturn import COLUMNS, LARGEST, read


def row(**cells):
    given_cells = {"Utgiftsområde": "06", "Anslag": "0601003", "Anslagspost": "001", "År": "2025"} | cells
    return ";".join(given_cells.get(name, "") for name in COLUMNS)


def file(*rows):
    return ("\ufeff" + "\r\n".join([";".join(COLUMNS), *rows]) + "\r\n").encode()


def zipped(content, *names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            # A fixed date: the bytes name a test, and every worker must give it the same name.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def codes(content):
    return [(p.code, p.line, p.column) for p in read(content).problems]


def test_million_kronor_become_ore_and_an_empty_month_is_not_zero():
    content = file(row(**{"Utfall januari": "2857,52268328", "Utfall februari": "0", "Utfall mars": "-0,00000001"}))
    (found,) = read(content).rows
    assert found.months == (285752268328, 0, -1, *[None] * 9)
    assert (found.code, found.year, found.total, found.line) == ("6 1:3 ap.1", 2025, 285752268327, 2)
    assert (read(content).last_month, read(content).encoding) == (3, "utf-8-sig")
    assert read(zipped(content, "utfall.csv", "readme.txt")).rows == (found,)


def test_what_lies_outside_the_areas_has_no_code():
    content = file(row(Anslag="", Anslagspost=""), row(Anslagspost="12", Anslagsdelpost="3"))
    assert [found.code for found in read(content).rows] == ["", "6 1:3 ap.12 dp.3"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (file(row(**{"Utfall maj": "tolv"})), "amount.not_an_amount", 2),
        (file(row(**{"Utfall maj": "1,123456789"})), "amount.not_an_amount", 2),
        (file(row(År="tjugo")), "outturn.bad_year", 2),
        (file(row(Anslag="0601")), "outturn.bad_code", 2),
        (file(row() + ";x"), "csv.wrong_number_of_fields", 2),
        (file().replace(b"Utfall mars", b"x"), "outturn.missing_column", 1),
        (file(), "outturn.no_rows", 1),
        (b"", "file.empty", 1),
        (b"\x89PNG", "file.not_text", 1),
        (zipped(b"x", "a.csv", "b.csv"), "outturn.not_one_file", None),
        (zipped(b"x", "a.txt"), "outturn.not_one_file", None),
        (zipped(b"x", "a.csv")[:40], "outturn.bad_archive", None),
        (zipped(b"0" * (LARGEST + 1), "a.csv"), "outturn.too_large", None),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content, code, line):
    assert (code, line) in [(c, n) for c, n, _ in codes(content)]
    assert not read(content).readable


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_raise(content):
    read(content)
    read(b"PK\x03\x04" + content)
    read(file() + content)


def test_the_published_files_are_read(shared):
    for name, december in (("definitiv", 446473041355), ("preliminar", None)):
        found = read((shared / "manadsutfall" / f"utgifter-2025-12-{name}_UO06.csv").read_bytes())
        assert found.readable
        lines = (shared / "manadsutfall" / f"utgifter-2025-12-{name}_UO06.csv").read_bytes().count(b"\n")
        assert len(found.rows) in {lines - 1, lines}
        first = next(row for row in found.rows if row.code == "6 1:1 ap.1")
        assert december is None or first.months[11] == december
        assert found.last_month == 12
