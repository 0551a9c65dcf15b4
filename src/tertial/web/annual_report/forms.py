"""What is filled in about the annual report."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from tertial.annual_report.actions import Decision
from tertial.annual_report.key_figures import LINES, KeyFigures, Line, in_words
from tertial.annual_report.sources import Offer
from tertial.formats import swedish
from tertial.formats.amounts import AmountError, parse_amount
from tertial.organisation.queries import PersonRow
from tertial.web.days import DayField

from .words import FIELDS, SOURCES, UNITS, mapping_problem


class Refused(forms.Form):
    """A form beside whose fields stands what the action refused."""

    def refuse(self, fields: dict[str, object]) -> None:
        """Put what the action refused beside its field."""
        for name, told in fields.items():
            where = name if name in self.fields else None
            if isinstance(told, list):
                for problem in told:
                    self.add_error(where, mapping_problem(*problem))
            else:
                self.add_error(where, FIELDS.get(str(told), str(told)))


class TextForm(Refused):
    """The text of a section, with the number of the saving it was begun from."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        help_text=_(
            "Write in Markdown: ## heading, **bold**, - point, ^[footnote]. “Table: …” before a table names it."
        ),
        widget=forms.Textarea(attrs={"rows": 22, "class": "writes"}),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_text(self) -> str:
        return self.cleaned_data["text"].replace("\r\n", "\n").strip("\n")


class FigureForm(Refused):
    """A figure to put into the text."""

    figure = forms.ChoiceField(label=_("Figure"), error_messages={"required": _("Choose a figure")})
    unit = forms.ChoiceField(label=_("Written in"), required=False)
    decimals = forms.TypedChoiceField(
        label=_("Decimals"), required=False, coerce=int, empty_value=None,
        choices=[("", _("as in the source")), ("0", "0"), ("1", "1"), ("2", "2")],
    )  # fmt: skip

    def __init__(self, *args: object, offers: Iterable[Offer], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for offer in offers:
            said = f"{offer.label} ({offer.period})"
            groups.setdefault(offer.source, []).append((f"{offer.source}|{offer.reference}", said))
        listed = [(str(SOURCES.get(name, name)), rows) for name, rows in groups.items()]
        self.fields["figure"].choices = [("", _("Choose")), *listed]
        self.fields["unit"].choices = UNITS

    def chosen(self) -> dict[str, object]:
        """The figure as the action wants it."""
        source, _bar, reference = self.cleaned_data["figure"].partition("|")
        unit = self.cleaned_data["unit"]
        return {
            "source": source,
            "reference": reference,
            "unit": {"": None, "none": ""}.get(unit, unit),
            "decimals": self.cleaned_data["decimals"],
        }


class ReasonForm(Refused):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"),
        error_messages={"required": _("Write the reason")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssignForm(Refused):
    """Who writes a section, and by when."""

    responsible_id = forms.TypedChoiceField(label=_("Who writes"), required=False, coerce=int, empty_value=None)
    due_on = DayField(
        label=_("Done by"),
        required=False,
    )

    def __init__(self, *args: object, people: Iterable[PersonRow], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible_id"].choices = [("", _("Nobody yet"))] + [
            (p.id, f"{p.name}, {p.unit}") for p in people
        ]


class StartForm(Refused):
    """The year of a report to begin."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args: object, years: Iterable[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]


class MappingForm(Refused):
    """Which accounts make up which row."""

    text = forms.CharField(
        label=_("Accounts and rows"),
        help_text=_("One line per range: row;first;last. Accounts belong to the range of their leading digits."),
        widget=forms.Textarea(attrs={"rows": 30, "class": "mono", "spellcheck": "false"}),
        error_messages={"required": _("Write at least one line")},
    )


class KeyFiguresForm(Refused):
    """The key figures that nothing can be computed of: one field per row and year. Empty is not known."""

    def __init__(self, *args: object, found: KeyFigures, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.cells = {
            f"{line.key}_{year}": (year, line)
            for line in LINES.values()
            for year in found.years
            if (year, line.key) not in found.computed
        }
        for name, (year, line) in self.cells.items():
            label = f"{in_words(line)}, {year}"
            value = as_typed(line, found.typed.get((year, line.key)))
            self.fields[name] = Measure(label=label, scale=scale_of(line), required=False, initial=value)

    def values(self) -> dict[tuple[int, str], int | None]:
        """What was filled in, by year and row."""
        return {(year, line.key): self.cleaned_data[name] for name, (year, line) in self.cells.items()}


class Measure(forms.CharField):
    """A number as typed: times a scale when cleaned, None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "number"})

    def __init__(self, *args: object, scale: int, **kwargs: object) -> None:
        super().__init__(*args, max_length=30, **kwargs)
        self.scale = scale

    def clean(self, value: str) -> int | None:
        text = super().clean(value)
        try:
            return parse_amount(text) * self.scale if text else None
        except AmountError:
            raise forms.ValidationError(_("Write a number, such as 1 234,5")) from None


def scale_of(line: Line) -> int:
    """What makes a typed number into what is kept: thousands of kronor into öre, persons into hundredths."""
    return 1 if line.counts_persons else 1000


def as_typed(line: Line, value: int | None) -> str:
    """What is kept, as one would type it."""
    if value is None:
        return ""
    unit = scale_of(line) * 100
    return swedish.number(value / unit, 0 if value % unit == 0 else 2)


class DecideForm(Refused):
    """The facts of the decision."""

    decided_on = DayField(
        label=_("Day of the decision"),
        error_messages={"required": _("Give the day")},
    )
    decided_by = forms.CharField(label=_("Decided by"), error_messages={"required": _("Write who decided")})
    reporting_officer = forms.CharField(
        label=_("Reporting officer"), error_messages={"required": _("Write who presented the matter")}
    )
    participants = forms.CharField(
        label=_("Took part without deciding"),
        required=False,
        help_text=_("One name per line"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    registry_number = forms.CharField(label=_("Registry number"), required=False)
    dissent = forms.CharField(label=_("Dissent"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    signatories = forms.CharField(
        label=_("Who signs"),
        required=False,
        help_text=_("One per line: name, role"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    despite = forms.CharField(
        label=_("Why the report is decided although checks remain"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def decision(self) -> Decision:
        """The form as the decision it tells of."""
        told = dict(self.cleaned_data)
        told["participants"] = _lines(told["participants"])
        told["signatories"] = [_person(row) for row in _lines(told["signatories"])]
        return Decision(**told)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _person(line: str) -> tuple[str, str]:
    name, _comma, role = line.partition(",")
    return name.strip(), role.strip()
