"""One document, four files: a value tree, and writers to HTML, PDF, Word and Excel.

A report is composed once as a `Document`, frozen as its JSON, and rendered to whatever is asked.
"""

from .codec import from_json, to_json
from .tree import (
    Block,
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
    Text,
    Value,
)
from .write_docx import to_docx
from .write_html import to_html
from .write_pdf import to_pdf
from .write_xlsx import to_xlsx

__all__ = [
    "Block",
    "BulletList",
    "Cell",
    "Column",
    "Document",
    "DocumentError",
    "Facts",
    "Figure",
    "Heading",
    "Notice",
    "PageBreak",
    "Paragraph",
    "Row",
    "Run",
    "Signatures",
    "Stamp",
    "Table",
    "Text",
    "Value",
    "from_json",
    "to_docx",
    "to_html",
    "to_json",
    "to_pdf",
    "to_xlsx",
]
