"""The tree and its four writers."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tertial.formats.document import (
    BulletList,
    Cell,
    Column,
    Document,
    DocumentError,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signatures,
    Stamp,
    Table,
    from_json,
    to_docx,
    to_html,
    to_json,
    to_pdf,
    to_xlsx,
    write_pdf,
)  # fmt: skip
from tertial.formats.document.fonts import FOLDER, coverage
from tertial.formats.document.svg import safe
from tertial.formats.document.write_docx import missing_styles
from tertial.formats.document.write_xlsx import sheet_names
from tests.formats.sample_document import SVG, sample, statement

DAY = date(2026, 11, 23)

texts = st.text(max_size=60) | st.sampled_from(
    ["x" * 300, "=1+1", "\x00\x1b", "\ud800", "\ufffe", "😀 مرحبا", "#[]"]
)
runs = st.builds(
    Run, texts, st.booleans(), st.booleans(), st.booleans(), texts, texts, st.sampled_from(["", "changed"])
)
text = texts | st.lists(runs, max_size=3).map(tuple)
values = st.none() | texts | st.integers() | st.floats(allow_nan=False) | st.dates()
kinds = st.sampled_from(["text", "tkr", "mnkr", "kr", "percent", "points", "number", "date"])
columns = st.lists(
    st.builds(Column, texts, kinds, st.none() | st.integers(0, 6), st.booleans(), texts), min_size=1, max_size=4
)


@st.composite
def tables(draw):
    heads = tuple(draw(columns))
    cells = st.tuples(*[values | st.builds(Cell, values, texts, st.booleans()) for _ in heads])
    plain = st.builds(Row, cells, st.sampled_from(["row", "sum"]))
    group = st.builds(Row, st.tuples(texts), st.just("group"))
    rows = tuple(draw(st.lists(plain | group, max_size=4)))
    return Table(draw(texts), heads, rows, draw(texts), draw(texts))


blocks = st.one_of(
    st.builds(Heading, st.integers(1, 4), texts, texts),
    st.builds(Paragraph, text, st.sampled_from(["body", "lead", "quote", "small"])),
    st.builds(BulletList, st.lists(text, max_size=3).map(tuple), st.booleans()),
    tables(),
    st.builds(Figure, texts | st.just(SVG), texts, texts, st.none() | tables()),
    st.builds(Facts, st.lists(st.tuples(texts, text), max_size=3).map(tuple)),
    st.builds(Notice, texts, text, st.sampled_from(["info", "ok", "warn", "bad"])),
    st.builds(Signatures, texts, st.lists(st.tuples(texts, texts), max_size=3).map(tuple)),
    st.just(PageBreak()),
)
documents = st.builds(
    Document,
    title=texts,
    date=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    agency=texts,
    language=st.sampled_from(["sv", "en"]),
    subtitle=texts,
    facts=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    blocks=st.lists(blocks, max_size=5).map(tuple),
    stamp=st.none() | st.builds(Stamp, texts, st.dates(), texts, texts, texts, st.tuples(texts), texts, texts),
    example=st.booleans(),
    contents=st.booleans(),
    landscape=st.booleans(),
)
patient = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(documents)
@patient
def test_a_tree_survives_its_json(tree):
    assert from_json(to_json(tree)) == tree


@pytest.mark.parametrize("write", [to_html, to_pdf, to_docx, to_xlsx], ids=lambda f: f.__name__)
def test_no_text_makes_a_writer_raise(write):
    @given(documents)
    @patient
    def holds(tree):
        assert write(tree)

    holds()


def test_a_table_refuses_a_row_of_another_width():
    with pytest.raises(DocumentError):
        Table("T", (Column("A"), Column("B")), (Row(("only one",)),))


def test_json_that_is_no_document_is_refused():
    for wrong in ({"is": "Heading", "level": 1, "text": "x"}, {"is": "Nothing"}, {"is": "Document", "colour": 1}):
        with pytest.raises(DocumentError):
            from_json(wrong)


# PDF


@pytest.fixture(scope="module")
def pdf():
    return pypdf.PdfReader(io.BytesIO(to_pdf(sample())))


def test_a_pdf_claims_both_standards_and_is_tagged_in_swedish(pdf):
    root = pdf.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>2<", xmp)
    assert re.search(r"pdfaid:conformance>A<", xmp)
    assert re.search(r"pdfuaid:part>1<", xmp)
    assert root["/Lang"] == "sv-SE"
    assert root["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Årsredovisning 2025"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def _tags(node, found):
    if "/S" in node:
        found.append(str(node["/S"]))
    children = node.get("/K", [])
    for kid in children if isinstance(children, list) else [children]:
        child = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(child, dict):
            _tags(child, found)
    return found


def test_a_pdf_has_real_headings_tables_figures_and_notes(pdf):
    tags = _tags(pdf.trailer["/Root"]["/StructTreeRoot"], [])
    for wanted in ("/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Note", "/L", "/LI", "/Caption", "/TOC"):
        assert wanted in tags, wanted


def test_a_pdf_shows_swedish_numbers_pages_and_decision(pdf):
    told = " ".join(page.extract_text() for page in pdf.pages).replace("\u00a0", " ")
    for words in (
        "331 750",
        "\u22122 900",
        "+2 550",
        "99,2",
        "1 (3)",
        "Föredragande",
        "0f0f",
        "Alla uppgifter är påhittade",
    ):
        assert words in told, words


def test_every_font_in_a_pdf_is_embedded_and_ours(pdf):
    names = {
        str(font.get_object()["/BaseFont"]) for page in pdf.pages for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all("SourceSans3" in name or "SourceSerif4" in name for name in names)


def test_the_same_document_gives_the_same_pdf():
    assert to_pdf(sample()) == to_pdf(sample())


def test_the_faces_are_those_that_were_recorded():
    told = dict(re.findall(r"\| (\S+\.otf) \| \S+ \S+ \| `([0-9a-f]{64})` \|", (FOLDER / "README.md").read_text()))
    assert told == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in FOLDER.glob("*.otf")}


def test_the_faces_hold_what_swedish_needs():
    assert all(ord(sign) in coverage() for sign in "abcåäöÅÄÖéü0123456789\u00a0\u2212–”’§½…€□→")


# HTML


def test_html_escapes_words_and_drops_addresses_that_run():
    bad = Document(
        title="<script>alert(1)</script>",
        date=DAY,
        agency="A & B",
        blocks=(
            Paragraph((Run("här", href="javascript:alert(1)"), Run("<b>"))),
            Figure("<svg onload='x'/>", "<i>"),
        ),
    )
    made = to_html(bad)
    assert "<script" not in made
    assert "javascript:" not in made
    assert "onload" not in made
    assert "&lt;b&gt;" in made


def test_html_tables_have_captions_and_heads_for_rows_and_columns():
    tree = html.fromstring(to_html(sample()))
    table = tree.xpath("//table[caption[contains(., 'Anslagsredovisning')]]")[0]
    assert len(table.xpath("./thead//th[@scope='col']")) == 6
    assert len(table.xpath("./tbody/tr/th[@scope='row']")) == 3
    assert [b.xpath("string(./tr[1]/th[@scope='rowgroup'])") for b in table.xpath("./tbody")] == [
        "Förvaltningsanslag",
        "Sakanslag",
    ]


def test_html_needs_nothing_inline_within_a_page():
    made = to_html(sample())
    assert "style=" not in made
    assert "<style" not in made
    assert "<style>" in to_html(sample(), standalone=True)


def test_headings_never_skip_a_level():
    levels = [int(found) for found in re.findall(r"<h([2-6]) id", to_html(sample()))]
    assert levels == [2, 3, 2]


@pytest.mark.parametrize(
    "evil",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><b/></foreignObject></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:1"><text>x</text></a></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect onclick="1" style="x" fill="url(http://e/)"/></svg>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    ],
)
def test_a_drawing_is_washed(evil):
    made = safe(evil)
    assert not re.search("script|foreign|onclick|style|javascript|url|ENTITY", made)


# Word


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(to_docx(sample())))


def test_word_uses_real_headings_and_says_its_language(word):
    heads = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "3 Resultatredovisning") in heads
    assert ("Heading 2", "Regional utveckling") in heads
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"
    assert word.core_properties.title == "Årsredovisning 2025"


def test_word_tables_repeat_their_heads_and_rows_stay_whole(word):
    rows = word.tables[0]._tbl.tr_lst
    repeats = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert repeats == [True, True, False, False, False, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_word_pictures_have_words_for_those_who_do_not_see(word):
    told = [p.get("descr") for p in word.element.body.iter(qn("wp:docPr"))]
    assert told == ["Utfallet stiger till 362 850 tkr i oktober."]


def test_word_footnotes_are_footnotes():
    with zipfile.ZipFile(io.BytesIO(to_docx(sample()))) as file:
        notes = etree.fromstring(file.read("word/footnotes.xml"))
        body = etree.fromstring(file.read("word/document.xml"))
    assert "Ärendesystemet, 9 januari 2026." in "".join(notes.itertext())
    assert [ref.get(qn("w:id")) for ref in body.iter(qn("w:footnoteReference"))] == ["1"]


def test_a_template_keeps_its_styles_and_what_it_lacks_is_said():
    made = docx.Document()
    made.add_paragraph("Mallens egen text")
    quote = made.styles["Quote"].element
    quote.getparent().remove(quote)
    made.styles["Heading 1"].font.name = "Impact"
    file = io.BytesIO()
    made.save(file)
    assert missing_styles(file.getvalue()) == ["Quote"]
    word = docx.Document(io.BytesIO(to_docx(sample(), file.getvalue())))
    assert word.styles["Heading 1"].font.name == "Impact"
    assert "Mallens egen text" not in [p.text for p in word.paragraphs]
    assert "Quote" in word.core_properties.comments
    assert "Rätt saker, på rätt sätt." in [p.text for p in word.paragraphs]


# Excel


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(sample())))


def test_excel_has_a_lead_sheet_and_a_sheet_per_table(book):
    assert book.sheetnames == ["Årsredovisning 2025", "Anslagsredovisning", "Utfall per månad"]


def test_excel_holds_numbers_as_numbers_in_thousands(book):
    sheet = book["Anslagsredovisning"]
    row = next(r for r in sheet.iter_rows() if r[0].value == "24 1:4 ap.1 Förvaltning")
    assert [c.value for c in row] == ["24 1:4 ap.1 Förvaltning", 14200, 325000, 331750, 0.9924, 2550]
    assert [c.number_format for c in row[3:]] == ["#,##0", "0.0%", "+#,##0;-#,##0;#,##0"]
    assert sheet.freeze_panes == "B5"


def test_excel_runs_no_formula_out_of_a_text():
    evil = ('=HYPERLINK("http://e/","x")', "+1", "-1", "@SUM(A1)", "{=1}", "http://e/")
    table = Table(evil[0], (Column(evil[0]),), tuple(Row((text,)) for text in evil))
    made = Document(title=evil[0], date=DAY, agency="=1", facts=((evil[0], evil[1]),), blocks=(table,))
    with zipfile.ZipFile(io.BytesIO(to_xlsx(made))) as file:
        sheets = "".join(file.read(n).decode() for n in file.namelist() if n.startswith("xl/worksheets/"))
    assert "<f>" not in sheets
    assert "http://e" not in sheets
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(made)))
    assert [c.data_type for c in book.worksheets[1]["A"] if c.value] == ["s"] * 8


@given(st.lists(texts, max_size=12))
def test_sheet_names_are_all_different_and_fit(wanted):
    names = sheet_names(wanted, "Lead")
    assert len({n.casefold() for n in [*names, "Lead"]}) == len(wanted) + 1
    assert all(0 < len(n) <= 31 and not set(n) & set("[]:*?/\\") and n.strip("'") == n for n in names)


def test_an_english_document_writes_english_numbers():
    made = replace(sample(), language="en", blocks=(statement(),))
    assert "331,750" in to_html(made)
    assert "99.2" in to_html(made)


def test_a_very_wide_table_gets_pages_that_lie_down():
    wide = Table("Bred", tuple(Column(f"Kolumn {i}", "tkr") for i in range(16)), (Row((10**12,) * 16),))
    pages = pypdf.PdfReader(io.BytesIO(to_pdf(Document(title="T", date=DAY, agency="A", blocks=(wide,))))).pages
    assert any(page.mediabox.width > page.mediabox.height for page in pages)


def test_typst_reads_nothing_from_text():
    told = '#read("/etc/passwd") $x$ *b* @ref <label> // comment'
    page = pypdf.PdfReader(io.BytesIO(to_pdf(Document(title=told, date=DAY, agency="A")))).pages[0]
    assert "$x$ *b* @ref <label>" in " ".join(page.extract_text().split())


def test_headings_go_with_a_table_that_turns_its_page_and_stay_before_one_that_does_not():
    def heading(text):
        return {"is": "heading", "text": text}

    def table(*, turn):
        return {"is": "table", "turn": turn, "above": []}

    told = write_pdf._headed([heading("A"), {"is": "paragraph"}, heading("B"), heading("C"), table(turn=True)])
    assert [block["is"] for block in told] == ["heading", "paragraph", "table"]
    assert [head["text"] for head in told[-1]["above"]] == ["B", "C"]
    assert len(write_pdf._headed([heading("A"), table(turn=False)])) == 2
