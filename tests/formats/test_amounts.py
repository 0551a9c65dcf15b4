"""Amounts as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.formats.amounts import MAX_ORE, AmountError, amount_text, parse_amount


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("0", 0),
        ("12", 1200),
        ("12,5", 1250),
        ("12.50", 1250),
        ("-1 234,56", -123456),
        ("1\u00a0234\u202f567", 123456700),
        ("\u2212450", -45000),
        ("1,234", None),
        ("1.2340", None),
        ("1,230", 123),
        ("+7", 700),
        ("1.234,5", 123450),
        ("\u22121.234.567,89", -123456789),
        ("000012", 1200),
    ],
)
def test_it_reads_what_people_write(text, ore):
    if ore is None:
        with pytest.raises(AmountError, match="too_many_decimals"):
            parse_amount(text)
    else:
        assert parse_amount(text) == ore


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" ", "empty"),
        ("tolv", "not_an_amount"),
        ("12,3,4", "not_an_amount"),
        ("12,", "not_an_amount"),
        ("1234.567,8", "not_an_amount"),
        ("1.234.567", "not_an_amount"),
        ("1.234", "ambiguous"),
        ("1e5", "not_an_amount"),
        ("٣", "not_an_amount"),
        ("9" * 40, "too_large"),
        ("-", "not_an_amount"),
    ],
)
def test_it_refuses_with_a_code(text, code):
    with pytest.raises(AmountError) as refused:
        parse_amount(text)
    assert refused.value.code == code


def test_a_format_that_defines_the_point_has_no_ambiguity():
    assert parse_amount("1.230", point_is_decimal=True) == 123


@given(st.integers(-MAX_ORE, MAX_ORE), st.sampled_from(",."))
def test_amounts_survive_a_round_trip(ore, mark):
    assert parse_amount(amount_text(ore, mark)) == ore


@given(st.text())
def test_no_text_raises_anything_else(text):
    with suppress(AmountError):
        assert abs(parse_amount(text)) <= MAX_ORE
