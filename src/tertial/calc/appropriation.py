"""Appropriation arithmetic (anslagsavräkning). Amounts are whole öre; what takes away is negative.

Rules: anslagsförordning (2011:223) 6-8 §§ and the prescribed table of the statement (EA-boken, bilaga 3).
"""

from dataclasses import dataclass

CARRY_NONE, CARRY_ALL, CARRY_3_PERCENT, CARRY_AMOUNT = "none", "all", "3%", "amount"
CARRIES = (CARRY_NONE, CARRY_ALL, CARRY_3_PERCENT, CARRY_AMOUNT)


@dataclass(frozen=True, slots=True)
class Terms:
    """The decided terms of one item for one year. A permitted overrun is a permission: only what is used counts."""

    allocation: int = 0
    opening_carryover: int = 0
    reallocated: int = 0
    withdrawal: int = 0
    overrun_before_credit: int = 0
    overrun_after_credit: int = 0
    credit: int = 0
    carry: str = CARRY_NONE
    carry_amount: int = 0


def available_before_overrun(terms: Terms) -> int:
    """What is available without any permitted overrun."""
    return terms.opening_carryover + terms.allocation + terms.reallocated + terms.withdrawal


def permitted_overrun_used(terms: Terms, expenditure: int) -> int:
    """The used part of permitted overruns (medgivet överskridande), before or after the credit as decided."""
    over = expenditure - available_before_overrun(terms)
    first = min(terms.overrun_before_credit, max(0, over))
    last = min(terms.overrun_after_credit, max(0, over - terms.overrun_before_credit - terms.credit))
    return first + last


def total_available(terms: Terms, expenditure: int = 0) -> int:
    """Totalt disponibelt belopp when so much is spent; the credit is never part of it."""
    return available_before_overrun(terms) + permitted_overrun_used(terms, expenditure)


def closing_carryover(terms: Terms, expenditure: int, income: int = 0) -> int:
    """Utgående överföringsbelopp: a saving when positive, used credit when negative."""
    return total_available(terms, expenditure - income) - expenditure + income


def used_credit(closing: int) -> int:
    """How much of the credit (anslagskredit) a closing carry-over uses."""
    return max(0, -closing)


def saving(closing: int) -> int:
    """The saving (anslagssparande) in a closing carry-over."""
    return max(0, closing)


def carry_to_next(terms: Terms, closing: int) -> int:
    """The part of the saving that may be used next year; three per cent is never rounded upwards."""
    limits = {
        CARRY_NONE: 0,
        CARRY_ALL: saving(closing),
        CARRY_3_PERCENT: max(0, terms.allocation * 3 // 100),
        CARRY_AMOUNT: max(0, terms.carry_amount),
    }
    return min(saving(closing), limits[terms.carry])


def withdrawal_next(terms: Terms, closing: int) -> int:
    """What is withdrawn (indragning) from the saving; shown in next year's statement."""
    return carry_to_next(terms, closing) - saving(closing)
