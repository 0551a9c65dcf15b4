"""Forms of the year plan. They check the form of what is typed; the actions decide what is possible."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tertial.kernel.errors import Invalid
from tertial.web.days import DayField

from .words import FIELDS, KINDS, TEMPLATES, TRACKS

RULES = _(
    "A date such as 2027-02-15. Or a rule that moves with the year: 02-22, workday 14 12, thu 2 12, end T1 or "
    "after board.dec -7. Begin with +1 for the year after."
)
A_DAY = re.compile(r"(\d{4})-(\d\d-\d\d)")


def tell(form: forms.Form, refusal: Invalid) -> None:
    """Put what the action refused beside the fields it is about."""
    for name, code in refusal.fields.items():
        field = name if name in form.fields else None
        form.add_error(field, FIELDS.get((name, code), _("Change this and try again.")))


class AdjustForm(forms.Form):
    """Another day for an event, and why."""

    end = DayField(label=_("New day"))
    reason = forms.CharField(
        label=_("Reason for the adjustment"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": FIELDS["reason", "missing"]},
    )


class AdjustProcessForm(AdjustForm):
    """Other days for a process, and why."""

    start = DayField(label=_("New first day"))
    end = DayField(label=_("New last day"))
    field_order = ("start", "end", "reason")


class StartForm(forms.Form):
    """What a new year's plan is laid from."""

    source = forms.ChoiceField(label=_("Lay the plan from"))

    def __init__(self, *args, years: list[int], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        copies = [(str(year), _("The plan of %(year)s") % {"year": year}) for year in years]
        self.fields["source"].choices = [*copies, *TEMPLATES.items()]


class EventForm(forms.Form):
    """An event of the agency's own."""

    title = forms.CharField(
        label=_("What happens"), max_length=200, error_messages={"required": FIELDS["title", "missing"]}
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    track = forms.ChoiceField(label=_("Track"), choices=list(TRACKS.items()))
    start_rule = forms.CharField(
        label=_("First day"), required=False, max_length=80, help_text=_("For processes only")
    )
    rule = forms.CharField(
        label=pgettext_lazy("event", "Day"),
        max_length=80,
        help_text=RULES,
        error_messages={"required": FIELDS["rule", "bad_rule"]},
    )
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    duty = forms.BooleanField(
        label=_("A duty: moves to the next working day when it falls on a day off"), required=False
    )

    def __init__(self, *args, year: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_rule(self) -> str:
        return self._as_rule(self.cleaned_data["rule"])

    def clean_start_rule(self) -> str:
        return self._as_rule(self.cleaned_data["start_rule"])

    def _as_rule(self, typed: str) -> str:
        """A date as the rule that gives it: the day in its year, the year before or the year after."""
        found = A_DAY.fullmatch(typed.strip())
        years = int(found[1]) - self.year if found else 0
        return f"{years:+d} {found[2]}" if found and years else found[2] if found else typed
