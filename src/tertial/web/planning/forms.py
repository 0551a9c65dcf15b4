"""Forms of planning. They mirror the actions; what is wrong is told by the action, in words.py."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tertial.kernel.errors import Invalid
from tertial.planning.inputs import ContributorInput, MilestoneInput, NodeInput
from tertial.planning.queries import Choice, Choices, DraftNode, KindRow, NodeRow
from tertial.planning.scales import STATUSES
from tertial.web.components.statuses import ON_PLAN
from tertial.web.days import DayField

from .words import field_words


def day_field(label: Any, **more: Any) -> DayField:
    """A date that may be empty; what is needed is told by the action."""
    return DayField(label=label, required=False, **more)


def text_field(label: Any, rows: int = 0, **more: Any) -> forms.CharField:
    """A line, or with `rows` a box of text."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, strip=False, **more)


def refuse(form: forms.Form, refused: Invalid) -> None:
    """Put what the action refused beside its fields."""
    for field, words in field_words(refused).items():
        form.add_error(field if field in form.fields else None, words)


class NodeForm(forms.Form):
    """Everything that is said about a node, as far as its kind has the field."""

    saved = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = text_field(_("What"), help_text=_("Short, begin with the result or a verb"))
    number = text_field(pgettext_lazy("plan", "Number"), help_text=_("Empty: the next free number"))
    text = text_field(_("Description"), 5, help_text=_("What we do and for whom. Markdown works."))
    why = text_field(_("Why"), 3)
    expected_result = text_field(
        _("Expected result"), 3, help_text=_("What can be seen or counted when it is done")
    )
    responsible_id = forms.TypedChoiceField(label=_("Responsible"), coerce=int, empty_value=None, required=False)
    start = day_field(_("Starts"))
    due = day_field(pgettext_lazy("plan", "Due"))
    answers = forms.TypedMultipleChoiceField(
        label=_("Answers to"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    requirements = forms.TypedMultipleChoiceField(
        label=_("Requirements that it answers"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    indicators = forms.TypedMultipleChoiceField(
        label=_("Measured by"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    ledger_keys = text_field(
        _("Keys in the ledger"),
        help_text=_("Dimension and object, for example 6:4120. Several with commas between."),
    )

    def __init__(self, kind: KindRow, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["responsible_id"].choices = [("", _("Nobody yet")), *_pairs(choices.people)]
        self.fields["answers"].choices = _pairs(choices.above)
        self.fields["requirements"].choices = _pairs(choices.requirements)
        self.fields["indicators"].choices = _pairs(choices.indicators)
        for name, own in OWN_FIELDS.items():
            if own not in kind.fields:
                del self.fields[name]
        if not kind.answers_to:
            del self.fields["answers"]


OWN_FIELDS = {
    "why": "why",
    "expected_result": "expected_result",
    "responsible_id": "responsible",
    "start": "start",
    "due": "due",
    "requirements": "requirements",
    "indicators": "indicators",
    "ledger_keys": "ledger_keys",
}


def _pairs(choices: Iterable[Choice]) -> list[tuple[int, str]]:
    return [(c.id, f"{c.label} ({c.group})" if c.group else c.label) for c in choices]


class MilestoneForm(forms.Form):
    """One milestone; both fields empty means none."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    title = text_field(_("Milestone"))
    due = day_field(pgettext_lazy("milestone", "Date"))


class ContributorForm(forms.Form):
    """One unit that is asked to take part; no unit means none."""

    unit_id = forms.TypedChoiceField(label=_("Unit"), coerce=int, empty_value=None, required=False)
    request = text_field(_("What we ask for"), max_length=300)
    answer_by = day_field(_("Answer by"))

    def __init__(self, *args: Any, units: Iterable[Choice] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", _("No unit")), *_pairs(units)]


Milestones = forms.formset_factory(MilestoneForm, extra=2, max_num=40)
Contributors = forms.formset_factory(ContributorForm, extra=1, max_num=20)


PLAIN = (
    "saved", "title", "number", "text", "why", "expected_result", "responsible_id", "start", "due",
    "answers", "requirements", "indicators",
)  # fmt: skip


def initial(node: DraftNode) -> dict[str, Any]:
    """The form's values for a node that stands."""
    return {**{name: getattr(node, name) for name in PLAIN}, "ledger_keys": ", ".join(node.ledger_keys)}


def node_input(kind: str, form: NodeForm, milestones: Any, contributors: Any) -> NodeInput:
    """What the forms say, for the action."""
    said = form.cleaned_data
    keys = (key.strip() for key in said.get("ledger_keys", "").split(","))
    return NodeInput(
        kind=kind,
        title=said["title"],
        number=said["number"].strip(),
        text=said["text"],
        why=said.get("why", ""),
        expected_result=said.get("expected_result", ""),
        responsible_id=said.get("responsible_id"),
        start=said.get("start"),
        due=said.get("due"),
        answers=tuple(said.get("answers", ())),
        requirements=tuple(said.get("requirements", ())),
        indicators=tuple(said.get("indicators", ())),
        ledger_keys=tuple(key for key in keys if key),
        milestones=tuple(_milestones(milestones)),
        contributors=tuple(_contributors(contributors)),
    )


def _milestones(formset: Any) -> Iterable[MilestoneInput]:
    for said in formset.cleaned_data if formset else ():
        if said and (said["title"].strip() or said["due"]):
            yield MilestoneInput(said["title"], said["due"], said["key"])


def _contributors(formset: Any) -> Iterable[ContributorInput]:
    for said in formset.cleaned_data if formset else ():
        if said and said["unit_id"]:
            yield ContributorInput(said["unit_id"], said["request"].strip(), said["answer_by"])


class SectionForm(forms.Form):
    """One of the plan's own sections."""

    saved = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = text_field(_("Heading"))
    text = text_field(_("Text"), 14, help_text=_("Markdown works: headings, lists, tables, links"))


class ReturnForm(forms.Form):
    """Giving a plan back."""

    reason = text_field(_("Why is it given back?"), 4, help_text=_("The unit sees this, with your name"))
    node_id = forms.TypedChoiceField(label=_("What is it about?"), coerce=int, empty_value=None, required=False)
    answer_by = day_field(_("Answer by"))

    def __init__(self, nodes: Iterable[NodeRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(node.id, f"{node.number} {node.title}") for node in nodes]
        self.fields["node_id"].choices = [("", _("The whole plan")), *chosen]


class DecisionForm(forms.Form):
    """The facts of a decision (Myndighetsförordningen 2007:515, 21 §)."""

    decided_on = day_field(_("Day of the decision"))
    decided_by = text_field(_("Decided by"), help_text=_("The board, or name and title"))
    reporting_officer = text_field(_("Reporting officer"))
    participants = text_field(
        _("Took part without deciding"), 3, help_text=_("One name a line. Leave empty when nobody did.")
    )
    dissent = text_field(_("Dissent"), 2, help_text=_("Who dissented, and in what"))
    registry_number = text_field(_("Registry number"))


class ReasonForm(forms.Form):
    """A reason."""

    reason = text_field(_("Why is the plan revised?"), 4, help_text=_("It is shown with the decision"))


class ContributionForm(forms.Form):
    """A unit's answer whether it takes part."""

    accept = forms.ChoiceField(
        label=_("Does the unit take part?"),
        choices=[("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no")},
    )
    reason = text_field(_("Why not, or on what terms"), 3)


class StatusForm(forms.Form):
    """How a commitment goes, outside the rounds."""

    status = forms.ChoiceField(
        label=_("Does the work follow the plan?"),
        choices=[(status, ON_PLAN[status].word) for status in STATUSES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a status")},
    )
    note = text_field(_("In a few words"), 2, help_text=_("Needed when it deviates, is late or is dropped"))


class MilestoneDoneForm(forms.Form):
    """The day a milestone was passed; empty when it was not."""

    done_on = day_field(_("Passed on"))
