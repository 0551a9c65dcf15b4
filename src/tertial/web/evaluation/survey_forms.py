"""What is filled in about surveys. Texts come in Swedish and, where wanted, English."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.evaluation.queries.plans import PlanRow
from tertial.evaluation.queries.surveys import QuestionRow, SurveyPage
from tertial.organisation.queries import UnitRow

from .forms import Refused, choice, day, line, prose
from .words import KINDS

TEXTS = ("sv", "en")
PARTED = "\u00b7"
PRIVACY_HINT = _(
    "Legal basis, who reads the answers, how long they are kept, whom to ask. What is kept and what is not, the "
    "page says itself."
)
RECIPIENTS_HINT = _(
    "One a line: an address or a case number. You get a file with a link for each; the links cannot be fetched "
    "again."
)


def both(said: dict[str, Any], name: str) -> dict[str, str]:
    """The two languages of a text out of the form."""
    return {language: said.get(f"{name}_{language}", "") for language in TEXTS}


def apart(texts: dict[str, dict[str, str] | None]) -> dict[str, str]:
    """Texts as the form has them: one field for each language."""
    return {f"{name}_{key}": (text or {}).get(key, "") for name, text in texts.items() for key in TEXTS}


class SurveyForm(Refused):
    """The facts and texts of a survey."""

    title_sv = line(_("Title"), missing=_("Give it a title"))
    title_en = line(
        _("Title in English"), help_text=_("With a title in English the survey is asked in both languages.")
    )
    sender = line(_("Sender"), missing=_("Say who asks"), length=120)
    intro_sv = prose(
        _("Introduction"), help_text=_("Why we ask, how long it takes, and what the answers are used for.")
    )
    intro_en = prose(_("Introduction in English"))
    privacy_sv = prose(_("How the answers are handled"), help_text=PRIVACY_HINT)
    privacy_en = prose(_("How the answers are handled, in English"))
    anonymous = forms.BooleanField(
        label=_("Anonymous"),
        required=False,
        help_text=_("Answers are kept without name, link, day and language. Results are shown when it has closed."),
    )
    min_group = forms.IntegerField(
        label=_("Least group shown"),
        help_text=_("No results for fewer answers than this"),
        error_messages={"required": _("Choose three or more"), "invalid": _("Write a whole number")},
    )
    opens_on = day(_("Opens"), _("Give the first day"))
    closes_on = day(_("Last day"), _("Give the last day"))
    purpose = prose(_("Purpose"), rows=2)
    sampling_frame = prose(
        _("Who is asked"), rows=2, help_text=_("The list the recipients come from, and how they were chosen.")
    )
    unit_id = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    plan_id = forms.TypedChoiceField(label=_("Evaluation plan"), coerce=int, required=False, empty_value=None)
    indicator_id = forms.TypedChoiceField(
        label=_("Indicator that gets the index"), coerce=int, required=False, empty_value=None
    )

    def __init__(
        self,
        *args,
        units: Iterable[UnitRow],
        plans: Iterable[PlanRow],
        indicators: Iterable[tuple[int, str]],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [(u.id, "\u00a0" * 3 * u.depth + u.name) for u in units]
        self.fields["plan_id"].choices = [("", _("None")), *((p.id, p.title) for p in plans)]
        self.fields["indicator_id"].choices = [("", _("None")), *indicators]

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        said = self.cleaned_data
        texts = {name: both(said, name) for name in ("title", "intro", "privacy")}
        return texts | {k: v for k, v in said.items() if not k.endswith(("_sv", "_en"))}


class SurveyQuestionForm(Refused):
    """One question of a survey."""

    kind = choice(_("Kind of answer"), KINDS, widget=forms.RadioSelect)
    text_sv = prose(_("Question"), rows=2, missing=_("Write the question"))
    text_en = prose(_("Question in English"), rows=2)
    help_sv = line(_("Help text"), length=300)
    help_en = line(_("Help text in English"), length=300)
    options_sv = prose(
        _("Answers to choose between"), rows=4, help_text=_("One a line. For one choice and several choices.")
    )
    options_en = prose(_("Answers in English"), rows=4, help_text=_("One a line, in the same order."))
    highest = forms.TypedChoiceField(label=_("Scale from 1 to"), coerce=int, choices=[(10, "10"), (5, "5")])
    low_label_sv = line(_("What 1 means"), length=60)
    low_label_en = line(_("What 1 means, in English"), length=60)
    high_label_sv = line(_("What the highest means"), length=60)
    high_label_en = line(_("What the highest means, in English"), length=60)
    unsure = forms.BooleanField(label=_("Offer “Don't know” on a scale"), required=False)
    comment_sv = line(_("Free-text question beneath"), length=200)
    comment_en = line(_("Free-text question in English"), length=200)
    required = forms.BooleanField(label=_("Must be answered to go on"), required=False)
    background = forms.BooleanField(label=_("Results are broken down by this question"), required=False)
    in_index = forms.BooleanField(label=_("Counts in the satisfaction index"), required=False)
    only_if = forms.ChoiceField(label=_("Ask only if"), required=False)

    def __init__(self, *args, earlier: Iterable[QuestionRow], **kwargs):
        super().__init__(*args, **kwargs)
        found = [
            (f"{q.id}{PARTED}{option.key}", f"{q.position}. {q.text['sv']} = {option.text['sv']}")
            for q in earlier
            for option in q.options
        ]
        self.fields["only_if"].choices = [("", _("Everybody is asked")), *found]

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        said = self.cleaned_data
        names = ("text", "help", "low_label", "high_label", "comment")
        question, _sep, value = said["only_if"].partition(PARTED)
        flags = {name: said[name] for name in ("kind", "highest", "unsure", "required", "background", "in_index")}
        return (
            {name: both(said, name) for name in names}
            | flags
            | {
                "options": _options(said) if said["kind"] in {"single", "multiple"} else [],
                "only_if_id": int(question) if question else None,
                "only_if_value": value,
            }
        )


def _options(said: dict[str, Any]) -> list[dict[str, str]]:
    swedish, english = ([row.strip() for row in said[f"options_{key}"].splitlines()] for key in TEXTS)
    swedish = [row for row in swedish if row]
    english = [row for row in english if row]
    return [{"sv": row, "en": english[at] if at < len(english) else ""} for at, row in enumerate(swedish)]


class OpenForm(Refused):
    """How the survey is sent out."""

    open_link = forms.ChoiceField(
        label=_("How it is sent out"),
        choices=[("no", _("One-time links to those on a list")), ("yes", _("One open link that anybody may use"))],
        widget=forms.RadioSelect,
        help_text=_("With one-time links the response rate is known. From now on questions and texts stand still."),
    )

    def wanted(self) -> bool:
        """Whether it gets an open link."""
        return self.cleaned_data["open_link"] == "yes"


class InviteForm(Refused):
    """Whom to make one-time links for."""

    recipients = prose(
        _("Recipients"), rows=6, missing=_("Write at least one recipient"), help_text=RECIPIENTS_HINT
    )

    def lines(self) -> list[str]:
        """The recipients, one by one."""
        return self.cleaned_data["recipients"].splitlines()


class ProlongForm(Refused):
    """A later last day."""

    closes_on = day(_("Last day"), _("Give the last day"))


class OvercoverageForm(Refused):
    """Those who should not have been asked."""

    overcoverage = forms.IntegerField(
        label=_("Should not have been asked"),
        help_text=_("Bounced letters and the like. They leave the response rate."),
        error_messages={
            "required": _("Write a number, nought if there is none"),
            "invalid": _("Write a whole number"),
        },
    )


def survey_as_form(page: SurveyPage) -> dict[str, Any]:
    """A survey as its form has it."""
    row = page.row
    names = ("sender", "anonymous", "min_group", "opens_on", "closes_on", "unit_id", "plan_id", "indicator_id")
    texts = apart({"title": dict(row.title), "intro": dict(page.intro), "privacy": dict(page.privacy)})
    facts = {name: getattr(row, name) for name in names}
    return texts | facts | {"purpose": page.purpose, "sampling_frame": page.sampling_frame}


def question_as_form(question: QuestionRow) -> dict[str, Any]:
    """A question as its form has it."""
    names = ("text", "help", "low_label", "high_label", "comment")
    texts = apart({name: dict(getattr(question, name) or {}) for name in names})
    flags = ("kind", "highest", "unsure", "required", "background", "in_index")
    facts = {name: getattr(question, name) for name in flags}
    lines = {f"options_{key}": "\n".join(o.text.get(key, "") for o in question.options) for key in TEXTS}
    condition = f"{question.only_if_id}{PARTED}{question.only_if_value}" if question.only_if_id else ""
    return texts | facts | lines | {"only_if": condition}
