"""A day in a form: written in one way by everybody, whatever the browser's language."""

from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.utils import translation

from tertial.web.days import DayField

SOURCES = Path("src/tertial/web")


class Form(forms.Form):
    day = DayField(label="Dag", required=False)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("typed", "read"), [("2026-12-11", date(2026, 12, 11)), (" 2026-12-11 ", date(2026, 12, 11))]
)
def test_a_day_is_read_as_it_is_shown(language, typed, read):
    with translation.override(language):
        form = Form({"day": typed})
        assert form.is_valid()
        assert form.cleaned_data["day"] == read
        assert 'value="2026-12-11"' in str(Form(initial={"day": read})["day"])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("typed", ["11/12/2026", "12/31/26", "2026-13-01", "igår"])
def test_what_can_be_read_in_two_ways_or_none_is_refused_and_kept(language, typed):
    with translation.override(language):
        form = Form({"day": typed})
        assert not form.is_valid()
        assert f'value="{typed}"' in str(form["day"])


def test_no_page_has_a_date_control_of_the_browsers_own():
    sources = [path for kind in ("*.py", "*.html") for path in SOURCES.rglob(kind)]
    assert sources
    assert not [path for path in sources if 'type="date"' in (text := path.read_text()) or '"type": "date"' in text]
    assert isinstance(Form().fields["day"].widget, forms.DateInput)
    assert 'type="text"' in str(Form()["day"])
