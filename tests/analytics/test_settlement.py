"""Which row counts against which item."""

import duckdb
import pytest

from tertial.analytics import settlement
from tertial.analytics.settlement import Rule

RULES = [
    Rule(2, "24 1:4 ap.1", "4000", "6999", 20, "2414-1"),
    Rule(1, "24 1:4 ap.2", "4000", "6999", 20, "2414-2"),
    Rule(3, "24 1:5 ap.1", "7500", "7999", 20, "2415*"),
    Rule(4, "19 1:2 ap.1", "7500", "7999", 20, "30..39", valid_from=7),
]


def settle(account, dim_20, month=3, rules=RULES):
    sql = f"""
        SELECT {settlement.code(rules)} FROM
        (SELECT {settlement.rule_order(rules)} AS rule FROM (SELECT ? AS account, ? AS dim_20, ? AS month))
    """
    return duckdb.execute(sql, [account, dim_20, month]).fetchone()[0]


@pytest.mark.parametrize(
    ("account", "dim_20", "month", "code"),
    [
        ("4011", "2414-1", 3, "24 1:4 ap.1"),
        ("6999", "2414-2", 3, "24 1:4 ap.2"),
        ("7000", "2414-1", 3, None),
        ("40111", "2414-1", 3, "24 1:4 ap.1"),
        ("400", "2414-1", 3, None),
        ("7512", "2415-9", 3, "24 1:5 ap.1"),
        ("7512", "35", 6, None),
        ("7512", "35", 7, "19 1:2 ap.1"),
        ("7512", "350", 7, None),
        ("DIFF", "2414-1", 3, None),
        ("4011", None, 3, None),
    ],
)
def test_a_row_finds_its_item(account, dim_20, month, code):
    assert settle(account, dim_20, month) == code


@pytest.mark.parametrize("asked", ["24 1:4 ap.1", "19 1:2 ap.1", "no such item"])
def test_rows_are_asked_for_by_their_item(asked):
    found = settlement.settles(RULES, asked, settlement.rule_order(RULES))
    places = [("4011", "2414-1", 3), ("7512", "35", 7), ("7512", "35", 6), ("7512", "2415-9", 3)]
    for account, dim_20, month in places:
        sql = f"SELECT {found} FROM (SELECT ? AS account, ? AS dim_20, ? AS month)"
        (settled,) = duckdb.execute(sql, [account, dim_20, month]).fetchone()
        assert bool(settled) == (settle(account, dim_20, month) == asked)


def test_asking_for_an_item_names_the_rule_once_however_many_rules():
    rules = [Rule(n, "24 1:4 ap.1" if n % 2 else "24 1:4 ap.2", "4000", "6999", 20, str(n)) for n in range(60)]
    assert settlement.settles(rules, "24 1:4 ap.1").count("rule") == 1


def test_the_first_rule_by_order_wins():
    rules = [Rule(9, "late", "1", "9"), Rule(1, "early", "1", "9")]
    assert settle("5", None, rules=rules) == "early"


def test_without_rules_nothing_is_taken_and_nothing_is_named():
    assert settle("4011", "2414-1", rules=[]) is None
    assert settlement.named([]) == "FALSE"


def test_a_quote_in_an_object_is_only_a_quote():
    rules = [Rule(1, "it's", "1", "9", 20, "a'b")]
    assert settle("5", "a'b", rules=rules) == "it's"
    assert settle("5", "ab", rules=rules) is None
