"""Writing a section: its text, figures put into it, requirements answered, its way to approval."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.annual_report import actions, checks, queries
from tertial.annual_report.material import figures_to_insert, material
from tertial.annual_report.queries import SectionRow
from tertial.calc.textdiff import compare
from tertial.formats.document import Document
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotFound
from tertial.organisation import queries as organisation
from tertial.reflection import queries as reflection
from tertial.web.needs import needs
from tertial.web.page import page

from . import rows
from .forms import AssignForm, FigureForm, ReasonForm, TextForm

HERE = "{{?}}"


@needs("agency.read")
def section(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """A section with its material beside it; whoever may write writes here."""
    row = queries.section(request.actor.agency_id, year, number)
    form = TextForm(request.POST or None, initial={"text": row.text, "based_on": row.saved})
    if request.method == "POST":
        return _posted(request, year, row, form)
    return _page(request, year, row, form, writes=request.GET.get("view") == "write")


def _posted(request: HttpRequest, year: int, row: SectionRow, form: TextForm) -> HttpResponse:
    """Save, or only show how the text would look. A clash keeps both and shows both."""
    if not form.is_valid():
        return _page(request, year, row, form, writes=True, status=422)
    text = form.cleaned_data["text"]
    if request.POST.get("do") == "preview":
        return _page(request, year, row, form, writes=True, text=text)
    try:
        saved = actions.save_section(
            section_id=row.id, text=text, based_on=form.cleaned_data["based_on"], by=request.actor
        )
    except Invalid as wrong:
        form.refuse(wrong.fields)
        return _page(request, year, row, form, writes=True, status=422)
    if saved.met:
        messages.warning(
            request, _("Somebody saved while you wrote. Both wordings are kept: bring them together here.")
        )
    else:
        messages.success(request, _("The text is saved."))
    return redirect(_address(year, row.number, write=saved.met))


def _address(year: int, number: str, *, write: bool = False) -> str:
    return reverse("annual_report:section", args=(year, number)) + ("?view=write" if write else "")


def _page(
    request: HttpRequest,
    year: int,
    row: SectionRow,
    form: TextForm,
    *,
    writes: bool,
    text: str | None = None,
    status: int = 200,
) -> HttpResponse:
    agency, actor = request.actor.agency_id, request.actor
    report = queries.report(agency, year)
    may_write = report.is_open and actor.may("annual.write")
    found = material(agency, year, row.area_key)
    lines = [rows.check_line(check) for check in checks.checks(agency, year)]
    shown = text if text is not None else form.data.get("text") if status == 422 else None
    context = {
        "report": report,
        "year": year,
        "row": row,
        "state": rows.state(row),
        "form": form,
        "figure_form": FigureForm(offers=figures_to_insert(agency, year)) if may_write and writes else None,
        "return_form": ReasonForm(),
        "writes": may_write and writes,
        "previews": text is not None,
        "may_write": may_write,
        "may_approve": report.is_open and (actor.may("annual.edit") or actor.may("annual.decide")),
        "may_edit": report.is_open and actor.may("annual.edit"),
        "outline": [(other, rows.state(other)) for other in queries.sections(agency, year)],
        "lines": lines,
        "left": sum(not line.ok for line in lines),
        "html": mark_safe(_preview(agency, year, row.number, shown)),  # noqa: S308 (our own writer escapes)
        "material": found,
        "counts": rows.counts(found),
        "to_answer": rows.to_answer(queries.answers(agency, year), row, found),
        "asides": _asides(agency, row),
        "here": HERE,
        **_figure(request, agency, year),
    }
    return page(request, "annual_report/section.html", context, status=status)


def _preview(agency: int, year: int, number: str, text: str | None) -> str:
    blocks = queries.preview(agency, year, number, text)
    return rows.html(Document(title="", date=clock.today(), agency="", blocks=blocks))


def _asides(agency: int, row: SectionRow) -> list[tuple[queries.TextRow, object]]:
    """What was set aside, each with how it differs from the text that counts."""
    return [(aside, compare(row.text, aside.text)) for aside in queries.set_aside(agency, row.id)]


def _figure(request: HttpRequest, agency: int, year: int) -> dict[str, object]:
    """The figure that somebody asks about, for the side panel."""
    asked = request.GET.get("figure", "")
    if not asked.isdecimal():
        return {"figure": None}
    found = next((f for f in queries.linked_figures(agency, year) if f.id == int(asked)), None)
    if found is None:
        return {"figure": None}
    link = rows.address(found.offer.url_name, found.offer.url_args) if found.offer else ""
    return {"figure": found, "figure_source": rows.source(found), "figure_link": link, "keep_form": ReasonForm()}


@needs("annual.write")
@require_POST
def insert(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Put a figure or a quotation into the text: where {{?}} stands, else at its end."""
    agency = request.actor.agency_id
    row = queries.section(agency, year, number)
    if "conclusion" in request.POST:
        _insert_quote(request, year, row)
        return redirect(_address(year, number))
    form = FigureForm(request.POST, offers=figures_to_insert(agency, year))
    if not form.is_valid():
        messages.error(request, _("Choose a figure"))
        return redirect(_address(year, number, write=True))
    made = actions.insert_figure(year=year, **form.chosen(), by=request.actor)
    _put(request, row, f"{{{{figure:{made}}}}}")
    messages.success(request, _("The figure stands in the text and follows its source."))
    return redirect(_address(year, number, write=True))


