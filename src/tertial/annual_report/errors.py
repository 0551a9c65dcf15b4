"""What the annual report refuses."""

from tertial.kernel.errors import DomainError


class ReportExists(DomainError):
    """There is a report of that year already."""

    code, status = "annual_report.exists", 409


class ReportClosed(DomainError):
    """The report is decided; its texts do not change unless it is opened again."""

    code, status = "annual_report.closed", 409


class NotInThatState(DomainError):
    """The section is not where the step begins."""

    code, status = "annual_report.not_in_that_state", 409


class ChecksRemain(DomainError):
    """Checks remain, and nobody has said why that is all right."""

    code, status = "annual_report.checks_remain", 409


class NothingChanged(DomainError):
    """The figure says what its source says."""

    code, status = "annual_report.nothing_changed", 409


class NoSuchSource(DomainError):
    """There is nothing at that source under that name."""

    code, status = "annual_report.no_such_source", 422


class NotDecided(DomainError):
    """No version is decided."""

    code, status = "annual_report.not_decided", 404
