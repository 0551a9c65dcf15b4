"""Days in forms: written as 2027-02-15 in every browser, and kept as typed when they cannot be read."""

from django import forms
from django.utils.translation import gettext_lazy as _

A_DATE = _("Give a date, such as 2027-02-15")
ISO = "%Y-%m-%d"


class DayInput(forms.DateInput):
    """A line of text: a browser's own date control follows the browser's language and drops what it cannot read."""

    def __init__(self) -> None:
        attrs = {"class": "day", "placeholder": _("yyyy-mm-dd"), "autocomplete": "off", "spellcheck": "false"}
        super().__init__(attrs=attrs, format=ISO)


class DayField(forms.DateField):
    """One day. Says what to write when it is missing or cannot be read."""

    widget = DayInput
    default_error_messages = {"required": A_DATE, "invalid": A_DATE}

    def __init__(self, *, input_formats: list[str] | None = None, **kwargs: object) -> None:
        super().__init__(input_formats=input_formats or [ISO], **kwargs)
