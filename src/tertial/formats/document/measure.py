"""How wide the columns of a printed table should be, told from what they hold."""

from .tree import Column, Table, cell_of
from .words import cell_text

DIGIT, GAP = 0.52, 1.1  # em per sign of a number, em between columns
PORTRAIT, LANDSCAPE = 160, 247  # mm of a line
MM_PER_PT = 0.3528
LARGEST, SMALLEST, READABLE = 9.5, 7.0, 8.0  # points
HEAD_WORD = 10  # a longer word in a head may be hyphenated
FIRST_NEEDS, TEXT_NEEDS = 17.0, 10.0  # em that a column of words needs at the least


def table_layout(table: Table, language: str, *, landscape: bool = False) -> dict[str, object]:
    """Type size in points, columns as em (numbers) or parts of the rest (words), and whether to turn the page."""
    widths = [_em(column, number, table, language) for number, column in enumerate(table.columns)]
    needed = sum(em or (TEXT_NEEDS if number else FIRST_NEEDS) for number, em in enumerate(widths))
    turn = not landscape and needed * READABLE * MM_PER_PT > PORTRAIT
    line = LANDSCAPE if turn or landscape else PORTRAIT
    size = min(LARGEST, max(SMALLEST, line / MM_PER_PT / needed))
    return {
        "size": round(size, 2),
        "turn": turn,
        "line": line,
        "columns": [
            {"em": round(em, 2)} if em else {"fr": _share(number, table, language)}
            for number, em in enumerate(widths)
        ],
    }


def _em(column: Column, number: int, table: Table, language: str) -> float:
    """The width of a column of numbers; nothing for words, which share what is left."""
    if not column.is_number or number == 0:
        return 0.0
    words = [min(len(word), HEAD_WORD) for word in column.title.split()]
    longest = max([*_lengths(number, table, language), *words, 3])
    return DIGIT * min(longest, 24) + GAP


def _share(number: int, table: Table, language: str) -> float:
    lengths = _lengths(number, table, language)
    typical = sorted(lengths)[len(lengths) * 9 // 10] if lengths else 8
    return float(round(min(60, max(8, typical, len(table.columns[number].title))) ** 0.7, 2))


def _lengths(number: int, table: Table, language: str) -> list[int]:
    column = table.columns[number]
    rows = [row for row in table.rows if row.kind != "group"]
    return [len(cell_text(cell_of(row.cells[number]), column, language)) for row in rows]
