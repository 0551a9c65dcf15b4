"""Monthly outturn of the state budget as Statskontoret publishes it: a zip with one CSV, or the CSV itself.

Amounts are million kronor with up to eight decimals, that is whole öre. An empty month is not yet reported; 0 is a
real zero. Appropriations are matched on codes, never on names: history is relabelled to today's names.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from .encodings import decode, lone_return, not_text
from .problems import Problem, error, grouped, has_errors

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
CODES = ("Utgiftsområde", "Anslag", "Anslagspost", "Anslagsdelpost")
COLUMNS = (
    *CODES,
    *("Utgiftsområdesnamn", "Anslagsnamn", "Anslagspostsnamn", "Anslagsdelpostsnamn", "Myndighet", "År"),
    *(f"Utfall {month}" for month in MONTHS),
)
LARGEST = 64 * 2**20
_AMOUNT = re.compile(r"(-?)(\d{1,9})(?:,(\d{1,8}))?", re.ASCII)
_APPROPRIATION = re.compile(r"\d{7}|", re.ASCII)


@dataclass(frozen=True, slots=True)
class OutturnRow:
    """One series of a year. `months` holds öre, None where a month is not yet reported.

    `code` is written as everywhere (`6 1:3 ap.1`); it is empty for what lies outside the 27 expenditure areas.
    """

    line: int
    code: str
    area: str
    appropriation: str
    item: str
    subitem: str
    agency: str
    year: int
    months: tuple[int | None, ...]

    @property
    def total(self) -> int:
        """What has been reported so far."""
        return sum(month or 0 for month in self.months)


@dataclass(frozen=True, slots=True)
class Outturn:
    """A file as read. Rows that cannot be read are left out and told."""

    encoding: str
    rows: tuple[OutturnRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether nothing stops the file."""
        return not has_errors(self.problems)

    @property
    def last_month(self) -> int:
        """The last month that anything is reported for; 0 when nothing is."""
        return max(
            (n for row in self.rows for n, amount in enumerate(row.months, 1) if amount is not None), default=0
        )


def read(content: bytes) -> Outturn:
    """Read a monthly outturn. Never raises."""
    unpacked = _unpacked(content)
    if isinstance(unpacked, Problem):
        return Outturn("", problems=(unpacked,))
    refused = not_text(unpacked)
    text = refused or decode(unpacked, single_byte="iso8859-15")
    if isinstance(text, Problem):
        return Outturn("", problems=(text,))
    returned = lone_return(text.utf8)
    if returned:
        return Outturn(text.encoding, problems=(returned,))
    rows, problems = _read(text.utf8.decode())
    if not rows and not problems:
        problems = [error("outturn.no_rows", "The file has a head but no rows.", line=1)]
    return Outturn(text.encoding, rows, grouped([*text.problems, *problems]))


def _unpacked(content: bytes) -> bytes | Problem:
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [info for info in archive.infolist() if info.filename.lower().endswith(".csv")]
            if len(names) != 1:
                return error("outturn.not_one_file", "The archive should hold one CSV file.", value=str(len(names)))
            if names[0].file_size > LARGEST:
                return error("outturn.too_large", "The file is too large.", value=str(names[0].file_size))
            with archive.open(names[0]) as file:
                unpacked = file.read(LARGEST + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as wrong:
        return error("outturn.bad_archive", "The archive cannot be opened.", value=str(wrong))
    return unpacked if len(unpacked) <= LARGEST else error("outturn.too_large", "The file is too large.")


def _read(text: str) -> tuple[tuple[OutturnRow, ...], list[Problem]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    problems: list[Problem] = []
    rows: list[OutturnRow] = []
    try:
        head = [name.strip() for name in next(lines, [])]
        missing = [name for name in COLUMNS if name not in head]
        if missing:
            return (), [error("outturn.missing_column", "A column is missing.", line=1, value=missing[0])]
        place = {name: head.index(name) for name in COLUMNS}
        for cells in lines:
            if any(cells):
                rows += _row(cells, place, len(head), lines.line_num, problems)
    except csv.Error as wrong:
        problems.append(error("csv.unreadable", "The file cannot be read as a table.", line=1, value=str(wrong)))
    return tuple(rows), problems


def _row(
    cells: list[str], place: dict[str, int], width: int, line: int, problems: list[Problem]
) -> Iterator[OutturnRow]:
    if len(cells) != width:
        told = "The row has too many or too few fields."
        problems.append(error("csv.wrong_number_of_fields", told, line=line, value=str(len(cells))))
        return
    get = {name: cells[n].strip() for name, n in place.items()}
    found = [*_wrong(get, place, line)]
    problems += found
    if not found:
        yield OutturnRow(
            line=line,
            code=_code(get["Anslag"], get["Anslagspost"], get["Anslagsdelpost"]),
            area=get["Utgiftsområdesnamn"],
            appropriation=get["Anslagsnamn"],
            item=get["Anslagspostsnamn"],
            subitem=get["Anslagsdelpostsnamn"],
            agency=get["Myndighet"],
            year=int(get["År"]),
            months=tuple(_ore(get[f"Utfall {month}"]) for month in MONTHS),
        )


def _wrong(get: dict[str, str], place: dict[str, int], line: int) -> Iterator[Problem]:
    if not re.fullmatch(r"[12]\d{3}", get["År"], re.ASCII):
        yield error("outturn.bad_year", "This is not a year.", line=line, column=place["År"] + 1, value=get["År"])
    for name in CODES[1:]:
        if not (_APPROPRIATION if name == "Anslag" else re.compile(r"\d{0,3}", re.ASCII)).fullmatch(get[name]):
            told = "The code cannot be read."
            yield error("outturn.bad_code", told, line=line, column=place[name] + 1, value=get[name])
    for month in MONTHS:
        name = f"Utfall {month}"
        if get[name] and not _AMOUNT.fullmatch(get[name]):
            told = "This is not an amount."
            yield error("amount.not_an_amount", told, line=line, column=place[name] + 1, value=get[name])


def _code(appropriation: str, item: str, subitem: str) -> str:
    """`0601003`, `001` as `6 1:3 ap.1`."""
    if not appropriation:
        return ""
    area, section, number = int(appropriation[:2]), int(appropriation[2:4]), int(appropriation[4:])
    code = f"{area} {section}:{number}"
    code += f" ap.{int(item)}" if item else ""
    return code + (f" dp.{int(subitem)}" if subitem else "")


def _ore(text: str) -> int | None:
    """Million kronor with a decimal comma, to öre."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    sign, whole, part = found.groups(default="")
    return (-1 if sign else 1) * (int(whole) * 10**8 + int(part.ljust(8, "0")))
