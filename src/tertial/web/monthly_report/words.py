"""Words of refusals about monthly reports."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "monthly_report.month_not_reported": _(
        "No report is made for %(month)s %(year)s. The agency's report months leave it out: early in the "
        "year the ledger is dominated by the closing of the year before."
    ),
    "monthly_report.not_drafted": _("There is no draft for %(month)s %(year)s yet."),
    "monthly_report.already_drafted": _("The report for %(month)s %(year)s is there already."),
    "monthly_report.month_not_over": _("The report can be made when the month is over."),
    "monthly_report.ledger_missing": _("The ledger of the month is not loaded. Load it, then fix the report."),
    "monthly_report.comments_missing": _("A comment is missing on %(items)s. Write it, then fix the report."),
    "monthly_report.nothing_changed": _("The report is fixed already, and nothing has changed since."),
    "monthly_report.nothing_to_publish": _("The report as it was last fixed is published already."),
}
