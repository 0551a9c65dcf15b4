"""What is filled in about evaluation plans."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.organisation.queries import PersonRow, UnitRow
from tertial.web.days import DayField

from .words import CLAIMS, DESIGNS, FIELDS, METHODS, STEPS


def day(label: str | Promise, missing: str | Promise, **more: object) -> DayField:
    """A date with its words."""
    return DayField(
        label=label,
        error_messages={"required": missing},
        **more,
    )


def prose(label: str | Promise, *, rows: int = 3, missing: str | Promise = "", **more: object) -> forms.CharField:
    """A text of some lines; required when `missing` says what to write."""
    return forms.CharField(
        label=label,
        required=bool(missing),
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": rows}),
        **more,
    )


def line(
    label: str | Promise, *, missing: str | Promise = "", length: int = 200, **more: object
) -> forms.CharField:
    """A text of one line; required when `missing` says what to write."""
    return forms.CharField(
        label=label, required=bool(missing), max_length=length, error_messages={"required": missing}, **more
    )


def choice(label: str | Promise, words: Mapping[str, str | Promise], **more: object) -> forms.ChoiceField:
    """One of some words."""
    return forms.ChoiceField(label=label, choices=list(words.items()), **more)


class Refused(forms.Form):
    """A form beside whose fields stands what the action refused."""

    def refuse(self, fields: Mapping[str, str]) -> None:
        """Put what the action refused beside its field."""
        for name, code in fields.items():
            beside = name if name in self.fields else f"{name}_sv" if f"{name}_sv" in self.fields else None
            beside = beside or (f"{name}_id" if f"{name}_id" in self.fields else None)
            self.add_error(beside, FIELDS.get(code, code))


class PlanForm(Refused):
    """The facts of an evaluation plan."""

    title = line(_("What is evaluated"), missing=_("Say what is evaluated"))
    intervention = line(
        _("Assignment or commitment"), help_text=_("The government assignment or the plan's number")
    )
    purpose = prose(_("Purpose"), help_text=_("What the agency will be able to decide when the result is there."))
    target_group = prose(_("Target group"), rows=2)
    problem = prose(_("Problem"), help_text=_("What is not as it should be, for whom, and why."))
    design = choice(
        _("Design"), DESIGNS, help_text=_("How a difference is told from what would have happened anyway.")
    )
    causal_claim = choice(
        _("What it may say about cause"),
        CLAIMS,
        help_text=_(
            "A survey alone can never claim effect. That the effect is ours needs something to compare with."
        ),
    )
    starts_on = day(_("Begins"), _("Give the first day"))
    due_on = day(_("Ready by"), _("Give the day when it is to be ready"))
    unit_id = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    responsible_id = forms.TypedChoiceField(
        label=_("Responsible"), coerce=int, error_messages={"required": _("Choose who is responsible")}
    )
    quality = prose(_("Quality"), rows=2, help_text=_("Who reviews method and text, and when."))
    personal_data = prose(_("Personal data"), rows=2, help_text=_("What is handled, and the legal basis for it."))

    def __init__(self, *args, units: Iterable[UnitRow], people: Iterable[PersonRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [(u.id, "\u00a0" * 3 * u.depth + u.name) for u in units]
        self.fields["responsible_id"].choices = [(p.id, f"{p.name}, {p.unit}") for p in people]


class NodeForm(Refused):
    """One step of the theory of change."""

    step = choice(_("Step"), STEPS)
    text = line(_("What"), missing=_("Say what it is"), length=300)
    assumption = line(
        _("Assumption"), length=300, help_text=_("What must hold for the step before to lead here. May be empty.")
    )
    indicator_id = forms.TypedChoiceField(
        label=_("Indicator that measures it"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args, indicators: Iterable[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator_id"].choices = [("", _("None")), *indicators]


class QuestionForm(Refused):
    """One evaluation question."""

    text = prose(_("Question"), rows=2, missing=_("Write the question"))
    method = choice(_("Method"), METHODS)
    source = line(_("Source"), missing=_("Say where the answer comes from"))
    when = line(_("When"), missing=_("Say when"), length=120)
    who = line(_("Who"), missing=_("Say who does it"), length=120)
    use = line(
        _("Use"), missing=_("Say who will use the answer, and for what"), length=300,
        help_text=_("Who will use the answer, for what decision, and when."),
    )  # fmt: skip


class ApproveForm(Refused):
    """The facts of an approval."""

    registry_number = line(_("Registry number"), missing=_("Give the registry number"), length=60)
    reason = prose(_("Comment"), rows=2)


class ReturnForm(Refused):
    """Why a plan is given back."""

    prefix = "return"
    reason = prose(_("What has to be changed"), missing=_("Write what has to be changed"))


class ResultForm(Refused):
    """What an evaluation found."""

    result = prose(_("Result"), rows=6, missing=_("Write what the evaluation found"))
    lesson = prose(_("Lesson"), rows=4, missing=_("Write what we learn from it"))
    finished_on = day(_("Finished on"), _("Give the day"))


class UseForm(Refused):
    """Where the result was used."""

    used_in = line(_("Used in"), missing=_("Say where it was used"), length=300)
    used_on = day(_("Day"), _("Give the day"))
