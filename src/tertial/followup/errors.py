"""Why something in follow-up cannot be done."""

from tertial.kernel.errors import DomainError


class RoundExists(DomainError):
    """The year and period already have their round."""

    code, status = "followup.round_exists", 409


class RoundClosed(DomainError):
    """Nothing more is reported in a closed round. Facts: period, year, closed_on."""

    code, status = "followup.round_closed", 409


class NothingToFollowUp(DomainError):
    """No plan in force, so there is nothing to report on."""

    code, status = "followup.nothing_to_follow_up", 409


class Locked(DomainError):
    """The report is handed in or approved. Facts: state, by, at, who_opens."""

    code, status = "followup.locked", 409


class ChangedMeanwhile(DomainError):
    """Somebody else saved after the page was read. Facts: by, version."""

    code, status = "followup.changed_meanwhile", 409


class NotComplete(DomainError):
    """Something is missing. Facts: missing, a list of queries.MissingRow."""

    code, status = "followup.not_complete", 409


class WaitsForChildren(DomainError):
    """Units below are not approved. Facts: units, their names."""

    code, status = "followup.waits_for_children", 409


class WrongState(DomainError):
    """The report is not where this can be done. Facts: state."""

    code, status = "followup.wrong_state", 409


class AlreadyReminded(DomainError):
    """They have been reminded today."""

    code, status = "followup.already_reminded", 409


class AlreadyDecided(DomainError):
    """The decision has been taken."""

    code, status = "followup.already_decided", 409
