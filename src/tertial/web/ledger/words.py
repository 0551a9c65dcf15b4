"""The words of the ledger's refusals."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "ledger.already_undone": _("The batch is undone already."),
    "ledger.nothing_loaded": _("There are no rows in the period."),
}
