"""Refusals of the year's cycle."""

from tertial.kernel.errors import DomainError


class YearStarted(DomainError):
    """The year has its cycle already."""

    code, status = "cycle.year_started", 409


class AlreadyPassed(DomainError):
    """What has been cannot be moved."""

    code, status = "cycle.already_passed", 409


class AdjustmentWaits(DomainError):
    """An adjustment of the event waits for a decision."""

    code, status = "cycle.adjustment_waits", 409


class AlreadySettled(DomainError):
    """The adjustment is decided or withdrawn."""

    code, status = "cycle.already_settled", 409


class OpensNothing(DomainError):
    """The event opens nothing in the system."""

    code, status = "cycle.opens_nothing", 409


class NobodyOpens(DomainError):
    """No part of the system answers to what the event opens."""

    code, status = "cycle.nobody_opens", 409


class AlreadyOpened(DomainError):
    """What the event opens is open, or has been."""

    code, status = "cycle.already_opened", 409


class TextChanged(DomainError):
    """Somebody else saved the text meanwhile. Both wordings are in the facts; nothing is lost."""

    code, status = "guide.text_changed", 409


class GuideStarted(DomainError):
    """The agency has its page already."""

    code, status = "guide.started", 409
