"""The parts of Word's own XML that python-docx has no words for: fields, links, footnotes, borders, language."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
AFTER_HYPHENATION = (
    "w:consecutiveHyphenLimit", "w:hyphenationZone", "w:doNotHyphenateCaps", "w:characterSpacingControl",
    "w:defaultTableStyle", "w:evenAndOddHeaders", "w:drawingGridHorizontalSpacing", "w:footnotePr", "w:endnotePr",
    "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults",
    "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
INK, HAIRLINE = "17212B", "DFE4E8"


def element(name: str, **attributes: str) -> etree._Element:
    """A new element of Word's main namespace with attributes of the same."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: Paragraph, code: str, result: str = "1") -> None:
    """A field such as PAGE, with what it shows until Word counts anew."""
    parts = (
        element("fldChar", fldCharType="begin"),
        _instruction(code),
        element("fldChar", fldCharType="separate"),
        result,
        element("fldChar", fldCharType="end"),
    )
    for part in parts:
        if isinstance(part, str):
            paragraph.add_run(part)
        else:
            paragraph.add_run()._r.append(part)


def _instruction(code: str) -> etree._Element:
    made = element("instrText")
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = f" {code} "
    return made


def begin_contents(paragraph: Paragraph) -> None:
    """The start of a table of contents that Word fills when it opens the file."""
    begin = element("fldChar", fldCharType="begin", dirty="true")
    for part in (begin, _instruction('TOC \\o "1-2" \\h \\z \\u'), element("fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    """The end of a field begun in an earlier paragraph."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def link(paragraph: Paragraph, run: WordRun, address: str) -> None:
    """Make a run that stands last in its paragraph a link."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    holder = element("hyperlink")
    holder.set(qn("r:id"), relation)
    paragraph._p.append(holder)
    holder.append(run._r)


def borders(cell: etree._Element, **edges: str) -> None:
    """Lines on the edges of a table cell: `ink` or `hairline`."""
    holder = element("tcBorders")
    for edge in ("top", "bottom"):
        if edge in edges:
            strong = edges[edge] == "ink"
            holder.append(
                element(edge, val="single", sz="8" if strong else "4", space="0", color=INK if strong else HAIRLINE)
            )
    cell.get_or_add_tcPr().append(holder)


def row_properties(row: etree._Element, *, is_head: bool) -> None:
    """A row that does not break over pages; a head that repeats on every page."""
    properties = row.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))


def span(first: etree._Element, row: etree._Element, count: int) -> None:
    """Let a cell take its own place and those of its right neighbours."""
    if count < 2:
        return
    cells = list(row.tc_lst)
    at = cells.index(first)
    for cell in cells[at + 1 : at + count]:
        row.remove(cell)
    first.get_or_add_tcPr().insert(1, element("gridSpan", val=str(count)))


def speak(word: WordDocument, language: str) -> None:
    """Set the language of the whole file, so that spelling and screen readers follow."""
    fonts = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if fonts is None:
        return
    for old in fonts.findall(qn("w:lang")):
        fonts.remove(old)
    fonts.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))


def hyphenate(word: WordDocument) -> None:
    """Let Word part words at the end of a line: heads of narrow columns need it."""
    settings = word.settings.element
    if settings.find(qn("w:autoHyphenation")) is None:
        settings.insert_element_before(element("autoHyphenation"), *AFTER_HYPHENATION)


def cell_margins(table: etree._Element, *, left: int, right: int) -> None:
    """The room beside the text in every cell of a table, in twentieths of a point."""
    margins = element("tblCellMar")
    for side, width in (("left", left), ("right", right)):
        margins.append(element(side, w=str(width), type="dxa"))
    table.tblPr.append(margins)


def describe(run: WordRun, text: str) -> None:
    """Give the picture of a run its text for those who do not see it."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", text)


class Footnotes:
    """The footnotes of one file: a part of its own, filled while the text is written."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.count = 0
        self.root = parse_xml(
            f"<w:footnotes {nsdecls('w')}>"
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Hang a footnote on the end of a paragraph as it stands."""
        self.count += 1
        number = str(self.count)
        mark = paragraph.add_run()
        mark.font.superscript = True
        mark._r.append(element("footnoteReference", id=number))
        note = element("footnote", id=number)
        note.append(self._body(text))
        self.root.append(note)

    def _body(self, text: str) -> etree._Element:
        body = element("p")
        mark, words = element("r"), element("r")
        raised = element("rPr")
        raised.append(element("vertAlign", val="superscript"))
        mark.extend([raised, element("footnoteRef")])
        told = element("t")
        told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        told.text = f" {text}"
        small = element("rPr")
        small.append(element("sz", val="17"))
        words.extend([small, told])
        body.extend([mark, words])
        return body

    def finish(self) -> None:
        """Put the footnotes into the file, when there are any. A template's own part is replaced."""
        if not self.count:
            return
        part = self.word.part
        for key, relation in list(part.rels.items()):
            if relation.reltype == FOOTNOTES_RELATION:
                del part.rels[key]
        told = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        name = PackURI("/word/footnotes.xml")
        part.relate_to(Part(name, FOOTNOTES_TYPE, told, part.package), FOOTNOTES_RELATION)
