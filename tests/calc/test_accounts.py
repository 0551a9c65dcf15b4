from hypothesis import given
from hypothesis import strategies as st

from tertial.annual_report import mapping
from tertial.calc.accounts import Range, gather, overlapping, row_of

accounts = st.from_regex(r"[1-8][0-9]{3}", fullmatch=True)
amounts = st.lists(st.tuples(accounts, st.integers(-(10**14), 10**14)))
ranges = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), accounts, accounts).map(lambda t: Range(t[0], *sorted(t[1:]))),
    max_size=5,
)


@given(amounts, ranges)
def test_nothing_disappears_between_the_ledger_and_the_statement(told, rules):
    found = gather(told, rules)
    whole = sum(amount for _account, amount in told)
    assert sum(found.rows.values()) + sum(amount for _account, amount in found.unmapped) == whole


@given(accounts, ranges)
def test_the_first_range_that_holds_an_account_takes_it(account, rules):
    holding = [r.row for r in rules if r.first <= account <= r.last]
    assert row_of(account, rules) == (holding[0] if holding else None)


def test_a_finer_account_belongs_to_the_range_of_its_leading_digits():
    assert Range("staff", "4000", "4099").holds("40115")
    assert not Range("staff", "4000", "4099").holds("41005")


def test_ranges_that_share_an_account_are_found():
    a, b, c = Range("x", "4000", "4999"), Range("y", "4500", "4600"), Range("z", "5000", "5999")
    assert overlapping([c, b, a]) == [(a, b)]


def test_the_shipped_mapping_takes_every_account_of_the_chart_once():
    shipped = mapping.shipped()
    assert not overlapping(shipped)
    assert all(row_of(f"{number}", shipped) for number in range(1000, 9000) if not 2990 < number < 3000)


def test_every_problem_of_a_mapping_is_told_with_its_line():
    _ranges, problems = mapping.read("row;first;last\nstaff;4000;4999\nnobody;1;2\nstaff;9;1\nfees;x;y\nstaff;1")
    assert [(line, code) for line, code, _value in problems] == [
        (3, "unknown_row"),
        (4, "order"),
        (5, "account"),
        (6, "columns"),
    ]


def test_a_mapping_survives_being_written_and_read():
    assert mapping.read(mapping.written(mapping.shipped())) == (mapping.shipped(), [])
