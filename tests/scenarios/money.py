"""What the agency of the stories spends."""

from tests.treasury import ACCOUNTS, CENTRES, TKR, A, B, C

A_MONTH = {A: 27_000 * TKR, B: 35_000 * TKR, C: 4_000 * TKR}


def spending(first: int, last: int) -> list[tuple[str, str, str, int]]:
    """A row per item and month, as `tests.treasury.sie` takes them."""
    return [
        (f"{month:02}15", ACCOUNTS[code], CENTRES[code], amount)
        for month in range(first, last + 1)
        for code, amount in A_MONTH.items()
    ]


def as_csv(year: int, rows: list[tuple[str, str, str, int]]) -> bytes:
    """The same rows as a CSV that the program knows by its columns, each voucher balanced on 1921."""
    lines = ["period,konto,kostnadsställe,projekt,finansiering,serie,verifikation,datum,text,belopp"]
    for number, (day, account, centre, ore) in enumerate(rows, start=1):
        voucher = f"B,{number},{year}-{day[:2]}-{day[2:]},Rad"
        for konto, place, amount in ((account, centre, ore), ("1921", "", -ore)):
            lines.append(f"{year}{day[:2]},{konto},{place},,,{voucher},{amount / 100:.2f}")
    return "\n".join(lines).encode() + b"\n"
