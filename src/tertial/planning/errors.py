"""Refusals of planning. The words stand in web/planning/words.py."""

from tertial.kernel.errors import DomainError


class PlanExists(DomainError):
    """The unit has a plan for that year already."""

    code, status = "planning.plan_exists", 409


class UnitClosed(DomainError):
    """The unit is closed, or not yet there, in the plan's year."""

    code, status = "planning.unit_closed", 409


class NoDraft(DomainError):
    """There is no draft to work in: what is decided is changed by a revision."""

    code, status = "planning.no_draft", 409


class DraftExists(DomainError):
    """A draft is open already; there is at most one."""

    code, status = "planning.draft_exists", 409


class NothingInForce(DomainError):
    """The unit has no decided plan for the year, or no such version. Facts: unit, year."""

    code, status = "planning.nothing_in_force", 404


class NothingDecided(DomainError):
    """A revision needs something decided to revise."""

    code, status = "planning.nothing_decided", 409


class Submitted(DomainError):
    """The plan has been handed in and waits for management."""

    code, status = "planning.submitted", 409


class NotSubmitted(DomainError):
    """Only what has been handed in can be returned or decided."""

    code, status = "planning.not_submitted", 409


class NothingToSubmit(DomainError):
    """An empty plan cannot be handed in."""

    code, status = "planning.nothing_to_submit", 409


class SavedMeanwhile(DomainError):
    """Somebody else saved the same text after it was opened. Facts: who, when, the count of savings now."""

    code, status = "planning.saved_meanwhile", 409


class NodeIsAnswered(DomainError):
    """Other nodes of the draft answer to it; link them elsewhere first."""

    code, status = "planning.node_is_answered", 409


class NotACommitment(DomainError):
    """Only what is followed up has a status."""

    code, status = "planning.not_a_commitment", 409


class NotInForce(DomainError):
    """The node does not stand in a decided plan."""

    code, status = "planning.not_in_force", 409
