"""Rounding of exact whole numbers: half away from zero, never banker's rounding, never through floating point."""

ORE_PER_THOUSAND_KRONOR = 100_000


def divide(part: int, whole: int) -> int:
    """The quotient rounded to a whole number, half away from zero. Raises ZeroDivisionError."""
    quotient, rest = divmod(abs(part), abs(whole))
    rounded = quotient + (2 * rest >= abs(whole))
    return rounded if (part < 0) == (whole < 0) else -rounded


def thousands(ore: int) -> int:
    """Öre as whole thousands of kronor (tkr)."""
    return divide(ore, ORE_PER_THOUSAND_KRONOR)


def fraction(part: int, whole: int, digits: int = 6) -> float | None:
    """Part over whole with so many decimals; None where there is nothing to divide by."""
    scale = 10**digits
    return divide(part * scale, whole) / scale if whole else None
