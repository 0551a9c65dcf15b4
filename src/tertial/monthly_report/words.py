"""The words of monthly reports, in the reader's language. Used by page, documents and duties alike."""

from django.utils.translation import get_language, gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tertial.formats import swedish
from tertial.formats.swedish import NBSP

from .finding import EXCEEDS, FITS, LOSES, USES, Finding
from .report import Report, ReportItem

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
SHORT_MONTHS = (
    pgettext_lazy("short month", "Jan"),
    pgettext_lazy("short month", "Feb"),
    pgettext_lazy("short month", "Mar"),
    pgettext_lazy("short month", "Apr"),
    pgettext_lazy("short month", "May"),
    pgettext_lazy("short month", "Jun"),
    pgettext_lazy("short month", "Jul"),
    pgettext_lazy("short month", "Aug"),
    pgettext_lazy("short month", "Sep"),
    pgettext_lazy("short month", "Oct"),
    pgettext_lazy("short month", "Nov"),
    pgettext_lazy("short month", "Dec"),
)
NUMBERS = (
    pgettext_lazy("number of items", "no"),
    pgettext_lazy("number of items", "one"),
    pgettext_lazy("number of items", "two"),
    pgettext_lazy("number of items", "three"),
    pgettext_lazy("number of items", "four"),
    pgettext_lazy("number of items", "five"),
    pgettext_lazy("number of items", "six"),
    pgettext_lazy("number of items", "seven"),
    pgettext_lazy("number of items", "eight"),
    pgettext_lazy("number of items", "nine"),
    pgettext_lazy("number of items", "ten"),
    pgettext_lazy("number of items", "eleven"),
    pgettext_lazy("number of items", "twelve"),
)
KINDS = {"administrative": _("Administrative appropriations"), "programme": _("Programme appropriations")}
SUMS = {
    "administrative": _("Sum of administrative appropriations"),
    "programme": _("Sum of programme appropriations"),
}
BASES = {
    "total_available": _("total available amount"),
    "allocation": _("allocation"),
    "budget": _("internal budget"),
}
GUIDES = {"linear": pgettext_lazy("guide", "even"), "payment_plan": pgettext_lazy("guide", "payment plan")}
COMMENTS = {"comment": _("Comment"), "assessment": _("The economist's assessment")}
TERMS = {
    "opening": _("Opening carry-over"),
    "allocation": _("Allocation"),
    "amending_budget": _("Amending budget"),
    "reallocation": _("Reallocated"),
    "withdrawal": _("Withdrawal"),
    "permitted_overrun": _("Permitted overrun, used part"),
}


def number_word(number: int) -> str:
    """A number in words up to twelve, in digits above."""
    return str(NUMBERS[number]) if number < len(NUMBERS) else str(number)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def month_of(year: int, month: int) -> str:
    """A month and its year as it stands within a sentence."""
    return f"{month_name(month)}{NBSP}{year}"


def month_name(month: int) -> str:
    """A month as it stands within a sentence."""
    return str(MONTHS[month - 1])


def heading(found: Finding, report: Report) -> str:
    """The heading of a report: its finding in one sentence."""
    count, of = capital(number_word(len(found.items))), number_word(found.of)
    if found.kind == EXCEEDS:
        said = ngettext(
            "%(count)s item of %(of)s is expected to exceed its credit",
            "%(count)s items of %(of)s are expected to exceed their credit",
            len(found.items),
        )
    elif found.kind == USES:
        said = ngettext(
            "%(count)s item of %(of)s is expected to use its credit",
            "%(count)s items of %(of)s are expected to use their credit",
            len(found.items),
        )
    elif found.kind == LOSES:
        said = ngettext(
            "%(count)s item of %(of)s is expected to leave money that is not kept",
            "%(count)s items of %(of)s are expected to leave money that is not kept",
            len(found.items),
        )
    elif found.kind == FITS:
        said = ngettext(
            "The only item is expected to stay within what is available",
            "All %(of)s items are expected to stay within what is available",
            found.of,
        )
    else:
        return plain_name(report)
    return said % {"count": count, "of": of}


