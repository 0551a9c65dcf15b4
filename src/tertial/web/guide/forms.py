"""The form of one part of the page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PartForm(forms.Form):
    """Heading, text and owner of a part, with the version it was opened at."""

    title = forms.CharField(label=_("Heading"), max_length=120, error_messages={"required": _("Write a heading.")})
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Markdown: **bold**, *italic*, - list, [words](address)"),
        error_messages={"required": _("Write the text of this part.")},
    )
    owner_id = forms.TypedChoiceField(label=_("Owner of this part"), coerce=int, empty_value=None, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args, people: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_id"].choices = [("", _("Nobody")), *people]
