"""Rows as a CSV file that Excel opens rightly and that cannot make it run anything."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from tertial.formats.amounts import amount_text
from tertial.ledger.queries import LedgerRow

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def as_csv(rows: Iterable[LedgerRow]) -> bytes:
    """Semicolons, decimal comma, UTF-8 with byte order mark."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            *(_("Period"), _("Date"), _("Series"), _("Number"), _("Account"), _("Account name"), _("Text")),
            *(_("Cost centre"), _("Other dimensions"), _("Amount"), _("Batch"), _("Line")),
        ]
    )
    writer.writerows(_cells(row) for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _cells(row: LedgerRow) -> list[str]:
    other = ", ".join(f"{dimension}:{code}" for dimension, code in row.dims)
    texts = [row.series, row.number, row.account, row.account_name, row.text, row.cost_centre, other]
    amount = amount_text(row.amount, ",")
    return [row.period, row.date.isoformat(), *map(guarded, texts), amount, str(row.batch_id), str(row.line)]
