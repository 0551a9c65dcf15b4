"""Tags and filters: what they say to a reader, and that they never leave a value unescaped."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tertial.kernel import clock
from tertial.web.components import bars, icons, layout, nav, numbers, ruler, statuses
from tertial.web.components.fields import error_summary, field, tiles
from tertial.web.context import STYLESHEETS
from tests.cast import acting

SHEETS = Path("src/tertial/web/static/css")


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


def drawn(source, **given):
    return Template(source).render(Context(given))


class Form(forms.Form):
    name = forms.CharField(label="Namn", help_text="Som det skrivs")
    kind = forms.ChoiceField(label="Slag", widget=forms.RadioSelect, choices=[("late", "Försenad")])
    kept = forms.BooleanField(label="Behåll", required=False)


def test_an_unknown_icon_is_an_error_not_an_empty_space():
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_an_icon_is_silent_beside_a_word_and_named_when_alone():
    assert 'aria-hidden="true"' in icons.icon("house")
    assert 'aria-label="Hem"' in icons.icon("house", label="Hem")


@pytest.mark.parametrize(("scale", "value"), [(s, v) for s, values in statuses.SCALES.items() for v in values])
def test_every_status_has_a_form_and_a_word(scale, value):
    said = statuses.status(scale, value)
    assert "<svg" in said
    assert str(statuses.SCALES[scale][value].word) in said
    assert f'aria-label="{statuses.SCALES[scale][value].word}"' in statuses.glyph(scale, value)


def test_within_a_scale_no_two_values_look_the_same():
    for scale in statuses.SCALES.values():
        looks = [(seen.shape or seen.lucide, str(seen.word)) for seen in scale.values()]
        assert len(set(looks)) == len(looks)


def test_nothing_said_is_said_as_such():
    assert "Ej rapporterat" in statuses.status("on_plan", None)
    assert "Ryms" in statuses.status("appropriation", None)


def test_a_misspelt_status_is_an_error():
    with pytest.raises(KeyError):
        statuses.status("on_plan", "onplan")


@pytest.mark.parametrize(
    ("source", "sv", "en"),
    [
        ("{{ 33355000000|tkr }}", "333\u00a0550", "333\u00a0550"),
        ("{{ v|signed }}", "\u22126\u00a0500", "\u22126\u00a0500"),
        ("{{ 0.8281|percent }}", "82,8", "82.8"),
        ("{{ d|day }}", "23\u00a0nov", "23\u00a0Nov"),
        ("{{ d|longday }}", "23\u00a0november\u00a02026", "23\u00a0November\u00a02026"),
        ("{{ d|weekday }}", "måndag", "Monday"),
        ("{{ n|tkr }}{{ n|percent }}{{ n|day }}{{ n|moment }}", "", ""),
    ],
)
def test_figures_and_days_speak_the_readers_language(source, sv, en):
    given = {"v": -650000000, "d": date(2026, 11, 23), "n": None}
    assert drawn(source, **given) == sv
    with translation.override("en"):
        assert drawn(source, **given) == en


def test_a_moment_is_said_in_swedish_time():
    assert numbers.moment(
        datetime(2026, 11, 23, 9, 14, tzinfo=clock.STOCKHOLM)
    ) == "23\u00a0nov\u00a02026 kl.\u00a009.14".replace(" kl", "\u00a0kl", 0)


@pytest.mark.parametrize(
    ("day", "said"),
    [(20, "försenad 3 dagar"), (22, "försenad 1 dag"), (23, "i dag"), (24, "i morgon"), (27, "om 4 dagar")],
)
def test_how_far_away_a_day_is(day, said):
    assert numbers.days_from(date(2026, 11, day), date(2026, 11, 23)) == said


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_has_its_true_place_on_the_ruler(day):
    assert 0 <= ruler.position(day) < 100
    assert ruler.position(date(day.year, 1, 1)) == 0
    with translation.override("sv"):
        assert 'style="' not in ruler.year_ruler(day, [day])


def test_the_ruler_says_today_and_the_next_deadline_in_one_sentence():
    said = ruler.year_ruler(date(2026, 11, 23), [date(2026, 11, 20), date(2026, 11, 27)])
    assert "i dag är det 23\u00a0november\u00a02026, tertial 3" in said
    assert "Ditt nästa slutdatum är 27\u00a0november\u00a02026" in said


@given(st.floats(0, 3), st.floats(0, 3), st.floats(0, 3), st.floats(0, 0.5))
def test_a_bar_never_runs_out_of_its_frame(share, guide, forecast, credit):
    with translation.override("sv"):
        said = bars.spend_bar(share, min(guide, 1), forecast, credit)
    widths = [float(part.split("%")[0]) for part in said.split('width="')[1:] if "%" in part.split('"')[0]]
    assert all(0 <= width <= 100 for width in widths)


def test_a_bar_says_its_figures():
    assert 'aria-label="Förbrukat 86,6 procent, riktvärde 84,0, prognos för helåret 101,6"' in bars.spend_bar(
        0.866, 0.84, 1.0155
    )


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_deviation_has_its_side(value, below, above):
    said = bars.deviation_bar(value, min(value, -below), max(value, above))
    assert ('class="worse"' in said) == (value < 0)


def test_a_field_in_error_says_so_beside_itself_and_keeps_what_was_typed():
    form = Form({"name": "", "kind": "x"})
    said = field(form["name"])
    assert 'aria-invalid="true"' in said
    assert 'aria-describedby="id_name_hint id_name_error"' in said
    assert "required" not in said.replace("aria-required", "")
    assert error_summary(form).count("<li>") == 2
    assert 'href="#id_name"' in error_summary(form)


def test_a_form_not_yet_sent_has_no_summary():
    assert not error_summary(Form())


def test_tiles_are_native_radios_with_the_sign_of_their_value():
    said = tiles(Form({"kind": "late"})["kind"], scale="on_plan")
    assert 'type="radio"' in said
    assert "checked" in said
    assert "s-bad" in said


@given(st.text(max_size=20))
def test_what_people_write_is_escaped(text):
    nasty = f"<script>{text}"
    for said in (
        layout.crumb(nasty, nasty),
        layout.badge(nasty),
        layout.section_head(nasty, nasty),
        layout.link_button(nasty, nasty),
    ):
        assert "<script>" not in said


def test_page_links_keep_the_other_parameters():
    said = layout.pagination(3, 9, {"q": "å b", "page": "3"})
    assert 'href="?q=%C3%A5+b&amp;page=4"' in said
    assert '<b aria-current="page">3</b>' in said
    assert not layout.pagination(1, 1)


@pytest.mark.django_db
def test_the_menu_holds_only_pages_that_exist_and_that_the_person_may_open():
    names = {item.address for group in nav.groups(acting("reader"), "/") for item in group.items}
    for group in nav.groups(acting("economist"), "/"):
        names |= {item.address for item in group.items}
    assert "/people/" in names
    assert nav.place("risk:index") is None


@pytest.mark.django_db
def test_a_page_inside_an_area_marks_its_link(settings):
    items = [item for group in nav.groups(acting("head"), "/people/substitute/") for item in group.items]
    assert [item.current for item in items if item.address == "/people/"] == ["true"]
    assert sum(bool(item.current) for item in items) == 1


@pytest.mark.django_db
def test_ones_own_settings_are_in_no_area_of_the_menu():
    items = [item for group in nav.groups(acting("head"), "/people/settings/") for item in group.items]
    assert items
    assert not [item.address for item in items if item.current]


@pytest.mark.parametrize("sheet", STYLESHEETS)
def test_every_style_sheet_is_there(sheet):
    assert finders.find(sheet)


@pytest.mark.parametrize("sheet", sorted(SHEETS.rglob("*.css")), ids=str)
def test_every_property_that_a_style_sheet_uses_is_a_token_or_its_own(sheet):
    own = sheet.read_text("utf-8")
    known = own + (SHEETS / "tokens.css").read_text("utf-8")
    used = {part.split(")")[0].split(",")[0] for part in own.split("var(")[1:]}
    assert not {name for name in used if f"{name}:" not in known}


def test_no_template_styles_inline_or_runs_inline_script():
    for page in Path("src/tertial/web").rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<style" not in text, page
        assert ' style="' not in text, page
        assert "<script>" not in text, page
        assert " onclick=" not in text, page
