"""Why something about a talk cannot be done."""

from tertial.kernel.errors import DomainError


class TalkExists(DomainError):
    """The unit already has its talk about the period. Facts: talk."""

    code, status = "reflection.talk_exists", 409


class TalkHeld(DomainError):
    """What was pinned when the talk was held is not changed afterwards."""

    code, status = "reflection.talk_held", 409


class ChangedMeanwhile(DomainError):
    """Somebody else saved after the page was read. Facts: version."""

    code, status = "reflection.changed_meanwhile", 409


class AlreadyTaken(DomainError):
    """The conclusion already has its improvement."""

    code, status = "reflection.already_taken", 409
