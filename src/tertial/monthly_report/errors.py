"""Refusals about monthly reports."""

from tertial.kernel.errors import DomainError


class MonthNotReported(DomainError):
    """The agency makes no report for the month (report_months); January's figures say too little."""

    code, status = "monthly_report.month_not_reported", 409


class NotDrafted(DomainError):
    """There is no draft of the month's report yet."""

    code, status = "monthly_report.not_drafted", 404


class AlreadyDrafted(DomainError):
    """The month's report is there already."""

    code, status = "monthly_report.already_drafted", 409


class MonthNotOver(DomainError):
    """The month has not ended."""

    code, status = "monthly_report.month_not_over", 409


class LedgerMissing(DomainError):
    """The ledger of the month is not loaded, so there is nothing to fix."""

    code, status = "monthly_report.ledger_missing", 409


class CommentsMissing(DomainError):
    """Items that need a comment have none."""

    code, status = "monthly_report.comments_missing", 409


class NothingChanged(DomainError):
    """The report is fixed already, and nothing has changed since."""

    code, status = "monthly_report.nothing_changed", 409


class NothingToPublish(DomainError):
    """The report is not fixed, or its last wording is published already."""

    code, status = "monthly_report.nothing_to_publish", 409
