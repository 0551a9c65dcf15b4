"""The forms of talks and improvements."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.organisation.queries import PersonRow, UnitRow
from tertial.web.days import DayField

from . import texts

GIVE_THE_DAY = {"required": _("Give the day")}
TOLD = {
    "title": _("Give it a short name"),
    "owner_id": _("Name an owner first: somebody has to do it"),
    "due_on": _("Give a day first: by when is it done?"),
    "effect": _("Write what effect has been seen"),
    "text": _("Write the conclusion"),
    "visibility": _("Choose who may read it"),
}


def _date(label: str, *, required: bool = True) -> DayField:
    return DayField(label=label, error_messages=GIVE_THE_DAY, required=required)


class Refusing(forms.Form):
    """A form that can put what an action refused beside its fields."""

    def refuse(self, fields: dict[str, str]) -> None:
        for name in fields:
            self.add_error(name if name in self.fields else None, TOLD.get(name, _("Change this")))


class TalkForm(Refusing):
    """When, where, and what else to ask."""

    held_on = _date(_("Day"))
    starts_at = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Give a time, such as 13:00")},
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    own_questions = forms.CharField(
        label=_("Own questions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. The two questions are always asked."),
    )

    def questions(self) -> list[str]:
        return [line for line in self.cleaned_data["own_questions"].splitlines() if line.strip()]


class NewTalkForm(TalkForm):
    """The same, with whose talk it is and about what."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    period = forms.ChoiceField(label=_("Period"))
    field_order = ("unit", "period", "held_on", "starts_at", "place", "own_questions")

    def __init__(self, *args, units: Iterable[UnitRow], periods: Iterable[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(u.id, u.name) for u in units]
        self.fields["period"].choices = list(periods)


class NotesForm(Refusing):
    """A field under each question, and who was there."""

    present = forms.CharField(
        label=_("Present"), required=False, help_text=_("Names with commas between, or a number of people.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, questions: Iterable[dict], **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = []
        for asked in questions:
            self.keys.append(asked["key"])
            self.fields[asked["key"]] = forms.CharField(
                label=texts.question(asked), required=False, widget=forms.Textarea(attrs={"rows": 5})
            )
        self.order_fields([*self.keys, "present", "version"])

    def notes(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in self.keys}

    def names(self) -> list[str]:
        return [name for name in self.cleaned_data["present"].split(",") if name.strip()]

    def questions(self):
        return [self[key] for key in self.keys]


class ConclusionForm(Refusing):
    """A conclusion and who may read it."""

    text = forms.CharField(label=_("Conclusion"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    visibility = forms.ChoiceField(label=_("Who may read it"), widget=forms.RadioSelect, initial="unit")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = list(texts.READERS.items())


class ImprovementForm(Refusing):
    """An improvement in words, with owner and day."""

    title = forms.CharField(label=_("What shall be better"), max_length=300, required=False)
    text = forms.CharField(label=_("How, and why"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    owner_id = forms.TypedChoiceField(label=_("Owner"), coerce=int, empty_value=None, required=False)
    due_on = _date(_("Done by"), required=False)

    def __init__(self, *args, people: Iterable[PersonRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner_id"].choices = [("", _("Nobody yet")), *((p.id, f"{p.name}, {p.unit}") for p in people)]


class NewImprovementForm(ImprovementForm):
    """The same, with the unit it belongs to."""

    unit_id = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    field_order = ("title", "text", "unit_id", "owner_id", "due_on")

    def __init__(self, *args, units: Iterable[UnitRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [(u.id, u.name) for u in units]


class MoveForm(Refusing):
    """A note with a move; an effect when it is seen."""

    note = forms.CharField(label=_("Note"), required=False)
    effect = forms.CharField(
        label=_("Effect that has been seen"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
