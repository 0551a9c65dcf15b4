"""Words for what may go wrong while answering."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "evaluation.already_answered": _("The link has already been used for an answer."),
    "evaluation.survey_not_open": _("The survey does not receive answers now."),
}

ANSWERS = {
    "missing": _("Choose or write an answer to go on"),
    "unknown_option": _("Choose one of the answers"),
    "not_a_number": _("Write a number, such as 12 or 12,5"),
    "too_long": _("Write at most 2,000 characters"),
}
