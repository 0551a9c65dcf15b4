"""What the style page shows: colours, type, sizes, a form in both states, every status."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from .components.statuses import SCALES
from .days import DayField


@dataclass(frozen=True, slots=True)
class Colour:
    """One token. `css` is the swatch's class in style.css."""

    name: str
    light: str
    dark: str
    said: str

    @property
    def css(self) -> str:
        return f"swatch-{self.name}"


COLOURS = (
    Colour("ink", "#17212b", "#e8edf1", _("text, heading rules")),
    Colour("ink-2", "#44515d", "#b9c4cd", _("secondary text")),
    Colour("ink-3", "#5b6874", "#95a2ad", _("meta, captions")),
    Colour("control", "#76828d", "#7d8a95", _("borders of fields and buttons")),
    Colour("line-2", "#b9c2ca", "#46535e", _("stronger divider")),
    Colour("line", "#dfe4e8", "#2a343d", _("hairline")),
    Colour("act", "#1b4f91", "#8ab8f2", _("links, primary button")),
    Colour("act-2", "#143c70", "#b3d1f7", _("the same, hovered")),
    Colour("thread", "#8e2c55", "#f09ac0", _("the red thread, today")),
    Colour("paper", "#ffffff", "#10171e", _("page")),
    Colour("sunk", "#f4f6f7", "#161f27", _("rail, opened row")),
    Colour("sunk-2", "#e9edf0", "#1e2831", _("hovered row")),
    Colour("ok", "#1c6b3f", "#7bc99a", _("on plan, done")),
    Colour("warn-ink", "#7a4700", "#f0b95c", _("deviation, text")),
    Colour("warn", "#b86a00", "#d99a3a", _("deviation, edges")),
    Colour("bad", "#b0271d", "#ff9c92", _("late, errors")),
    Colour("idle", "#5b6874", "#95a2ad", _("not begun, dropped")),
    Colour("bar", "#33506f", "#8fb0d4", _("marks in small charts")),
    Colour("track-follow", "#1f6b5e", "#5fb8a8", _("track: follow-up")),
    Colour("track-plan", "#1b4f91", "#8ab8f2", _("track: planning")),
    Colour("track-econ", "#85570a", "#d9a64e", _("track: economy")),
    Colour("track-lead", "#5b3f8c", "#b49be3", _("track: management")),
    Colour("track-gov", "#4a5763", "#9daab5", _("track: government")),
    Colour("warn-mark", "#e39a1f", "#e39a1f", _("triangle, always with a dark edge")),
    Colour("act-tint", "#e9f0f8", "#1a2b42", _("selection")),
    Colour("thread-tint", "#f8ebf1", "#3a1d2b", _("adjustment")),
    Colour("ok-tint", "#e4f1e8", "#16301f", _("ground")),
    Colour("warn-tint", "#fdf1dc", "#38290f", _("ground")),
    Colour("bad-tint", "#fbe9e7", "#3d1a17", _("ground")),
    Colour("idle-tint", "#eef1f3", "#222c35", _("ground")),
)

SPACES = (4, 8, 12, 16, 24, 32, 40, 56)


class SampleForm(forms.Form):
    """A form as it looks after a failed submit."""

    action = forms.CharField(
        label=_("Action"), help_text=_("What is done, by whom, by when"), widget=forms.Textarea(attrs={"rows": 2})
    )
    due = DayField(label=_("Done by"))
    effect = forms.CharField(
        label=_("Effect, tkr"),
        help_text=_("Minus means dearer than the budget"),
        widget=forms.TextInput(attrs={"class": "number"}),
    )
    status = forms.ChoiceField(
        label=_("Does the work follow the plan?"),
        widget=forms.RadioSelect,
        choices=[(value, seen.word) for value, seen in SCALES["on_plan"].items()],
    )
    why = forms.MultipleChoiceField(
        label=_("Tell"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("head", _("The head of department")), ("economist", _("The economist"))],
        required=False,
    )


def sample_form() -> SampleForm:
    """The form, filled in with one mistake."""
    return SampleForm(
        {
            "action": "Nytt acceptanstest 15 februari.",
            "due": "15/2",
            "effect": "−640",
            "status": "late",
            "why": ["head"],
        }
    )


def context() -> dict[str, object]:
    """Everything the style page needs."""
    return {
        "colours": COLOURS,
        "spaces": SPACES,
        "form": sample_form(),
        "scales": [(name, list(scale)) for name, scale in SCALES.items()],
        "parts": [("ok", 52), ("done", 5), ("warn", 10), ("bad", 2), ("idle", 27)],
    }
