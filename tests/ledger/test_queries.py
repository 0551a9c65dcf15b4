"""What is asked of the ledger: settled sums, the rows behind them, sums per account and project."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertial.analytics.settlement import Rule
from tertial.ledger import queries
from tertial.ledger.actions import import_file, undo_batch
from tests.cast import acting, make_agency
from tests.formats.sie_texts import HEAD

pytestmark = pytest.mark.django_db

RULES = [
    Rule(10, "24 1:4 ap.1", "4000", "6999", 20, "2414-1"),
    Rule(20, "24 1:5 ap.1", "7500", "7999", 20, "2415-1"),
]


def entry(number, day, rows):
    """A voucher of rows (account, cost centre, object of dim 20, project, kronor), settled against the bank."""
    lines = []
    for account, centre, item, project, kronor in rows:
        dims = f'1 "{centre}"' + (f' 20 "{item}"' if item else "") + (f' 6 "{project}"' if project else "")
        lines.append(f'#TRANS {account} {{{dims}}} {kronor} "" "Rad {account}"')
    lines.append(f"#TRANS 1920 {{}} {-sum(row[-1] for row in rows)}")
    return f'#VER L {number} {day} "Verifikat {number}"\n{{\n' + "\n".join(lines) + "\n}\n"


JANUARY = entry(1, "20260115", [("4011", "3110", "2414-1", "", 100), ("5711", "3110", "2414-1", "4120", 30)])
FEBRUARY = entry(2, "20260215", [("7511", "3120", "2415-1", "", 500), ("4011", "3120", "", "4120", 7)])


def load(*vouchers, by=None, **kwargs):
    content = (HEAD + "".join(vouchers)).encode("cp437")
    outcome = import_file(content=content, name="fil.se", by=by or acting("economist"), **kwargs)
    assert outcome.status == "registered", outcome.problems
    return outcome.batch


def agency_id():
    return make_agency().pk


def settled(rules=RULES):
    return [
        (s.code, s.period, s.account, s.cost_centre, s.amount, s.rows)
        for s in queries.settled(agency_id(), 2026, rules)
    ]


def test_sums_are_settled_by_the_rules_and_the_rest_of_named_accounts_is_unsettled():
    load(JANUARY, FEBRUARY)
    assert settled() == [
        ("24 1:4 ap.1", "01", "4011", "3110", 10000, 1),
        ("24 1:4 ap.1", "01", "5711", "3110", 3000, 1),
        ("24 1:5 ap.1", "02", "7511", "3120", 50000, 1),
        (None, "02", "4011", "3120", 700, 1),
    ]
    assert settled([]) == []


def test_a_rule_on_a_dimension_that_the_sums_lack_makes_them_anew():
    load(JANUARY, FEBRUARY)
    rules = [Rule(1, "p", "4000", "6999", 6, "4120"), Rule(2, "x", "7511", "7511", 99, "nothing")]
    assert settled(rules) == [
        ("p", "01", "5711", "3110", 3000, 1),
        ("p", "02", "4011", "3120", 700, 1),
        (None, "01", "4011", "3110", 10000, 1),
        (None, "02", "7511", "3120", 50000, 1),
    ]
    assert len(settled()) == 4


def test_an_undone_batch_counts_nowhere():
    first = load(JANUARY)
    load(FEBRUARY)
    undo_batch(batch_id=first, reason="Fel", by=acting("economist"))
    assert {period for _, period, *_ in settled()} == {"02"}
    assert queries.rows_behind(agency_id(), 2026, RULES).total == 3


@pytest.mark.parametrize(
    ("asked", "total", "amount"),
    [
        ({}, 6, 0),
        ({"code": "24 1:4 ap.1"}, 2, 13000),
        ({"code": None}, 1, 700),
        ({"months": [2]}, 3, 0),
        ({"months": []}, 0, 0),
        ({"accounts": ["4000..4999"]}, 2, 10700),
        ({"accounts": ["57*", "7511"]}, 2, 53000),
        ({"cost_centres": ["3100..3119"]}, 2, 13000),
        ({"objects": [(6, "4120")]}, 2, 3700),
        ({"objects": [(77, "x")]}, 0, 0),
        ({"words": "RAD 75"}, 1, 50000),
        ({"words": "L2"}, 3, 0),
        ({"words": "it's"}, 0, 0),
        ({"code": "24 1:4 ap.1", "months": [1], "accounts": ["5711"], "cost_centres": ["3110"]}, 1, 3000),
    ],
)
def test_the_rows_behind_a_figure(asked, total, amount):
    load(JANUARY, FEBRUARY)
    page = queries.rows_behind(agency_id(), 2026, RULES, **asked)
    assert (page.total, page.amount, len(page.rows)) == (total, amount, total)


def test_a_row_says_everything_about_itself():
    batch = load(JANUARY, FEBRUARY)
    row = queries.rows_behind(agency_id(), 2026, RULES, accounts=["5711"]).rows[0]
    assert (row.period, str(row.date), row.series, row.number) == ("01", "2026-01-15", "L", "1")
    assert (row.account, row.account_name, row.text, row.cost_centre) == (
        "5711",
        "Konsulttjänster",
        "Rad 5711",
        "3110",
    )
    assert (row.dims, row.amount, row.batch_id, row.line) == (((6, "4120"), (20, "2414-1")), 3000, batch, 15)
    assert row.rule_order == 10


def test_pages_follow_each_other_in_the_order_asked_for():
    load(JANUARY, FEBRUARY)
    pages = [queries.rows_behind(agency_id(), 2026, RULES, page=n, size=2, order="-amount").rows for n in (1, 2, 3)]
    assert [row.amount for page in pages for row in page] == [50000, 10000, 3000, 700, -13000, -50700]
    assert queries.rows_behind(agency_id(), 2026, RULES, order="; DROP TABLE").total == 6


def test_another_agency_s_rows_are_never_seen():
    load(JANUARY)
    other = make_agency("XX", "En annan")
    load(FEBRUARY, by=acting("economist", other))
    assert queries.rows_behind(agency_id(), 2026, RULES).total == 3
    assert {s.period for s in queries.settled(other.pk, 2026, RULES)} == {"02"}
    assert queries.dimension_sums(other.pk, 2026, 6) == [("4120", "4011", 2, 700)]
    assert len(queries.batches(other.pk)) == 1


def test_nothing_loaded_gives_nothing():
    assert queries.rows_behind(agency_id(), 2026, RULES).total == 0
    assert (settled(), queries.account_sums(agency_id(), 2026), queries.dimension_sums(agency_id(), 2026, 6)) == (
        [],
        [],
        [],
    )
    assert (queries.periods(agency_id(), 2026), queries.years(agency_id())) == ([], [])
    assert queries.last_loaded(agency_id(), 2026) is None


@pytest.mark.parametrize("size", [1, 8])
def test_query_counts_do_not_grow(size, django_assert_num_queries):
    agency = agency_id()
    for n in range(size):
        load(entry(n, f"2026{n + 1:02}01", [("4011", "3110", "2414-1", "", n + 1)]))
    with django_assert_num_queries(1):
        assert len(queries.settled(agency, 2026, RULES)) == size
    with django_assert_num_queries(2):
        assert queries.rows_behind(agency, 2026, RULES).total == 2 * size
    with django_assert_num_queries(3):
        queries.account_sums(agency, 2026)
    with django_assert_num_queries(1):
        assert len(queries.batches(agency)) == size
    with django_assert_num_queries(2):
        assert len(queries.periods(agency, 2026)) == size


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["4011", "5711", "7511", "3011"]),
        st.sampled_from(["3110", "3120"]),
        st.sampled_from(["2414-1", "2415-1", ""]),
        st.just(""),
        st.integers(-9999, 9999),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_settled_and_unsettled_together_are_all_that_stands_on_named_accounts(rows):
    batch = load(entry(1, "20260115", rows))
    named = sum(row[-1] for row in rows if row[0] != "3011") * 100
    found = queries.settled(agency_id(), 2026, RULES)
    assert sum(s.amount for s in found) == named
    assert sum(s.rows for s in found) == sum(row[0] != "3011" for row in rows)
    undo_batch(batch_id=batch, reason="nästa", by=acting("economist"))
