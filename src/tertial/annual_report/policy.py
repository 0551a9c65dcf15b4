"""Who may do what with the annual report. Rights of the report hold at the agency as a whole."""

from tertial.access.actor import Actor


def may_write(by: Actor) -> bool:
    """Write in sections, insert figures, mark requirements as answered."""
    return by.may("annual.write")


def may_edit(by: Actor) -> bool:
    """Start a report, change its outline and mapping, approve and return sections."""
    return by.may("annual.edit")


def may_approve(by: Actor) -> bool:
    """Approve sections."""
    return by.may("annual.edit") or by.may("annual.decide")


def may_decide(by: Actor) -> bool:
    """Decide the report, or record that the board has."""
    return by.may("annual.decide") or by.may("annual.record_decision")
