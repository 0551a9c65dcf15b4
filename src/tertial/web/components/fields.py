"""Form fields as interface.md §9 has them: label, hint, error, control; errors told again on top with links."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.forms import BaseForm
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .icons import icon
from .statuses import glyph

EMPTY = mark_safe("")


def _hint(bound: BoundField, hint: str) -> SafeString:
    said = hint or bound.help_text
    return format_html('<p class="hint" id="{}_hint">{}</p>', bound.auto_id, said) if said else EMPTY


def _error(bound: BoundField) -> SafeString:
    if not bound.errors:
        return EMPTY
    return format_html(
        '<p class="error" id="{}_error">{}<span>{}</span></p>',
        bound.auto_id,
        icon("circle-alert"),
        " ".join(str(error) for error in bound.errors),
    )


def _described(bound: BoundField, hint: str) -> dict[str, object]:
    """What the control says about itself. Never `required`: what is missing is said by us, in words."""
    parts = [f"{bound.auto_id}_hint"] if hint or bound.help_text else []
    parts += [f"{bound.auto_id}_error"] if bound.errors else []
    bound.form.use_required_attribute = False
    attributes: dict[str, object] = {}
    if parts:
        attributes["aria-describedby"] = " ".join(parts)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return attributes


def field(bound: BoundField, css: str = "", hint: str = "", label: str = "") -> SafeString:
    """One field of a form, whatever its widget: text, choice, date, file, radios, check boxes."""
    widget = bound.field.widget
    said = label or bound.label
    if bound.is_hidden:
        return bound.as_widget()
    if isinstance(widget, forms.CheckboxInput):
        return _check_box(bound, css, hint, said)
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return _group(bound, css, hint, said, _options(bound))
    return format_html(
        '<div class="field {}"><label for="{}">{}</label>{}{}<div class="control">{}</div></div>',
        css,
        bound.id_for_label,
        said,
        _hint(bound, hint),
        _error(bound),
        bound.as_widget(attrs=_described(bound, hint)),
    )


def _check_box(bound: BoundField, css: str, hint: str, label: str) -> SafeString:
    return format_html(
        '<div class="field {}">{}<label class="option">{}<span>{}</span></label>{}</div>',
        css,
        _error(bound),
        bound.as_widget(attrs=_described(bound, hint)),
        label,
        _hint(bound, hint),
    )


def _group(bound: BoundField, css: str, hint: str, label: str, choices: SafeString) -> SafeString:
    described = _described(bound, hint).get("aria-describedby", "")
    return format_html(
        '<fieldset class="field {}" id="{}"{}><legend>{}</legend>{}{}{}</fieldset>',
        css,
        bound.auto_id,
        format_html(' aria-describedby="{}"', described) if described else "",
        label,
        _hint(bound, hint),
        _error(bound),
        choices,
    )


def _options(bound: BoundField) -> SafeString:
    rows = format_html_join(
        "",
        '<label class="option">{}<span>{}</span></label>',
        ((choice.tag(wrap_label=False), choice.choice_label) for choice in bound.subwidgets),
    )
    return format_html('<div class="options control">{}</div>', rows)


def tiles(bound: BoundField, scale: str = "", css: str = "", hint: str = "", label: str = "") -> SafeString:
    """Radios as tiles. With a scale (on_plan, attainment …) each tile carries the sign of its value."""
    drawn = format_html_join(
        "",
        "<label>{}{}<span>{}</span></label>",
        (
            (
                choice.tag(wrap_label=False),
                glyph(scale, str(choice.data["value"]), label="") if scale and choice.data["value"] else "",
                choice.choice_label,
            )
            for choice in bound.subwidgets
        ),
    )
    return _group(bound, css, hint, label or bound.label, format_html('<div class="tiles">{}</div>', drawn))


def _first_control(bound: BoundField) -> str:
    grouped = isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return bound.auto_id if grouped else bound.id_for_label


def _wrong(form: BaseForm) -> list[SafeString]:
    said = [format_html("<li>{}</li>", error) for error in form.non_field_errors()]
    for bound in form:
        if bound.errors:
            words = f"{bound.label}: {' '.join(str(error) for error in bound.errors)}"
            said.append(format_html('<li><a href="#{}">{}</a></li>', _first_control(bound), words))
    return said


def error_summary(*found: BaseForm) -> SafeString:
    """What has to be changed, with links; takes the focus after a failed submit. Nothing when all is well."""
    wrong = [line for form in found if form and form.is_bound for line in _wrong(form)]
    if not wrong:
        return EMPTY
    heading = ngettext("One thing needs to be changed", "%(count)s things need to be changed", len(wrong)) % {
        "count": len(wrong)
    }
    return format_html(
        '<div class="error-summary" role="alert" tabindex="-1" autofocus aria-label="{}">'
        "<h2>{}</h2><ul>{}</ul></div>",
        _("What needs to be changed"),
        heading,
        format_html_join("", "{}", ((line,) for line in wrong)),
    )
