"""Markdown becomes HTML that is safe, with headings below the page's own."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tertial.formats.markdown import TAGS, plain, render

PIECES = (
    *("<script>", "</p>", "<img src=x onerror=a()>", "[a](javascript:a())", "](", "<", ">", '"', "`", "\n", "\n\n"),
    *("# ", "* ", "![x](data:x)", "<a href=x style=y>", "&lt;", "\x00", "å", " ", "javascript:", "|", "---"),
)
dangerous = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def test_headings_start_below_those_of_the_page():
    assert render("# Mål\n\n## Delmål") == "<h3>Mål</h3>\n<h4>Delmål</h4>\n"
    assert render("### Ensam", top=2) == "<h2>Ensam</h2>\n"


def test_headings_never_go_below_six():
    assert "<h6>" in render("# a\n\n###### b", top=4)


def test_lists_links_and_tables_come_through():
    html = render("- ett\n- två\n\n[Planen](/plan/2026/)\n\n| a | b |\n| - | - |\n| 1 | 2 |")
    assert "<li>ett</li>" in html
    assert '<a href="/plan/2026/" rel="noopener">Planen</a>' in html
    assert "<td>2</td>" in html


def test_raw_html_is_shown_as_text():
    assert render("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"


def test_an_address_that_runs_script_is_no_link():
    assert "href" not in render("[klicka](javascript:alert(1))")


def test_only_the_words_remain_in_plain():
    assert plain("# Mål\n\nVi **når** [dit](/x/)\nsnart `nu`.") == "Mål Vi når dit snart nu."


@given(st.one_of(st.text(), dangerous))
def test_whatever_is_written_only_allowed_tags_and_no_events_come_out(text):
    html = render(text)
    assert set(re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", html)) <= TAGS
    for tag in re.findall(r"<[a-zA-Z][^>]*>", html):
        assert not re.search(r"\s(on\w+|style)\s*=", re.sub(r'"[^"]*"', '""', tag))
        assert "javascript:" not in tag.lower() or "href" not in tag
    assert "\n" not in plain(text)
