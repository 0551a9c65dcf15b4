"""Forms of the area."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.web.days import DayField


class CommentForm(forms.Form):
    """What is said of an item; an empty text takes it away."""

    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 6}))


class RemindForm(forms.Form):
    """By when the missing comments are wanted."""

    answer_by = DayField(label=_("Answer by"))


class FixForm(forms.Form):
    """Why a new wording is made."""

    reason = forms.CharField(
        label=_("What has changed, and why?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it beside the report."),
    )
