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
