from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.formats.document import BulletList, Heading, Paragraph, Run, Table
from tertial.formats.document.from_markdown import figures_in, from_markdown, tables_without_caption


def say(number, bare):
    return (Run("361" if bare else "361\u00a0beslut", mark="figure"),)


def test_headings_begin_at_the_wanted_level():
    blocks = from_markdown("# Ett\n\n## Två\n\nText", say, top=3)
    assert [b.level for b in blocks if isinstance(b, Heading)] == [3, 4]


def test_a_linked_figure_is_said_with_its_unit_in_text_and_without_in_tables():
    text, table = from_markdown("Vi fattade {{figure:7}} i år.\n\n| A | B |\n|---|--:|\n| x | {{figure:7}} |", say)
    assert [r.text for r in text.text] == ["Vi fattade ", "361\u00a0beslut", " i år."]
    assert table.rows[0].cells[1].runs[0].text == "361"
    assert [c.is_number for c in table.columns] == [False, True]


def test_figures_are_found_in_reading_order():
    assert figures_in("{{figure:3}} och {{figure:12}} och {{figure:3}} {{figure:x}}") == [3, 12, 3]


def test_a_table_takes_its_caption_and_its_source_line():
    blocks = from_markdown(
        "Tabell: Stöd 2024–2026\n\n| A | B |\n|---|--:|\n| x | 1 |\n| **Summa** | 1 |\n\nKälla: huvudboken.", say
    )
    (table,) = blocks
    assert isinstance(table, Table)
    assert (table.caption, table.note) == ("Stöd 2024–2026", "Källa: huvudboken.")
    assert [r.kind for r in table.rows] == ["row", "sum"]


def test_tables_without_a_caption_are_counted():
    assert tables_without_caption("| A |\n|---|\n| x |\n\nTabell: Två\n\n| A |\n|---|\n| x |") == 1


def test_a_footnote_hangs_on_the_words_before_it():
    (paragraph,) = from_markdown("Nöjda kunder^[Enkät i maj.] blev fler.", say)
    assert [(r.text, r.note) for r in paragraph.text] == [("Nöjda kunder", "Enkät i maj."), (" blev fler.", "")]


def test_hands_lists_and_quotes_are_kept():
    blocks = from_markdown("Det är **viktigt** och *nytt*.\n\n- ett\n- två\n\n> sagt\n\n1. a\n2. b", say)
    assert [(r.strong, r.emphasis) for r in blocks[0].text][1::2] == [(True, False), (False, True)]
    assert isinstance(blocks[1], BulletList)
    assert not blocks[1].numbered
    assert blocks[2] == Paragraph((Run("sagt"),), "quote")
    assert blocks[3].numbered


@given(st.text() | st.lists(st.sampled_from("#|-*_>`[](){}^:\n \t1.ab"), max_size=80).map("".join))
@settings(deadline=None)
def test_no_text_makes_the_reader_raise(text):
    from_markdown(text, say)
    tables_without_caption(text)
