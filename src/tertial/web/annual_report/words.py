"""Words for what the domain of the annual report says in codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS = {
    "annual_report.exists": _("There is a report of that year already."),
    "annual_report.closed": _("The report is decided. Open it for a correction first; the decided version stays."),
    "annual_report.not_in_that_state": _("The section has moved on since you saw it. Look at it again."),
    "annual_report.checks_remain": _(
        "%(count)s checks remain. Mend them, or write why the report is decided anyway."
    ),
    "annual_report.nothing_changed": _("The figure says what its source says."),
    "annual_report.no_such_source": _("That source has nothing for the year."),
    "annual_report.not_decided": _("No version of the report is decided."),
}
FIELDS = {
    "required": _("Fill this in"),
    "too_long": _("This is too long"),
    "future": _("The day lies ahead. Give the day of the decision"),
    "empty": _("Write the text first"),
    "unknown": _("Choose somebody at the agency"),
    "out_of_range": _("Choose 0 to 4 decimals"),
}
SOURCES = {
    "statement": _("Statement of appropriations"),
    "indicator": _("Indicators"),
    "commitments": _("Commitments"),
    "accounts": _("Income statement and balance sheet"),
}
UNITS = [
    ("", _("as in the source")),
    ("none", _("no unit")),
    ("kr", _("kr")),
    ("tkr", _("tkr")),
    ("mnkr", _("mnkr")),
]
STATES = {"writing": "draft", "in_review": "in_review", "approved": "approved"}
_MAPPING = {
    "columns": _("Line %(line)s: write row;first;last. It says %(value)s"),
    "unknown_row": _("Line %(line)s: there is no such row. It says %(value)s"),
    "account": _("Line %(line)s: accounts are digits. It says %(value)s"),
    "order": _("Line %(line)s: the first account comes before the last, with as many digits. It says %(value)s"),
    "overlap": _("Two ranges hold the same account: %(value)s"),
}


def mapping_problem(line: int, code: str, value: str) -> str:
    """What is wrong in the mapping, with its line."""
    return str(_MAPPING[code]) % {"line": line, "value": value}


CHECKS: dict[str, tuple[str | Promise, str | Promise]] = {
    # right, and what remains
    "requirements": (
        _("All %(total)s requirements have an answer in the text"),
        _("%(done)s of %(total)s requirements have an answer in the text"),
    ),
    "figures": (
        _("The %(total)s linked figures say what their sources say"),
        _("%(left)s linked figures have changed in their sources"),
    ),
    "unknown_figures": (_("All figures exist"), _("%(left)s sections name a figure that does not exist")),
    "tables": (_("All tables have captions"), _("%(left)s sections have a table without a caption")),
    "approved": (_("All %(total)s sections are approved"), _("%(done)s of %(total)s sections are approved")),
    "key_figures": (_("All key figures are known"), _("%(done)s of %(total)s key figures are known")),
    "ledger_loaded": (_("The ledger is loaded"), _("The ledger of the year is not loaded")),
    "mapped": (_("All accounts have a row"), _("Accounts lack a row in the statements")),
    "balanced": (_("Assets equal capital and debts"), _("Assets do not equal capital and debts")),
    "settled": (_("The statement agrees with the ledger"), _("Ledger rows are not settled against any item")),
    "openings": (
        _("Opening carry-over equals last year's closing"),
        _("%(left)s items do not open with last year's closing"),
    ),
    "opening_balance": (
        _("The opening balance is last year's closing"),
        _("The opening balance is not last year's closing"),
    ),
}
