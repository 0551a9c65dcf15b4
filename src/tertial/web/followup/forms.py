"""The forms of follow-up. They mirror the actions; the rules are there."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.followup.rules.money import MoneyRow
from tertial.formats.amounts import AmountError, parse_amount
from tertial.formats.swedish import number, tkr
from tertial.organisation.queries import PersonRow
from tertial.web.days import DayField

from . import texts

TILES = ("on_plan", "deviation", "late", "done", "dropped")
ATTAINMENT_TILES = ("reached", "expected", "uncertain", "not_expected", "not_reached")

MISSING = {
    "on_plan": _("Choose how it goes"),
    "attainment": _("Choose whether the result will be reached"),
    "reason": _("Write why you choose another light than the proposed"),
    "what": _("Write what has happened"),
    "cause": _("Write what the deviation is due to"),
    "consequence": _("Write what it leads to, and for whom"),
    "action": _("Write what you do about it"),
    "owner_id": _("Choose who owns the action"),
    "due": _("Give a date"),
    "text": _("Write the decision"),
    "result": _("Write what came of it"),
    "decided_on": _("Give the day of the decision"),
    "decided_by": _("Say who decided"),
    "reporting_officer": _("Say who reported the matter"),
    "registry_number": _("Give the registry number"),
}
CODES = {
    "unknown": _("Choose one of those in the list"),
    "say_the_result": _("Write what came of it"),
    "say_the_decision": _("Write the decision"),
    "in_the_future": _("The day lies ahead: give the day when it was decided"),
    "levels_out_of_order": _("Lower levels are due before higher"),
    "negative": _("Points cannot be less than nothing"),
    "not_rising": _("Each amount must be larger than the one before"),
}


def in_tkr(ore: int | None) -> str | None:
    """An amount as one types it."""
    if ore is None or ore % 100_000 == 0:
        return None if ore is None else tkr(ore)
    return number(Decimal(ore) / 100_000, 5).rstrip("0")


class Money(forms.CharField):
    """Thousands of kronor as typed; whole öre when cleaned. Empty means nothing said."""

    def clean(self, value: str | None) -> int | None:
        text = (value or "").strip()
        if not text:
            return None
        try:
            return parse_amount(text) * 1000
        except AmountError:
            raise forms.ValidationError(_("Give an amount in tkr, such as −640")) from None


class Refusing(forms.Form):
    """A form that can put what an action refused beside its fields."""

    def refuse(self, fields: dict[str, str]) -> None:
        for name, code in fields.items():
            said = CODES.get(code) or MISSING.get(name) or code
            self.add_error(name if name in self.fields else None, said)


class CommitmentForm(Refusing):
    """How a commitment goes, and what deviates."""

    on_plan = forms.ChoiceField(label=_("Does the work follow the plan?"), widget=forms.RadioSelect, required=False)
    reason = forms.CharField(label=_("Why do you choose something else?"), required=False)
    attainment = forms.ChoiceField(
        label=_("Will the expected result be reached?"), widget=forms.RadioSelect, required=False
    )
    comment = forms.CharField(
        label=_("Comment, if there is something to say"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    what = forms.CharField(label=_("What has happened?"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    cause = forms.CharField(label=_("Cause"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    consequence = forms.CharField(label=_("Consequence"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    action = forms.CharField(label=_("Action"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    owner_id = forms.TypedChoiceField(label=_("Who owns the action"), coerce=int, empty_value=None, required=False)
    effect = Money(label=_("Effect, tkr"), required=False)
    due = DayField(
        label=_("Ready by"),
        required=False,
    )
    decision_wanted = forms.CharField(label=_("Decision you ask management for"), max_length=300, required=False)
    decision_background = forms.CharField(
        label=_("What management needs to know to decide"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    result = forms.CharField(
        label=_("What came of the action?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, people: Iterable[PersonRow], extra: Iterable[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        lights = [*TILES, *(light for light in extra if light and light not in TILES)]
        self.fields["on_plan"].choices = texts.choices("on_plan", lights)
        self.fields["attainment"].choices = texts.choices("attainment", ATTAINMENT_TILES)
        self.fields["owner_id"].choices = [("", _("Choose")), *((p.id, p.name) for p in people)]
        self.fields["effect"].widget.attrs["class"] = "amount"


class WholeForm(Refusing):
    """The head's words about the whole unit."""

    assessment = forms.CharField(
        label=_("The head's assessment"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=1200,
        required=False,
        help_text=_("At most 1,200 characters. What matters most, and what you want done about it."),
        error_messages={"max_length": _("Shorten the text to 1,200 characters")},
    )
    expected_deviation = Money(
        label=_("The year against budget, tkr"),
        required=False,
        help_text=_("Minus means dearer than budget. The whole year, as you see it now."),
    )
    money_comment = forms.CharField(
        label=_("A word about the money"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected_deviation"].widget.attrs["class"] = "amount"


class ForecastsForm(Refusing):
    """How each row of the unit's money is thought to end the year: an amount and a word, by the row's place."""

    def __init__(self, *args, rows: Iterable[tuple[str, MoneyRow]], **kwargs):
        super().__init__(*args, **kwargs)
        for place, (name, row) in enumerate(rows):
            self.fields[f"amount_{place}"] = Money(
                label=_("Forecast, %(name)s") % {"name": name}, required=False, initial=in_tkr(row.forecast)
            )
            self.fields[f"comment_{place}"] = forms.CharField(
                label=_("A word about %(name)s") % {"name": name},
                max_length=300,
                required=False,
                initial=row.comment,
            )

    def said(self, place: int) -> tuple[int | None, str]:
        """Amount and word of a row."""
        return self.cleaned_data[f"amount_{place}"], self.cleaned_data[f"comment_{place}"]


class ReasonForm(Refusing):
    """A reason, and nothing else."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why: it is shown with your name and the day")},
    )


class FactsForm(Refusing):
    """The facts of a decision (Myndighetsförordningen 2007:515, 21 §)."""

    decided_on = DayField(
        label=_("Day of the decision"),
        required=False,
    )
    decided_by = forms.CharField(label=_("Decided by"), required=False)
    reporting_officer = forms.CharField(label=_("Reporting officer"), required=False)
    participants = forms.CharField(
        label=_("Took part without deciding"),
        required=False,
        help_text=_("Names with commas between; may be nobody."),
    )
    dissent = forms.CharField(label=_("Dissent"), required=False)
    registry_number = forms.CharField(label=_("Registry number"), required=False)

    def facts(self) -> dict:
        """As the action takes them."""
        said = {name: self.cleaned_data.get(name) for name in FactsForm.base_fields}
        said["decided_on"] = said["decided_on"] or None
        names = [name.strip() for name in (said["participants"] or "").split(",")]
        return said | {"participants": tuple(name for name in names if name)}


class DecisionForm(FactsForm):
    """A decision that a deviation asked for."""

    text = forms.CharField(label=_("The decision"), widget=forms.Textarea(attrs={"rows": 4}), required=False)


class CloseForm(Refusing):
    """Closing a deviation."""

    result = forms.CharField(label=_("What came of it?"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


class RoundForm(Refusing):
    """Opening a round by hand."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    period = forms.ChoiceField(label=_("Period"))
    units_due = DayField(
        label=_("Units hand in by"),
        error_messages={"required": _("Give the last day for the units")},
        help_text=_("Departments get a week more, then planning and management."),
    )

    def __init__(self, *args, periods: Iterable[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = list(periods)


class WeightsForm(Refusing):
    """What the parts of a deviation's weight count for."""

    late = forms.IntegerField(label=_("Late"), min_value=0, max_value=100)
    deviation = forms.IntegerField(label=_("Deviation"), min_value=0, max_value=100)
    requirement = forms.IntegerField(label=_("A requirement hangs on it"), min_value=0, max_value=100)
    decision = forms.IntegerField(label=_("A decision is asked for"), min_value=0, max_value=100)
    per_period = forms.IntegerField(label=_("Each period it has been open"), min_value=0, max_value=100)
