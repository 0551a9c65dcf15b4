"""Text made fit to write: what no file format may hold is taken away, and values are put into words."""

import math
import re
from datetime import date

from tertial.formats import swedish

from .tree import Cell, Column, Document, Value

# controls but tab and newline, lone surrogates, noncharacters, and marks that only steer the order of letters
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]")

WORDS = {
    "sv": {
        "contents": "Innehåll", "example": "Exempel. Alla uppgifter är påhittade.", "decided": "Beslut",
        "version": "Version", "decided_on": "Beslutad", "registry_number": "Diarienummer",
        "decided_by": "Beslutad av", "reporting_officer": "Föredragande", "participants": "Deltog utan att besluta",
        "nobody": "ingen", "dissent": "Avvikande mening", "sha256": "Kontrollsumma (SHA-256)",
        "source_table": "Visa diagrammet som tabell", "note": "Not", "table": "Tabell", "figure": "Diagram",
        "sheet": "Blad", "notes": "Noter", "signature": "Underskrift",
    },
    "en": {
        "contents": "Contents", "example": "Example. All data is invented.", "decided": "Decision",
        "version": "Version", "decided_on": "Decided on", "registry_number": "Registry number",
        "decided_by": "Decided by", "reporting_officer": "Reporting officer",
        "participants": "Took part without deciding", "nobody": "nobody", "dissent": "Dissent",
        "sha256": "Checksum (SHA-256)", "source_table": "Show the chart as a table", "note": "Note",
        "table": "Table", "figure": "Chart", "sheet": "Sheet", "notes": "Notes", "signature": "Signature",
    },
}  # fmt: skip

NOTHING_TO_SAY = "–"
_DECIMALS = {"mnkr": 1, "percent": 1, "points": 1}
_ORE_EXPONENT = {"tkr": -5, "mnkr": -8, "kr": -2, "percent": 2, "points": 2, "number": 0}


def word(language: str, name: str) -> str:
    """One of the documents' own words in the document's language; Swedish when it is neither."""
    return WORDS.get(language, WORDS["sv"])[name]


def clean(text: str) -> str:
    """The text without what no file may hold; line breaks as one sign."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def decimals_of(column: Column) -> int:
    """How many decimals the column shows."""
    return column.decimals if column.decimals is not None else _DECIMALS.get(column.kind, 0)


def exponent_of(column: Column) -> int:
    """The power of ten between what a cell holds and what is shown."""
    return _ORE_EXPONENT[column.kind]


def shown(value: Value, column: Column, language: str = "sv") -> str:
    """A cell's value as the reader sees it; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return swedish.long_day(value) if language == "sv" else f"{value.day} {value:%B %Y}"
    if not math.isfinite(value):
        return NOTHING_TO_SAY
    return _in_language(_number(value, column), language)


def _number(value: float, column: Column) -> str:
    if not column.is_number:
        return swedish.number(value, 0 if isinstance(value, int) else 2)
    scaled = swedish.scaled(value, exponent_of(column))
    return swedish.number(scaled, decimals_of(column), signed=column.signed)


def _in_language(text: str, language: str) -> str:
    return text if language == "sv" else text.replace(",", ".").replace(swedish.NBSP, ",")


def cell_text(cell: Cell, column: Column, language: str = "sv") -> str:
    """A cell in plain words."""
    if cell.runs:
        return clean("".join(run.text for run in cell.runs if not run.struck))
    return shown(cell.value, column, language)


def stamp_facts(document: Document) -> list[tuple[str, str]]:
    """The decision's facts as names and values, in the order they are shown; none for what is not decided."""
    stamp = document.stamp
    if stamp is None:
        return []
    told = {
        "version": stamp.version,
        "decided_on": shown(stamp.decided_on, Column("", "date"), document.language),
        "registry_number": stamp.registry_number,
        "decided_by": stamp.decided_by,
        "reporting_officer": stamp.reporting_officer,
        "participants": ", ".join(stamp.participants) or word(document.language, "nobody"),
        "dissent": stamp.dissent,
        "sha256": stamp.sha256,
    }
    return [(word(document.language, name), value) for name, value in told.items() if value]
