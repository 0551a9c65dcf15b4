"""Forms of what steers us. They check the form of what is typed; the actions decide what is possible."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tertial.kernel.errors import Invalid
from tertial.web.days import DayField

from .words import DOCUMENTS, FIELDS, HORIZONS, IMPACT, LIKELIHOOD, PESTEL, REQUIREMENTS

CHOOSE = _("Choose one.")

Choices = Iterable[tuple[int, str]]


def text_field(name: str, label, *, rows: int = 0, hint: str = "", longest: int | None = None) -> forms.CharField:
    """A text that must be there."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label,
        widget=widget,
        help_text=hint,
        max_length=longest,
        error_messages={"required": FIELDS[name, "missing"]},
    )


def tell(form: forms.Form, refusal: Invalid) -> None:
    """Put what the action refused beside the fields it is about."""
    for name, code in refusal.fields.items():
        field = name if name in form.fields else None
        form.add_error(field, FIELDS.get((name, code), _("Change this and try again.")))


class DocumentForm(forms.Form):
    """A document that steers."""

    kind = forms.ChoiceField(label=_("Kind of document"), choices=list(DOCUMENTS.items()))
    title = text_field("title", _("Title"), longest=200)
    registry_number = forms.CharField(label=_("Registry number"), max_length=60, required=False)
    decided_on = DayField(label=_("Decided on"))
    decided_by = forms.CharField(
        label=pgettext_lazy("steering document", "Decided by"), max_length=120, required=False
    )
    year = forms.IntegerField(label=_("Holds from the year"), min_value=1990, max_value=2100)
    last_year = forms.IntegerField(
        label=_("Through the year"),
        min_value=1990,
        max_value=2100,
        required=False,
        help_text=_("Empty: a directive holds for its year, others until further notice"),
    )
    amends_id = forms.TypedChoiceField(label=_("Amends"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args, documents: Choices, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amends_id"].choices = [("", _("No other document")), *documents]


class RequirementForm(forms.Form):
    """One requirement as the document says it."""

    number = text_field("number", _("Number"), hint=_("As in the document: 1.2, 5 §"), longest=20)
    heading = text_field("heading", _("Heading"), longest=200)
    kind = forms.ChoiceField(label=_("Kind of requirement"), choices=list(REQUIREMENTS.items()))
    text = text_field("text", _("What is asked for"), rows=4)
    due_on = DayField(label=_("To be reported by"), required=False)
    recipient = forms.CharField(label=_("Reported to"), max_length=120, required=False)
    unit_id = forms.TypedChoiceField(label=_("Unit that answers"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args, units: Choices, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("Not said")), *units]


class AnswerForm(forms.Form):
    """Where a requirement is answered."""

    answer = text_field("answer", _("Where it is answered"), longest=200)


class WithdrawForm(forms.Form):
    """Why a requirement no longer holds."""

    reason = text_field("reason", _("Why it no longer holds"), longest=200)


class ObservationForm(forms.Form):
    """Something seen in the outside world."""

    title = text_field("title", _("What you have seen"), hint=_("One sentence"), longest=160)
    text = forms.CharField(
        label=_("What it may mean for us"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    source = text_field("source", _("Source"), longest=300)
    pestel = forms.ChoiceField(label=_("Area"), choices=list(PESTEL.items()))
    horizon = forms.ChoiceField(label=_("When it may be felt"), choices=list(HORIZONS.items()))
    likelihood = forms.TypedChoiceField(
        label=_("How likely"),
        coerce=int,
        choices=list(LIKELIHOOD.items()),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    impact = forms.TypedChoiceField(
        label=_("How much it matters to us"),
        coerce=int,
        choices=list(IMPACT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    expires_on = DayField(label=_("Shown until"), help_text=_("Then it fades unless somebody keeps it alive"))