def plain_name(report: Report) -> str:
    """What the report is called."""
    return gettext("Monthly report %(month)s") % {"month": month_of(report.year, report.month)}


def percent(share: float, *, signed: bool = False) -> str:
    """A share as per cent with the reader's decimal mark."""
    said = swedish.percent(share, signed=signed)
    return said if (get_language() or "sv").startswith("sv") else said.replace(",", ".")


def lede(found: Finding, report: Report) -> str:
    """The sentence below the heading: through which month, and the item that weighs most."""
    through = gettext("Consumption of appropriations through %(month)s.") % {
        "month": month_of(report.year, report.month)
    }
    if not found.items:
        return through
    return f"{through} {_about(found, found.items[0])}"


def _about(found: Finding, item: ReportItem) -> str:
    if found.kind == LOSES:
        return gettext("%(name)s is expected to lose %(amount)s tkr.") % {
            "name": item.name,
            "amount": swedish.tkr(item.saving_lost),
        }
    facts = {"name": item.name, "amount": swedish.tkr(item.credit_used)}
    if not item.credit_granted:
        return gettext("%(name)s is expected to exceed its available amount by %(amount)s tkr.") % facts
    facts["share"] = percent(item.credit_used / item.credit_granted)
    said = gettext(
        "%(name)s is expected to exceed its available amount by %(amount)s tkr, %(share)s per cent of its credit."
    )
    return said % facts


def assessment(item: ReportItem) -> str:
    """The warning of an item in a few words."""
    if item.warning == "saving_withdrawn":
        return gettext("%(amount)s tkr is withdrawn") % {"amount": swedish.tkr(item.saving_lost)}
    if item.warning == "saving_not_kept":
        return gettext("%(amount)s tkr is not kept") % {"amount": swedish.tkr(item.saving_lost)}
    return {
        "uses_credit": gettext("Uses the credit"),
        "over_half_credit": gettext("Over half the credit"),
        "exceeds_credit": gettext("Exceeds the credit"),
        None: gettext("Fits") if item.forecast is not None else "",
    }[item.warning]


def base_line(report: Report) -> str:
    """What the percentages are percentages of."""
    return gettext("Used in per cent of the %(base)s") % {"base": BASES[report.base]}


def periods_line(report: Report) -> str:
    """The periods of the ledger that the report stands on."""
    if not report.periods:
        return gettext("No period of the ledger is loaded.")
    said = ngettext(
        "Stands on the ledger's period %(periods)s.",
        "Stands on the ledger's periods %(periods)s.",
        len(report.periods),
    )
    return said % {"periods": ", ".join(report.periods)}


def unsettled_line(report: Report) -> str:
    """Rows that no rule takes, or nothing when there are none."""
    if not report.unsettled_rows:
        return ""
    said = ngettext(
        "%(rows)s row, %(amount)s tkr, is on accounts of the settlement rules but no rule takes it.",
        "%(rows)s rows, %(amount)s tkr, are on accounts of the settlement rules but no rule takes them.",
        report.unsettled_rows,
    )
    return said % {"rows": swedish.number(report.unsettled_rows), "amount": swedish.tkr(report.unsettled_amount)}


def forecast_name(report: Report) -> str:
    """The forecast round and its day: Prognos 5, 26 okt 2026."""
    if report.forecast_round is None or report.forecast_date is None:
        return gettext("no forecast")
    year, month, day = (int(part) for part in report.forecast_date.split("-"))
    return gettext("Forecast %(n)d, %(day)s") % {
        "n": report.forecast_round,
        "day": f"{day}{NBSP}{SHORT_MONTHS[month - 1]}{NBSP}{year}",
    }


def term_name(kind: str) -> str:
    """One line of how the available amount came about."""
    return str(TERMS[kind])


def state(name: str) -> str:
    """Where a report stands."""
    return {
        "none": pgettext("report", "Not made"),
        "not_reported": pgettext("report", "No report"),
        "draft": pgettext("report", "Draft"),
        "fixed": pgettext("report", "Fixed"),
        "published": pgettext("report", "Published"),
    }[name]
