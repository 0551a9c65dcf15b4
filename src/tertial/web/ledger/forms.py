"""What is filled in about the ledger: a file, what to do where it overlaps, a reason, which rows one wants."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tertial.formats.ledger_csv import PROFILES
from tertial.web.components.numbers import month_name, short_month

from .problem_words import ENCODINGS, PROFILE_FIELDS, PROFILE_WORDS

UNSETTLED = "unsettled"


class FileForm(forms.Form):
    """A file to read."""

    def clean_file(self) -> bytes:
        """The file's bytes, when it is not too large."""
        uploaded = self.cleaned_data["file"]
        if uploaded.size > settings.UPLOAD_LIMIT:
            limit = settings.UPLOAD_LIMIT // 2**20
            raise forms.ValidationError(_("The file is larger than %(limit)s MB") % {"limit": limit})
        self.file_name = uploaded.name
        return uploaded.read()


class OutturnForm(FileForm):
    """A file of the state budget's monthly outturn."""

    file = forms.FileField(
        label=_("Monthly outturn"),
        help_text=_("The zip or CSV that Statskontoret publishes"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file")},
    )


class UploadForm(FileForm):
    """A ledger file."""

    file = forms.FileField(
        label=_("Ledger file"),
        help_text=_("SIE type 4 (.se or .si), or CSV"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file")},
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        help_text=_("Leave it empty and the file's own year is used"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write a year, such as 2026")},
    )
    profile = forms.ChoiceField(
        label=_("Columns of a CSV file"),
        required=False,
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        required=False,
        help_text=_("Choose one only if å, ä and ö come out wrong"),
        choices=[
            ("", _("Found by the letters of the file")),
            *((name, words) for name, words in ENCODINGS.items()),
        ],
    )

    def __init__(self, *args, own: Iterable[str] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        shipped = [(profile.name, PROFILE_WORDS[profile.name]) for profile in PROFILES]
        found = ("", _("Found by the heads of the file"))
        self.fields["profile"].choices = [found, *((name, name) for name in own), *shipped]


class ProfileForm(forms.Form):
    """Which column of the agency's own CSV export holds what."""

    name = forms.CharField(label=_("Name of the profile"), max_length=60, required=False)
    period = forms.CharField(
        label=_("Column of the period"), max_length=80, required=False, help_text=_("Written 202601 in the file")
    )
    account = forms.CharField(label=_("Column of the account"), max_length=80, required=False)
    amount = forms.CharField(
        label=_("Column of the amount"), max_length=80, required=False, help_text=_("Debit plus, credit minus")
    )
    dimensions = forms.CharField(
        label=_("Columns of dimensions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line: the number and the column, such as 1 = kostnadsställe. 1 is cost centre, 6 project"
        ),
    )
    date = forms.CharField(label=_("Column of the date"), max_length=80, required=False)
    series = forms.CharField(label=_("Column of the voucher series"), max_length=80, required=False)
    number = forms.CharField(label=_("Column of the voucher number"), max_length=80, required=False)
    text = forms.CharField(label=_("Column of the text"), max_length=80, required=False)
    account_name = forms.CharField(label=_("Column of the account's name"), max_length=80, required=False)
    balanced = forms.BooleanField(
        label=_("Every voucher is whole in the file and must come to zero"), required=False
    )

    def clean_dimensions(self) -> dict[int, str]:
        """The numbers with their columns."""
        told: dict[int, str] = {}
        for line in self.cleaned_data["dimensions"].splitlines():
            number, _equals, column = line.partition("=")
            if not line.strip():
                continue
            if not re.fullmatch(r"\d{1,4}", number.strip(), re.ASCII) or not column.strip():
                raise forms.ValidationError(_("Write each line as a number, = and a column, such as 6 = projekt"))
            told[int(number)] = column.strip()
        return told

    def refuse(self, fields: dict[str, str]) -> None:
        """Put what the action refused beside its field."""
        for name, code in fields.items():
            self.add_error(name, PROFILE_FIELDS[code])


class ModeForm(forms.Form):
    """What to do with periods that are loaded already."""

    mode = forms.ChoiceField(
        label=_("What shall happen with what is loaded already?"),
        choices=[
            ("replace", _("Replace it: only the new file counts for these periods")),
            ("add", _("Add to it: both files count")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether to replace or to add")},
    )


class UndoForm(forms.Form):
    """Why a batch no longer counts."""

    reason = forms.CharField(
        label=_("Why is the batch undone?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why the batch is undone")},
    )


_MONTHS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)


def months_of(text: str) -> list[int] | None:
    """The months that `10`, `1-10` or `1,3,5` stand for; none at all means every month. Raises ValueError."""
    if not text.strip():
        return None
    months: set[int] = set()
    for part in text.split(","):
        found = _MONTHS.fullmatch(part.strip())
        if found is None:
            raise ValueError(text)
        months.update(range(int(found[1]), int(found[2] or found[1]) + 1))
    if not months or not months <= set(range(1, 13)):
        raise ValueError(text)
    return sorted(months)


def month_choices() -> list[tuple[str, str]]:
    """Every month, and every span from January."""
    spans = [(f"1-{m}", f"{short_month(1)}–{short_month(m)}") for m in range(2, 13)]
    return [("", str(_("The whole year"))), *((str(m), month_name(m)) for m in range(1, 13)), *spans]


class RowsForm(forms.Form):
    """Which rows of the ledger one wants to see."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    code = forms.ChoiceField(label=_("Appropriation item"), required=False)
    months = forms.ChoiceField(label=_("Months"), required=False)
    account = forms.CharField(label=_("Account"), required=False, max_length=200, help_text="4011, 57*, 4000..4999")
    cost_centre = forms.CharField(label=_("Cost centre"), required=False, max_length=2000, help_text="3110, 31*")
    object = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Text or voucher"), required=False, max_length=120)
    order = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data, *, years: Iterable[int], items: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["year"].choices = [(year, year) for year in years]
        self.fields["code"].choices = [
            ("", _("All rows")),
            *items,
            (UNSETTLED, _("No item: unsettled")),
        ]
        self.fields["months"].choices = self._months(data.get("months", ""))

    def _months(self, asked: str) -> list[tuple[str, str]]:
        """The usual choices, and the one that a link asks for."""
        choices = month_choices()
        if asked and asked not in dict(choices):
            try:
                choices.append((asked, ", ".join(short_month(m) for m in months_of(asked) or [])))
            except ValueError:
                return choices
        return choices

    def filters(self) -> dict[str, Any]:
        """What the ledger is asked, out of what was filled in."""
        told = self.cleaned_data
        return {
            "code": None if told["code"] == UNSETTLED else told["code"] or "*",
            "months": months_of(told["months"]),
            "accounts": patterns(told["account"]),
            "cost_centres": patterns(told["cost_centre"]),
            "objects": objects(told["object"]),
            "words": told["text"],
        }


def patterns(text: str) -> list[str]:
    """The codes, prefixes and ranges of a text, parted by commas or blanks."""
    return [part for part in re.split(r"[,;\s]+", text) if part]


def objects(text: str) -> list[tuple[int, str]]:
    """`6:4120` as a dimension and an object."""
    number, _colon, code = text.partition(":")
    return [(int(number), code)] if number.isascii() and number.isdecimal() and len(number) < 6 and code else []