def _insert_quote(request: HttpRequest, year: int, row: SectionRow) -> None:
    asked = request.POST.get("conclusion", "")
    found = next((q for q in reflection.quotable(request.actor.agency_id, year) if str(q.id) == asked), None)
    if found is None:
        raise NotFound(conclusion=asked)
    _put(request, row, f"> {found.text}^[{found.unit}, {found.period} {found.year}]")
    messages.success(request, _("The quotation stands at the end of the text."))


def _put(request: HttpRequest, row: SectionRow, words: str) -> None:
    there = HERE in row.text
    text = row.text.replace(HERE, words, 1) if there else f"{row.text}\n\n{words}".strip("\n")
    actions.save_section(section_id=row.id, text=text, based_on=row.saved, by=request.actor)


@needs("annual.write")
@require_POST
def answer(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Say that the section answers a requirement, or that it does not after all."""
    row = queries.section(request.actor.agency_id, year, number)
    asked = request.POST.get("requirement", "")
    if not asked.isdecimal():
        raise NotFound(requirement=asked)
    what = actions.withdraw_answer if request.POST.get("do") == "withdraw" else actions.answer_requirement
    what(section_id=row.id, requirement_id=int(asked), by=request.actor)
    return redirect(_address(year, number))


@needs("annual.write")
@require_POST
def figure(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Accept what the source says now, everywhere, or keep what the text says with a reason."""
    back = request.POST.get("section", "")
    goal = _address(year, back) if back else reverse("annual_report:figures", args=(year,))
    if request.POST.get("do") == "keep":
        try:
            actions.keep_figure(year=year, figure_id=pk, reason=request.POST.get("reason", ""), by=request.actor)
        except Invalid:
            messages.error(request, _("Write why the figure is kept."))
            return redirect(f"{goal}?figure={pk}#figure")
        messages.success(request, _("The figure is kept, with your reason."))
    else:
        actions.accept_figure(year=year, figure_id=pk, by=request.actor)
        messages.success(request, _("The new figure stands everywhere it is used."))
    return redirect(goal)


@needs("agency.read")
@require_POST
def step(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Send to review, approve, give back. The action asks whether the person may."""
    row = queries.section(request.actor.agency_id, year, number)
    what = request.POST.get("do")
    try:
        if what == "approve":
            actions.approve_section(section_id=row.id, by=request.actor)
        elif what == "return":
            actions.return_section(section_id=row.id, reason=request.POST.get("reason", ""), by=request.actor)
        else:
            actions.send_to_review(section_id=row.id, by=request.actor)
    except Invalid as wrong:
        told = _("Write the text first.") if "text" in wrong.fields else _("Write what should change.")
        messages.error(request, told)
    return redirect(_address(year, number))


@needs("annual.edit")
def assign(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Say who writes a section and by when."""
    agency = request.actor.agency_id
    row = queries.section(agency, year, number)
    initial = {"responsible_id": row.responsible_id, "due_on": row.due_on}
    form = AssignForm(request.POST or None, initial=initial, people=organisation.people(agency, on=clock.today()))
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign_section(section_id=row.id, **form.cleaned_data, by=request.actor)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            return redirect("annual_report:report", year)
    context = {"row": row, "year": year, "form": form}
    return page(request, "annual_report/assign.html", context, status=422 if form.errors else 200)


@needs("annual.write")
@require_POST
def settle(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Say that a wording that was set aside has been taken care of."""
    asked = request.POST.get("text_id", "")
    if not asked.isdecimal():
        raise NotFound(text=asked)
    queries.section(request.actor.agency_id, year, number)
    actions.settle_aside(text_id=int(asked), by=request.actor)
    return redirect(_address(year, number))
