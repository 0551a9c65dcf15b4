"""The example's annual reports on the days that matter; the texts alone are cheap to test."""

from tertial.annual_report.outline import default
from tertial.formats.document.from_markdown import tables_without_caption
from tertial.site.demo.annual_report import FIGURE, SOURCES, WRITERS, _source, _texts


def texts():
    last = _texts("last_year.md", ly=2025, before=2024, earlier=2023, next=2026)
    return last, _texts("this_year.md", ty=2026, ly=2025, before=2024)


def test_last_years_report_has_a_text_for_every_section():
    numbers = [entry.number for entry in default([(letter, letter) for letter in "ABCDE"])]
    assert list(texts()[0]) == numbers
    assert set(WRITERS) == set(numbers)


def test_every_year_is_put_in_and_every_figure_names_a_source():
    for told in texts():
        for text in told.values():
            assert "$" not in text
            for name in FIGURE.findall(text):
                source, reference = _source(name)
                assert source == "indicator" or (source in SOURCES.values() and reference)


def test_only_this_years_report_has_a_table_without_a_caption():
    last, this = texts()
    assert not any(tables_without_caption(text) for text in last.values())
    assert [number for number, text in this.items() if tables_without_caption(text)] == ["3.3"]
