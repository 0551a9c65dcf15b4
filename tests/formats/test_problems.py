"""Problems are grouped, never lost."""

from hypothesis import given
from hypothesis import strategies as st

from tertial.formats.problems import error, grouped, has_errors, shown, warning


def test_many_alike_become_one_at_the_first_line():
    found = grouped(
        [warning("x", "m", line=9, value="a"), warning("x", "m", line=3, value="a"), error("y", "m", line=12)]
    )
    assert [(p.code, p.line, p.count) for p in found] == [("y", 12, 1), ("x", 3, 2)]
    assert has_errors(found)
    assert not has_errors(found[1:])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12"), st.integers(1, 9))))
def test_grouping_loses_no_finding(findings):
    found = grouped([error(code, "m", line=line, value=value) for code, value, line in findings])
    assert sum(p.count for p in found) == len(findings)


@given(st.text())
def test_a_shown_value_is_short_and_printable(text):
    assert len(shown(text)) <= 120
    assert shown(text).isprintable()
