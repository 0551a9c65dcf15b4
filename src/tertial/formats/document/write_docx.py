"""The document as a Word file, on the agency's own template where there is one. Styles are used by name."""

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from . import svg
from .docx_table import add_table
from .docx_xml import Footnotes, add_field, begin_contents, describe, end_field, hyphenate, link, speak
from .measure import LANDSCAPE, PORTRAIT, table_layout
from .tree import (
    Block,
    BulletList,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    levelled,
    runs,
)
from .words import clean, stamp_facts, word
from .write_pdf import svg_to_png

STYLES = (
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "List Bullet",
    "List Number", "Quote", "Caption",
)  # fmt: skip
SERIF, SANS = "Georgia", "Calibri"
SIZES = {"Title": 24, "Subtitle": 12, "Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11.5, "Heading 4": 10.5}
INK, INK_3 = RGBColor(0x17, 0x21, 0x2B), RGBColor(0x5B, 0x68, 0x74)
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def to_docx(document: Document, template: bytes | None = None) -> bytes:
    """The document as Word. A style the template lacks falls back to its Normal, and the file's comment says so."""
    made = BytesIO()
    _Writer(document, template).write().save(made)
    return made.getvalue()


def missing_styles(template: bytes) -> list[str]:
    """The styles that a template lacks: text in them is set as Normal."""
    have = {style.name for style in docx.Document(BytesIO(template)).styles}
    return [name for name in STYLES if name not in have]


def _open(template: bytes | None) -> WordDocument:
    """The template emptied of its text, or a plain file in our own hand."""
    if template is None:
        return _plain()
    found = docx.Document(BytesIO(template))
    body = found.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    return found


def _plain() -> WordDocument:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(28), Mm(24)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = SERIF, Pt(10.5), INK
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.3
    for name, size in SIZES.items():
        _hand(made, name, size)
    _hand(made, "Caption", 10, face=SANS)
    made.styles["Title"].element.pPr.remove(made.styles["Title"].element.pPr.find(f"{{{NS}}}pBdr"))
    return made


NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _hand(made: WordDocument, name: str, size: float, face: str = SERIF) -> None:
    style = made.styles[name]
    font = style.font
    font.name, font.size, font.color.rgb, font.bold, font.italic = face, Pt(size), INK, name != "Subtitle", False
    fonts = style.element.rPr.rFonts
    for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[theme]
    style.paragraph_format.keep_with_next = True


class _Writer:
    def __init__(self, document: Document, template: bytes | None) -> None:
        self.document = levelled(document)
        self.word = _open(template)
        self.styles = {style.name for style in self.word.styles}
        self.lacking: set[str] = set()
        self.footnotes = Footnotes(self.word)
        self.new_page = False

    def said(self, name: str) -> str:
        return word(self.document.language, name)

    def write(self) -> WordDocument:
        self._properties()
        self._running_heads()
        self._first_page()
        for block in self.document.blocks:
            self._block(block)
        self.footnotes.finish()
        if self.lacking:
            self.word.core_properties.comments = "Stilar som mallen saknar: " + ", ".join(sorted(self.lacking))
        return self.word

    def _properties(self) -> None:
        told = self.word.core_properties
        told.title, told.author = clean(self.document.title)[:250], clean(self.document.agency)[:250]
        told.language = LANGUAGES.get(self.document.language, "sv-SE")
        told.created = told.modified = datetime.combine(self.document.date, time())
        told.last_modified_by, told.comments = "", ""
        speak(self.word, told.language)
        hyphenate(self.word)

    def _running_heads(self) -> None:
        section = self.word.sections[0]
        if self.document.landscape:
            _turn(section, landscape=True)
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        self._small(head, f"{self.document.agency}  ·  {self.document.title}")
        for foot in (section.footer, section.first_page_footer):
            self._page_number(foot.paragraphs[0])

    def _page_number(self, line: WordParagraph) -> None:
        right = Mm(LANDSCAPE if self.document.landscape else PORTRAIT)
        line.style = self.word.styles["Normal"] if "Normal" in self.styles else line.style
        line.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{self.said('example') if self.document.example else ''}\t")
        add_field(line, "PAGE")
        line.add_run(" (")
        add_field(line, "NUMPAGES")
        line.add_run(")")
        for run in line.runs:
            _smaller(run)

    def _small(self, paragraph: WordParagraph, text: str) -> None:
        _smaller(paragraph.add_run(clean(text)))

    def _paragraph(self, style: str, text: Text = "") -> WordParagraph:
        paragraph = self.word.add_paragraph()
        if self.new_page:
            paragraph.paragraph_format.page_break_before, self.new_page = True, False
        if style in self.styles:
            paragraph.style = self.word.styles[style]
        elif style != "Normal":
            self.lacking.add(style)
        self._words(paragraph, text)
        return paragraph

    def _words(self, paragraph: WordParagraph, text: Text) -> None:
        for part in runs(text):
            run = paragraph.add_run(clean(part.text))
            run.bold, run.italic, run.font.strike = part.strong or None, part.emphasis or None, part.struck or None
            if part.href.startswith(("https://", "http://", "mailto:")) and part.text:
                run.font.underline = True
                link(paragraph, run, clean(part.href)[:2000])
            if part.note:
                self.footnotes.add(paragraph, clean(part.note))

    def _first_page(self) -> None:
        doc = self.document
        self._paragraph("Subtitle", doc.agency)
        self._paragraph("Title", doc.title)
        if doc.subtitle:
            self._paragraph("Subtitle", doc.subtitle)
        if doc.example:
            self._paragraph("Normal").add_run(self.said("example")).bold = True
        self._pairs(tuple(stamp_facts(doc)))
        self._pairs(doc.facts)
        if doc.contents:
            self._contents()

    def _pairs(self, pairs: tuple[tuple[str, Text], ...]) -> None:
        for name, value in pairs:
            line = self._paragraph("Normal")
            form = line.paragraph_format
            form.left_indent, form.first_line_indent, form.space_after = Mm(52), Mm(-52), Pt(3)
            form.tab_stops.add_tab_stop(Mm(52))
            run = line.add_run(f"{clean(name)}\t")
            run.font.color.rgb = INK_3
            self._words(line, value)
            for part in line.runs:
                part.font.size, part.font.name = Pt(9), SANS

    def _contents(self) -> None:
        self._paragraph("Heading 1" if "TOC Heading" not in self.styles else "TOC Heading", self.said("contents"))
        headings = [b for b in self.document.blocks if isinstance(b, Heading) and b.level <= 2]
        line = self._paragraph("Normal")
        begin_contents(line)
        for number, heading in enumerate(headings):
            line = self._paragraph("Normal") if number else line
            line.paragraph_format.left_indent, line.paragraph_format.space_after = (
                Mm(6 * (heading.level - 1)),
                Pt(2),
            )
            line.add_run(clean(heading.text))
        end_field(line)
        self.new_page = True

    def _block(self, block: Block) -> None:  # noqa: C901 (one case per kind of block)
        match block:
            case Heading():
                self._paragraph(f"Heading {block.level}", block.text)
            case Paragraph():
                self._text_paragraph(block)
            case BulletList():
                for item in block.items:
                    self._paragraph("List Number" if block.numbered else "List Bullet", item)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Facts():
                self._pairs(block.pairs)
            case Notice():
                line = self._paragraph("Normal")
                line.add_run(clean(block.title) + " ").bold = True
                self._words(line, block.text)
            case Signatures():
                self._signatures(block)
            case PageBreak():
                self.new_page = True

    def _text_paragraph(self, block: Paragraph) -> None:
        style = {"quote": "Quote"}.get(block.style, "Normal")
        paragraph = self._paragraph(style, block.text)
        for run in paragraph.runs:
            if block.style == "small":
                _smaller(run)
            elif block.style == "lead":
                run.font.size = Pt(12.5)

    def _signatures(self, block: Signatures) -> None:
        self._paragraph("Normal", block.text)
        for name, title in block.names:
            line = self._paragraph("Normal", "_" * 36)
            line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(36), Pt(0)
            self._paragraph("Normal", f"{name}, {title}" if title else name)

    def _figure(self, block: Figure) -> None:
        if block.caption:
            self._paragraph("Caption", block.caption)
        drawing = svg.safe(block.svg)
        if drawing:
            width = min(Mm(160), Pt(svg.width_of(drawing) * 0.75))
            run = self.word.add_paragraph().add_run()
            run.add_picture(BytesIO(svg_to_png(drawing)), width=width)
            describe(run, clean(block.alt))
        else:
            self._paragraph("Normal", block.alt)
        if block.data_table:
            self._table(block.data_table)

    def _table(self, table: Table) -> None:
        layout = table_layout(table, self.document.language, landscape=self.document.landscape)
        turned = bool(layout["turn"])
        if turned:
            _turn(self.word.add_section(WD_SECTION.NEW_PAGE), landscape=True)
        self._paragraph("Caption", table.caption).paragraph_format.keep_with_next = True
        if table.unit:
            self._small(self._paragraph("Normal"), table.unit)
        add_table(self.word, table, layout, self.document.language, self._words)
        self._small(self._paragraph("Normal"), table.note)
        if turned:
            _turn(self.word.add_section(WD_SECTION.NEW_PAGE), landscape=False)


def _smaller(run: WordRun) -> None:
    run.font.size, run.font.color.rgb, run.font.name = Pt(8.5), INK_3, SANS


def _turn(section: object, *, landscape: bool) -> None:
    """Lay the pages of a section down, or raise them."""
    wide = section.page_width > section.page_height  # type: ignore[attr-defined]
    if wide != landscape:
        section.page_width, section.page_height = section.page_height, section.page_width  # type: ignore[attr-defined]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT  # type: ignore[attr-defined]
