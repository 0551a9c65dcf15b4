"""Forms of the area: each mirrors an action. Amounts are written in thousands of kronor and kept in öre."""

from collections.abc import Iterable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tertial.calc.codes import LEDGER_KEY
from tertial.formats.amounts import AmountError
from tertial.formats.tables import parse_thousands
from tertial.kernel.errors import Invalid
from tertial.web.days import DayField

from . import words

AMOUNT_WORDS = {
    "ambiguous": _("This can be read in two ways. Write 1234 or 1,234 with a comma"),
    "too_many_decimals": _("There are more decimals than öre"),
}


class ThousandsField(forms.CharField):
    """An amount in thousands of kronor; cleans to whole öre, or None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "number"})

    def clean(self, value):
        said = super().clean(value)
        if not said:
            return None
        try:
            return parse_thousands(said)
        except AmountError as wrong:
            raise ValidationError(
                AMOUNT_WORDS.get(wrong.code, _("Write an amount in thousands of kronor, for example 1 234,5"))
            ) from None


def shown(ore: int | None) -> str:
    """Öre as one would write them in thousands of kronor."""
    if ore is None:
        return ""
    whole, part = divmod(abs(ore), 100_000)
    decimals = f",{part:05}".rstrip("0") if part else ""
    return f"{'-' if ore < 0 else ''}{whole}{decimals}"


def tell(form: forms.Form, refusal: Invalid) -> None:
    """Put the domain's refusal beside its field."""
    for name, code in refusal.fields.items():
        said = words.FIELD_WORDS.get(code, words.FIELD_WORDS["unknown"])
        form.add_error(name if name in form.fields else None, said)


class DecisionForm(forms.Form):
    """A dated decision about an item."""

    kind = forms.ChoiceField(label=_("What was decided"), choices=words.DECISIONS, initial="amending_budget")
    day = DayField(label=_("Date of the decision"))
    amount = ThousandsField(label=_("Amount, tkr"), help_text=_("What takes away is written with a minus."))
    reference = forms.CharField(
        label=_("Reference"), max_length=200, help_text=_("The directive or decision, with its number.")
    )
    overrun_order = forms.ChoiceField(
        label=_("A permitted overrun is used"), choices=words.ORDERS, required=False, initial="before_credit"
    )


class StrikeForm(forms.Form):
    """Why a decision is taken away."""

    reason = forms.CharField(
        label=_("Why was it wrong?"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Kept in the history.")
    )


class ItemForm(forms.Form):
    """A new item."""

    code = forms.CharField(label=_("Code"), max_length=60, help_text=_("As in the directive: 24 1:5 ap.1"))
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=words.KINDS)
    basis = forms.ChoiceField(label=_("Settled on"), choices=words.BASES)
    credit = ThousandsField(label=_("Credit, tkr"), required=False)
    carry = forms.ChoiceField(label=_("May be carried to next year"), choices=words.CARRIES)
    carry_amount = ThousandsField(label=_("Amount that may be carried, tkr"), required=False)


class ItemEditForm(forms.Form):
    """What may change about an item."""

    name = forms.CharField(label=_("Name"), max_length=200)
    credit = ThousandsField(label=_("Credit, tkr"), required=False)
    carry = forms.ChoiceField(label=_("May be carried to next year"), choices=words.CARRIES)
    carry_amount = ThousandsField(label=_("Amount that may be carried, tkr"), required=False)
    gross = forms.BooleanField(
        label=_("Income is shown apart"), required=False, help_text=_("Only where the government says so.")
    )
    predecessor = forms.TypedChoiceField(
        label=_("Follows on last year's item"), coerce=int, empty_value=None, required=False
    )
    responsible = forms.TypedChoiceField(
        label=_("Responsible person"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, before: Iterable = (), people: Iterable = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["predecessor"].choices = [("", "–"), *((row.id, f"{row.code} {row.name}") for row in before)]
        self.fields["responsible"].choices = [("", "–"), *((row.id, row.name) for row in people)]


class RuleForm(forms.Form):
    """A settlement rule."""

    order = forms.IntegerField(label=_("Order"), min_value=0, help_text=_("The lowest is tried first."))
    item = forms.TypedChoiceField(label=_("Item"), coerce=int)
    account_from = forms.CharField(label=_("From account"), max_length=20)
    account_to = forms.CharField(label=_("To account"), max_length=20, required=False)
    dimension = forms.IntegerField(
        label=_("Dimension"), min_value=1, max_value=999, required=False, help_text=_("Its number in SIE.")
    )
    object = forms.CharField(
        label=_("Object"),
        max_length=100,
        required=False,
        help_text=_("An object, a prefix ending in *, or a range a..b."),
    )
    valid_from = forms.IntegerField(label=_("First month"), min_value=1, max_value=12, required=False)
    valid_to = forms.IntegerField(label=_("Last month"), min_value=1, max_value=12, required=False)

    def __init__(self, *args, items: Iterable = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [(row.id, f"{row.code} {row.name}") for row in items]


class AmountsForm(forms.Form):
    """A grid of amounts: one field per cell, named by the caller. An empty cell is nothing."""

    def __init__(self, *args, cells: Mapping[str, tuple[str, int | None]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, amount) in cells.items():
            self.fields[name] = ThousandsField(label=label, required=False, initial=shown(amount))


class BudgetForm(AmountsForm):
    """A unit's budget of an item: amounts by account group and month, owner and explanation."""

    owner = forms.TypedChoiceField(label=_("Owner"), coerce=int, empty_value=None, required=False)
    explanation = forms.CharField(label=_("Explanation"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    new_group = forms.CharField(
        label=_("Another account group"),
        max_length=20,
        required=False,
        help_text=_("The first digits of its accounts. Empty months come when you save."),
    )
    new_key = forms.RegexField(
        rf"^{LEDGER_KEY.pattern}\Z",
        label=_("Only for a project or other object"),
        required=False,
        help_text=_("Dimension and object with a colon between, such as 6:4120. Empty: the rest of the money."),
        error_messages={"invalid": _("Write dimension and object with a colon between, for example 6:4120")},
    )

    def __init__(self, *args, people: Iterable = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "–"), *((row.id, row.name) for row in people)]


class ChooseForm(forms.Form):
    """A unit and an item to set a budget for."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    item = forms.TypedChoiceField(label=_("Item"), coerce=int)

    def __init__(self, *args, units: Iterable, items: Iterable, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(row.id, row.name) for row in units]
        self.fields["item"].choices = [(row.id, f"{row.code} {row.name}") for row in items]


class ForecastForm(AmountsForm):
    """A round of forecasts."""

    day = DayField(label=_("Date of the round"))
