"""What is filled in about an indicator: its definition, a value, a target."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.organisation.queries import PersonRow, UnitRow
from tertial.web.days import DayField

from .words import DIRECTIONS, FEEDS, FIELDS, FREQUENCIES, KINDS


class FigureField(forms.CharField):
    """A number as one writes it: 47,3 or 1 234. Gives a Decimal, or None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "number"})

    def to_python(self, value: object) -> Decimal | None:
        text = str(value or "").strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        if not text:
            return None
        try:
            return Decimal(text.replace("\u2212", "-").replace(",", "."))
        except ArithmeticError:
            raise forms.ValidationError(_("Write a number, such as 47,3"), code="invalid") from None


def day(label: str, missing: str) -> DayField:
    """A date with its words."""
    return DayField(
        label=label,
        error_messages={"required": missing},
    )


class Refused(forms.Form):
    """A form beside whose fields stands what the action refused."""

    def refuse(self, fields: dict[str, str]) -> None:
        """Put what the action refused beside its field."""
        for name, code in fields.items():
            self.add_error(name if name in self.fields else None, FIELDS.get(code, code))


class ValueForm(Refused):
    """The value of one period."""

    period = forms.ChoiceField(label=_("Period"), error_messages={"required": _("Choose a period")})
    value = FigureField(label=_("Value"), error_messages={"required": _("Write the value")})
    women = FigureField(label=_("Of which women"), required=False)
    men = FigureField(label=_("Of which men"), required=False)
    source = forms.CharField(label=_("Source"), required=False, max_length=200)
    note = forms.CharField(
        label=_("Note on the value"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What one should know about the figure. A correction must say why."),
    )

    def __init__(self, *args, periods: Iterable[tuple[str, str]], split: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = list(periods)
        if not split:
            del self.fields["women"], self.fields["men"]

    def period_chosen(self) -> tuple[date, date]:
        """First and last day of the chosen period."""
        start, _sep, end = self.cleaned_data["period"].partition("_")
        return date.fromisoformat(start), date.fromisoformat(end)


class TargetForm(Refused):
    """What shall be reached by a day, and who decided so."""

    value = FigureField(label=_("Target"), error_messages={"required": _("Write the target")})
    due_on = day(_("To be reached by"), _("Say by when it is to be reached"))
    decided_by = forms.CharField(
        label=_("Target decided by"),
        max_length=200,
        help_text=_("A body or a person, such as the board"),
        error_messages={"required": _("Say who decided the target")},
    )
    decided_on = day(_("Decided on"), _("Give the day of the decision"))


class IndicatorForm(Refused):
    """The definition of an indicator."""

    code = forms.CharField(label=_("Code"), max_length=20, error_messages={"required": _("Give it a code")})
    name = forms.CharField(label=_("Name"), max_length=200, error_messages={"required": _("Give it a name")})
    definition = forms.CharField(
        label=_("Definition"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is counted and what is not, so that two people count the same."),
        error_messages={"required": _("Write what is counted and what is not")},
    )
    kind = forms.ChoiceField(label=_("What it measures"), choices=list(KINDS.items()))
    direction = forms.ChoiceField(label=_("Direction"), choices=list(DIRECTIONS.items()))
    unit_label = forms.CharField(label=_("Unit of measure"), max_length=40, required=False)
    decimals = forms.TypedChoiceField(
        label=_("Decimals shown"), coerce=int, choices=[(number, str(number)) for number in range(4)]
    )
    frequency = forms.ChoiceField(label=_("Measured every"), choices=list(FREQUENCIES.items()))
    cumulative = forms.BooleanField(label=_("Counted from the start of the year"), required=False)
    split_by_sex = forms.BooleanField(label=_("Women and men are told apart"), required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    fed_by = forms.ChoiceField(label=_("How values come"), choices=list(FEEDS.items()), required=False)
    baseline = FigureField(label=_("Baseline"), required=False)
    baseline_on = DayField(
        label=_("Baseline as of"),
        required=False,
    )
    unit_id = forms.TypedChoiceField(label=_("Unit responsible"), coerce=int)
    owner_id = forms.TypedChoiceField(label=_("Who gives the values"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args, units: Iterable[UnitRow], people: Iterable[PersonRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [(u.id, "\u00a0" * 3 * u.depth + u.name) for u in units]
        self.fields["owner_id"].choices = [("", _("Nobody yet")), *((p.id, f"{p.name}, {p.unit}") for p in people)]
