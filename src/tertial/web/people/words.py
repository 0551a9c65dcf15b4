"""What the organisation's refusals say."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "organisation.already_there": _("%(email)s is at the agency already."),
}
