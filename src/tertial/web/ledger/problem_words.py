"""What each problem of a ledger file means, and what to do about it."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.formats.problems import Problem

PROBLEMS: dict[str, Promise] = {
    "file.missing": _("There is no such file, or it cannot be opened."),
    "file.empty": _("The file is empty. Export it again."),
    "file.not_text": _("This is not a text file. Choose a SIE file or a CSV file."),
    "file.nul": _("The file holds a NUL byte and may be damaged. Export it again."),
    "file.lone_return": _(
        "A carriage return stands without a line feed, so lines cannot be told apart. Export with CRLF or LF."
    ),
    "file.unknown_encoding": _(
        "The letters are in no encoding that is read here. Export in code page 437, UTF-8 or ISO 8859-15."
    ),
    "file.wrong_encoding": _("A letter does not fit the encoding you chose. Choose another, or let it be found."),
    "file.encoding_assumed": _("The encoding is assumed. Check that å, ä and ö look right."),
    "amount.empty": _("An amount is missing."),
    "amount.not_an_amount": _("The amount cannot be read. Write digits, with comma or point before the öre."),
    "amount.ambiguous": _(
        "The amount can be read in two ways. Write it without a point between thousands, or with two decimals."
    ),
    "amount.too_many_decimals": _("The amount has more than two decimals."),
    "amount.too_large": _("The amount is larger than a thousand billion kronor."),
    "amount.sum_too_large": _("The amounts are together larger than can be kept."),
    "sie.sie_5": _("This is SIE 5 (XML), which is not read. Export as SIE type 4E."),
    "sie.nothing_read": _("There is no SIE item in the file. Choose another file."),
    "sie.not_an_item": _("The line does not begin with a SIE label. Remove it, or choose another file."),
    "sie.line_too_long": _("The line is too long to be a SIE item. The file may be damaged."),
    "sie.unreadable": _(
        "The fields of the line cannot be told apart. Look for a quotation mark or a brace that is missing."
    ),
    "sie.unreadable_objects": _("The object list cannot be read. It should hold dimension and object in pairs."),
    "sie.dimension_twice": _("The row names two objects in one dimension. The first one counts."),
    "sie.too_many_dimensions": _("The file uses more than sixty dimensions."),
    "sie.row_outside_voucher": _("A row stands outside a voucher. Export the file again."),
    "sie.unexpected_brace": _("A brace stands where none may. Export the file again."),
    "sie.unclosed_voucher": _("The voucher before this line never ends. A closing brace is missing."),
    "sie.missing_brace": _("The voucher's opening brace is missing. Its rows were read all the same."),
    "sie.truncated": _("The file ends in the middle of a voucher. Export it again."),
    "sie.missing_checksum": _(
        "The file opens with a control sum that is never closed: its end is missing. Export it again."
    ),
    "sie.wrong_checksum": _(
        "The control sum is not the right one: the file has been changed or damaged. Export it again."
    ),
    "sie.after_checksum": _("There are lines after the closing control sum. They are not protected by it."),
    "sie.unbalanced": _(
        "The rows of the voucher do not come to zero. Correct it in the ledger system and export again."
    ),
    "sie.invalid_date": _("There is no such day. A date is written YYYYMMDD."),
    "sie.missing_date": _("The voucher has no date."),
    "sie.not_a_number": _("A whole number should stand here."),
    "sie.unknown_format": _("The file says that it is in an encoding that is not read. Export with #FORMAT PC8."),
    "sie.unknown_type": _("There is no such SIE type. Types 1 to 4 are read."),
    "sie.year_without_days": _("The year has no first and last day. The dates of the vouchers are used."),
    "sie.flag_set": _("The file says that it has been read in before."),
    "sie.repeated_voucher": _("The voucher number occurs more than once."),
    "sie.empty_voucher": _("The voucher has no rows."),
    "sie.other_month": _("The row is dated in another month than its voucher. The row's own month counts."),
    "sie.undeclared_account": _("The account is used but never declared, so it has no name."),
    "sie.undeclared_object": _("The object is used but never declared, so it has no name."),
    "sie.undeclared_dimension": _("The dimension is used but never declared."),
    "sie.control_total": _(
        "The rows of the account do not come to what the file's own balances say. Rows may be missing."
    ),
    "sie.balances_only": _("The file holds balances only, no vouchers. No report will change."),
    "csv.no_profile": _(
        "The columns are those of no known profile. Choose a profile, or change the heads of the file."
    ),
    "csv.unclear_profile": _("The file fits more than one profile. Choose which one."),
    "csv.missing_column": _("A column that the profile needs is missing."),
    "csv.column_twice": _("Two columns have the same name."),
    "csv.too_many_columns": _("The file has more than two hundred columns."),
    "csv.wrong_number_of_fields": _(
        "The row has more or fewer fields than the head. Look for a separator inside a text."
    ),
    "csv.unreadable": _("The file cannot be read as a table."),
    "csv.invalid_period": _("A period is written 202601, or 202612a to 202612e."),
    "csv.invalid_date": _("There is no such day. A date is written 2026-01-31."),
    "csv.missing_account": _("The row has no account."),
    "csv.unbalanced": _("The rows of the voucher do not come to zero."),
    "outturn.missing_column": _(
        "A column of the monthly outturn is missing. Choose the file that Statskontoret publishes."
    ),
    "outturn.not_one_file": _("The archive should hold exactly one CSV file."),
    "outturn.bad_archive": _("The archive cannot be opened."),
    "outturn.too_large": _("The file is too large to be a monthly outturn."),
    "outturn.no_rows": _("The file has a head but no rows."),
    "outturn.bad_code": _("The code cannot be read."),
    "outturn.bad_year": _("The year cannot be read."),
    "ledger.year_unknown": _("The file does not say which year it is for. State the year."),
    "ledger.year_unlikely": _("There is no ledger for that year."),
    "ledger.other_year": _("No row of the file is dated in the year you stated."),
    "ledger.outside_year": _("The row is dated in another year. It is kept but does not count."),
    "ledger.overlap": _("The period is loaded already. Replace what is there, or add to it."),
    "ledger.unknown_agency": _("There is no agency with that code."),
    "ledger.unknown_profile": _("There is no such profile."),
    "ledger.code_too_long": _("An account or an object is longer than thirty characters."),
    "ledger.code_left_out": _(
        "An account or an object is declared with more than thirty characters and is left out of the names."
    ),
}


def said(problem: Problem | dict[str, Any]) -> str:
    """A problem in the reader's language."""
    code, message = (
        (problem["code"], problem["message"]) if isinstance(problem, dict) else (problem.code, problem.message)
    )
    return str(PROBLEMS.get(code, message))


ENCODINGS: dict[str, Promise | str] = {
    "cp437": _("Code page 437 (PC8)"),
    "utf-8": "UTF-8",
    "iso8859-15": "ISO 8859-15",
}

PROFILE_WORDS: dict[str, Promise] = {
    "unit4": _("Unit4 ERP (Agresso): period, konto, dim1 to dim7, belopp"),
    "exempel": _("Example: period, konto, kostnadsställe, projekt, finansiering, belopp"),
}

PROFILE_FIELDS: dict[str, Promise] = {
    "required": _("Write what stands in the file's head"),
    "taken": _("That name belongs to a profile that comes with Tertial. Choose another"),
    "column_twice": _("The same column is named twice"),
}
