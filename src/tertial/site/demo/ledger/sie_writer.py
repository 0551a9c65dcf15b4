"""A book as a SIE 4E file in code page 437, closed by its control sum."""

from collections import defaultdict
from datetime import date

from tertial.formats.amounts import amount_text
from tertial.formats.sie.checksum import checksum

from . import names
from .bookkeeping import Book, Row
from .figures import ITEMS

_DIMENSIONS = ((1, "Kostnadsställe"), (6, "Projekt"), (20, "Finansiering"))


def write(book: Book, months: range, *, written_on: date) -> bytes:
    """The file for some months. A whole year states its closing balances, so that they can be checked."""
    body = "\r\n".join([*_head(book, written_on), *_balances(book, months), *_vouchers(book, months), ""])
    total = checksum(f"\r\n{body}".encode())
    return f"#KSUMMA\r\n{body}#KSUMMA {total}\r\n".encode("cp437")


def _head(book: Book, written_on: date) -> list[str]:
    return [
        "#FLAGGA 0",
        '#PROGRAM "Exempelbok" 1.0',
        "#FORMAT PC8",
        f"#GEN {written_on:%Y%m%d}",
        "#SIETYP 4",
        '#FNAMN "Exempelmyndigheten"',
        f"#RAR 0 {book.year}0101 {book.year}1231",
        *(f'#KONTO {account} "{name}"' for account, name in names.ACCOUNTS.items()),
        *(f'#DIM {number} "{name}"' for number, name in _DIMENSIONS),
        *(f'#OBJEKT 1 "{code}" "{name}"' for code, name, _ in names.COST_CENTRES),
        *(f'#OBJEKT 6 "{code}" "{name}"' for code, name in names.PROJECTS.items()),
        *(f'#OBJEKT 20 "{item.object}" "{_plain(item.name)}"' for item in ITEMS),
    ]


def _balances(book: Book, months: range) -> list[str]:
    opening = [f"#IB 0 {account} {amount_text(ore)}" for account, ore in book.opening.items()]
    if len(months) < 12:
        return opening
    closing = [f"#UB 0 {account} {amount_text(ore)}" for account, ore in book.closing().items()]
    return opening + closing + [f"#RES 0 {account} {amount_text(ore)}" for account, ore in _results(book).items()]


def _results(book: Book) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for voucher in book.vouchers:
        for row in voucher.rows:
            if row.account >= "3":
                sums[row.account] += row.ore
    return dict(sorted(sums.items()))


def _vouchers(book: Book, months: range) -> list[str]:
    lines = []
    for voucher in book.vouchers:
        if voucher.day.month in months:
            lines.append(f'#VER {voucher.series} {voucher.number} {voucher.day:%Y%m%d} "{_plain(voucher.text)}"')
            lines += ["{", *(_row(row) for row in voucher.rows), "}"]
    return lines


def _row(row: Row) -> str:
    pairs = ((1, row.cost_centre), (6, row.project), (20, row.item))
    objects = " ".join(f'{number} "{code}"' for number, code in pairs if code)
    return f'#TRANS {row.account} {{{objects}}} {amount_text(row.ore)} "" "{_plain(row.text)}"'


def _plain(text: str) -> str:
    """Code page 437 has no long dash."""
    return text.replace("–", "-")
