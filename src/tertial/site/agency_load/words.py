"""What the command says: each problem in one line with file, line and column, and what was read."""

import json

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tertial.formats.tables import Found

from .folder import FILES
from .loading import Loaded

WORDS = {
    "missing_folder": _("“%(value)s” is not a folder."),
    "missing_file": _("The file is missing. It must be there."),
    "unknown_file": _("No file of that name belongs here, so it was not read."),
    "empty_file": _("The file is empty."),
    "too_large": _("The file is too large."),
    "not_utf8": _("The file is not UTF-8. Save it again as CSV UTF-8."),
    "not_text": _("The file holds bytes that no text holds."),
    "lone_return": _("A carriage return stands without a line feed. Save the file again as CSV UTF-8."),
    "unreadable": _("The line cannot be read. Look for a quotation mark that is not closed."),
    "missing_column": _("The heading “%(value)s” is missing."),
    "column_twice": _("The heading “%(value)s” stands twice."),
    "unknown_column": _("The column “%(value)s” is not known and was not read."),
    "too_many_cells": _("There are more cells than headings, from “%(value)s” on."),
    "no_rows": _("The agency itself is missing."),
    "missing": _("Something must stand here."),
    "too_long": _("“%(value)s” is too long."),
    "unknown_choice": _("“%(value)s” is not one of the words that may stand here: %(message)s."),
    "not_a_number": _("“%(value)s” is not a whole number within %(message)s."),
    "not_a_date": _("“%(value)s” is not a date. Write for example 2026-02-15."),
    "amount_empty": _("An amount must stand here."),
    "amount_not_an_amount": _("“%(value)s” is not an amount. Write thousands of kronor, for example 1 234,5."),
    "amount_ambiguous": _("“%(value)s” can be read in two ways. Write 1234 or 1,234 with a comma."),
    "amount_too_many_decimals": _("“%(value)s” has more decimals than öre."),
    "amount_too_large": _("“%(value)s” is larger than any amount can be."),
    "one_agency": _("A folder describes one agency, but here is another: “%(value)s”."),
    "stands_twice": _("“%(value)s” stands twice."),
    "root_is_agency": _("Only the agency itself, with the agency's code, has the kind agency."),
    "root_has_no_parent": _("The agency itself cannot lie under “%(value)s”."),
    "unknown_unit": _("There is no unit “%(value)s”."),
    "unknown_item": _("There is no appropriation item “%(value)s” that year."),
    "cycle": _("The unit lies under itself, by way of “%(value)s”."),
    "ends_before_start": _("“%(value)s” lies before the start."),
    "not_a_range": _("“%(value)s” is not cost centres. Write for example 100..130,145."),
    "centres_overlap": _("“%(value)s”: a cost centre belongs to one unit only."),
    "other_name": _("The same address has two names: “%(value)s” here, another further up."),
    "not_an_email": _("“%(value)s” is not an e-mail address."),
    "not_a_code": _("“%(value)s” is not an appropriation code. Write for example 24 1:5 ap.1."),
    "negative": _("“%(value)s” cannot be negative."),
    "not_a_carry": _("“%(value)s” is not right here: write none, all, 3%% or an amount in thousands of kronor."),
    "not_an_account": _("“%(value)s” is not an account."),
    "not_a_ledger_key": _("“%(value)s” is not a dimension and an object with a colon between, like 6:4120."),
    "dimension_with_object": _("Dimension and object go together: one of them is missing."),
    "accruals_on_cash": _(
        "The item is settled at payment, but from account %(value)s on the rule takes in accounts of accruals."
    ),
    "not_an_object": _("“%(value)s” is not right here: write an object, a prefix ending in * or a range a..b."),
    "not_a_month": _("“%(value)s” is not a whole month of the year. Write for example 2026-03."),
}


def sentence(found: Found) -> str:
    """A problem as one line: file, line, column, what is wrong and what to write."""
    problem = found.problem
    place = [found.file]
    if problem.line:
        place.append(gettext("line %(n)d") % {"n": problem.line})
    if problem.column:
        place.append(gettext("column %(n)d (%(heading)s)") % {"n": problem.column, "heading": found.heading})
    what = str(WORDS[problem.code]) % {"value": problem.value, "message": problem.message}
    mark = "" if problem.severity == "error" else gettext("note: ")
    return f"{', '.join(place)}: {mark}{what}"


def as_text(loaded: Loaded) -> str:
    """Every problem, and unless it was refused what was read."""
    lines = [sentence(one) for one in loaded.found]
    if not loaded.refused:
        lines.append(gettext("%(agency)s is loaded.") % {"agency": loaded.agency})
        lines += [_read(name, loaded) for name in FILES]
    return "\n".join(lines)


def _read(name: str, loaded: Loaded) -> str:
    if name not in loaded.rows:
        return gettext("  %(file)s: not in the folder") % {"file": name}
    rows = loaded.rows[name]
    return ngettext("  %(file)s: %(n)d row", "  %(file)s: %(n)d rows", rows) % {"file": name, "n": rows}


def as_json(loaded: Loaded) -> str:
    """The same for programs."""
    told = {
        "status": "refused" if loaded.refused else "loaded",
        "agency": loaded.agency,
        "files": loaded.rows,
        "problems": [
            {"file": one.file, "heading": one.heading, **one.problem.as_json()} | {"message": sentence(one)}
            for one in loaded.found
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
