"""What the overview says in its heading: the weightiest thing that its figures show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures that a finding is chosen from."""

    commitments: int = 0
    reported: int = 0
    deviations: int = 0
    late: int = 0
    late_to_decide: int = 0
    decisions: int = 0
    overdue_units: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Which sentence, and its number."""

    code: str
    count: int = 0


def finding(of: Standing) -> Finding:
    """The first that holds: delays to decide on, decisions, delays, units past the day, deviations, good news."""
    weightiest_first = (
        ("late_to_decide", of.late_to_decide),
        ("decisions", of.decisions),
        ("late", of.late),
        ("overdue_units", of.overdue_units),
        ("deviations", of.deviations),
    )
    for code, count in weightiest_first:
        if count:
            return Finding(code, count)
    if of.reported and of.reported == of.commitments:
        return Finding("all_well", of.commitments)
    return Finding("well_so_far" if of.reported else "nothing_yet", of.reported)


def unit_finding(left: int, missing: int) -> Finding:
    """What a unit's own page says: commitments left, other things left, or nothing left."""
    if left:
        return Finding("commitments_left", left)
    return Finding("other_left" if missing else "ready", missing)
