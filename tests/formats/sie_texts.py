"""Small SIE files for tests."""

from tertial.formats.sie import checksum

HEAD = """#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#FNAMN "Exempelmyndigheten"
#RAR 0 20260101 20261231
#KONTO 4011 "Löner"
#KONTO 5711 "Konsulttjänster"
#KONTO 1920 "Räntekonto"
#DIM 20 "Finansiering"
#OBJEKT 1 "3110" "Regionala stöd"
#OBJEKT 20 "2414-1" "Förvaltning"
"""

VOUCHER = """#VER A 1 20260115 "Lön januari"
{
#TRANS 4011 {1 "3110" 20 "2414-1"} 1250.50 20260115 "Lön"
#TRANS 1920 {} -1250.50
}
"""


def sie(*vouchers: str, head: str = HEAD) -> bytes:
    """A file of type 4E in code page 437."""
    return (head + "".join(vouchers or (VOUCHER,))).encode("cp437")


def sealed(*vouchers: str, head: str = HEAD, total: int | None = None, closed: bool = True) -> bytes:
    """The same with its control sum, right unless another is given."""
    body = head + "".join(vouchers or (VOUCHER,))
    total = checksum.checksum(f"\n{body}".encode()) if total is None else total
    return ("#KSUMMA\n" + body + (f"#KSUMMA {total}\n" if closed else "")).encode("cp437")


def voucher(number: int, rows: list[tuple[str, int]], day: str = "20260301", series: str = "A") -> str:
    """A voucher with rows of account and öre."""
    lines = "".join(f"#TRANS {account} {{}} {ore // 100}.{ore % 100:02}\n" for account, ore in rows if ore >= 0)
    lines += "".join(f"#TRANS {account} {{}} -{-ore // 100}.{-ore % 100:02}\n" for account, ore in rows if ore < 0)
    return f'#VER {series} {number} {day} "Text"\n{{\n{lines}}}\n'
