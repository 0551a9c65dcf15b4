"""Appropriation codes: written one way, read in several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.codes import Code, canonical_code, parse_code

part = st.integers(1, 999)
dotted = st.lists(part, max_size=2).map(tuple)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("24 1:5 ap.1", "24 1:5 ap.1"),
        ("UO 24 1:5 ap 1", "24 1:5 ap.1"),
        ("uo24 1:5, AP.1", "24 1:5 ap.1"),
        ("2401005 001", "24 1:5 ap.1"),
        ("2401005", "24 1:5"),
        ("0601003 002", "6 1:3 ap.2"),
        ("19 1:1 ap.22.1", "19 1:1 ap.22.1"),
        ("24 1:5 ap.1 dp.2", "24 1:5 ap.1 dp.2"),
        ("2401005 001 002", "24 1:5 ap.1 dp.2"),
        ("  24\u00a01:5  ap.1 ", "24 1:5 ap.1"),
    ],
)
def test_a_code_is_read_as_people_write_it(written, canonical):
    assert canonical_code(written) == canonical


@pytest.mark.parametrize(
    "text", ["", "24", "1:5", "24 1-5", "24 1:5 ap.", "24 1:5 xx", "0 1:5", "24 1:5 ap.0", "٢٤ 1:5"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_code(text)


def test_codes_sort_in_the_order_of_the_state_budget():
    written = ["24 1:10 ap.1", "24 1:5 ap.10", "24 1:5 ap.2", "6 1:3"]
    assert sorted(written, key=parse_code) == ["6 1:3", "24 1:5 ap.2", "24 1:5 ap.10", "24 1:10 ap.1"]


def test_an_item_knows_its_appropriation():
    assert parse_code("24 1:5 ap.1").appropriation == "24 1:5"


@given(st.builds(Code, st.integers(1, 99), st.integers(1, 99), part, dotted, dotted))
def test_a_code_survives_a_round_trip(code):
    assert parse_code(str(code)) == code


@given(st.text())
def test_no_text_makes_it_raise_anything_but_value_error(text):
    try:
        parse_code(text)
    except ValueError:
        return
