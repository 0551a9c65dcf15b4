"""Naming a substitute."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.organisation.queries import PersonRow
from tertial.web.days import DayField

WORDS = {
    "ends_before_start": _("Choose a last day that is not before the first"),
    "same_person": _("Choose somebody else than the one who is away"),
}


class SubstituteForm(forms.Form):
    """Who is away, who stands in, between which days (inclusive)."""

    person = forms.TypedChoiceField(label=_("Who is away"), coerce=int)
    substitute = forms.TypedChoiceField(
        label=_("Who stands in"),
        coerce=int,
        error_messages={"required": _("Choose who stands in")},
        help_text=_("The substitute gets the same rights and duties while it lasts."),
    )
    valid_from = DayField(
        label=_("First day"),
        error_messages={"required": _("Give the first day")},
    )
    valid_to = DayField(
        label=_("Last day"),
        error_messages={"required": _("Give the last day")},
    )

    def __init__(self, *args, may_be_away: Iterable[PersonRow], people: Iterable[PersonRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(p.id, f"{p.name}, {p.unit}") for p in may_be_away]
        self.fields["substitute"].choices = [("", _("Choose")), *((p.id, f"{p.name}, {p.unit}") for p in people)]

    def refuse(self, fields: dict[str, str]) -> None:
        """Put what the action refused beside its field."""
        for name, code in fields.items():
            self.add_error(name if name in self.fields else None, WORDS.get(code, code))
