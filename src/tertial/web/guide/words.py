"""The words of the page on how we plan and follow up."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "guide.started": _("The page is laid already. Edit its parts instead."),
    "guide.text_changed": _("Somebody else has saved meanwhile. Both texts are kept."),
}
