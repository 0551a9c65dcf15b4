"""Files that must be refused with line and reason: by reader, command line and page alike."""

from .sie_texts import HEAD, VOUCHER, sealed, sie

COLUMNS = "period;konto;kostnadsställe;projekt;finansiering;serie;verifikation;datum;text;belopp\n"
CSV = "202601;4011;100;;2414;A;1;2026-01-15;Lön;100,00\n202601;1920;;;;A;1;2026-01-15;Lön;-100,00\n"

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def table(rows: str) -> bytes:
    """A CSV ledger file."""
    return (COLUMNS + rows).encode()


# what it is: (file name, content, code, line)
BAD = {
    "unbalanced voucher": ("a.se", sie(VOUCHER.replace("-1250.50", "-1250.49")), "sie.unbalanced", 12),
    "unknown encoding": ("a.se", sie().decode("cp437").encode("utf-16"), "file.unknown_encoding", 1),
    "letters of no encoding": ("a.se", sie() + b'#KONTO 9 "\x81\xff\xfe\xe5\xf6"\n', "file.unknown_encoding", 6),
    "unknown format": ("a.se", sie(head=HEAD.replace("PC8", "KLINGON")), "sie.unknown_format", 2),
    "voucher without end": ("a.se", sie()[:-2], "sie.truncated", 15),
    "row without end": ("a.se", sie()[:-10], "sie.truncated", 15),
    "control sum without end": ("a.se", sealed(closed=False), "sie.missing_checksum", 17),
    "wrong control sum": ("a.se", sealed(total=1), "sie.wrong_checksum", 18),
    "forty digits": ("a.se", sie(VOUCHER.replace("1250.50 2", f"{'9' * 40} 2")), "amount.too_large", 14),
    "text as amount": ("a.se", sie(VOUCHER.replace("1250.50 2", "tolv 2")), "amount.not_an_amount", 14),
    "no such day": ("a.se", sie(VOUCHER.replace("20260115", "20250230", 1)), "sie.invalid_date", 12),
    "no such day of a row": ("a.se", sie(VOUCHER.replace("50 20260115", "50 20250230")), "sie.invalid_date", 14),
    "NUL": ("a.se", sie(VOUCHER.replace("Lön januari", "Lön\0")), "file.nul", 12),
    "lone returns": ("a.se", sie().replace(b"\n", b"\r"), "file.lone_return", 1),
    "a lone return": ("a.se", sie(VOUCHER.replace("januari", "jan\ruari")), "file.lone_return", 12),
    "a picture": ("bild.se", PNG, "file.not_text", 1),
    "a web page": ("a.se", b"<!DOCTYPE html>\n<html></html>", "file.not_text", 1),
    "empty": ("a.se", b"", "file.empty", 1),
    "only blanks": ("a.se", b"\r\n \r\n", "file.empty", 1),
    "SIE 5": ("a.sie", b'<?xml version="1.0"?><Sie></Sie>', "sie.sie_5", 1),
    "CSV: unbalanced voucher": ("a.csv", table(CSV.replace("-100", "-99")), "csv.unbalanced", 2),
    "CSV: unknown encoding": ("a.csv", table(CSV).decode().encode("utf-16"), "file.unknown_encoding", 1),
    "CSV: row without end": ("a.csv", table(CSV)[:-12], "csv.wrong_number_of_fields", 3),
    "CSV: forty digits": ("a.csv", table(CSV.replace("100", "9" * 40)), "amount.too_large", 2),
    "CSV: text as amount": ("a.csv", table(CSV.replace("100,00", "hundra", 1)), "amount.not_an_amount", 2),
    "CSV: no such day": ("a.csv", table(CSV.replace("2026-01-15", "20250230", 1)), "csv.invalid_date", 2),
    "CSV: NUL": ("a.csv", table(CSV.replace("Lön", "\0", 1)), "file.nul", 2),
    "CSV: lone returns": ("a.csv", table(CSV).replace(b"\n", b"\r"), "file.lone_return", 1),
    "CSV: a picture": ("bild.csv", PNG, "file.not_text", 1),
    "CSV: empty": ("a.csv", b"", "file.empty", 1),
}
