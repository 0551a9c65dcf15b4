"""The reports, one report, reading it, its files, its figures, its accounts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.annual_report import actions, checks, queries
from tertial.appropriations import queries as appropriations
from tertial.formats.document import to_docx, to_html, to_pdf
from tertial.kernel import clock, files
from tertial.kernel.errors import Invalid, NotFound
from tertial.web.needs import needs
from tertial.web.page import download, page

from . import rows
from .forms import KeyFiguresForm, MappingForm, StartForm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """Every year's report, and the way to begin one."""
    found = queries.reports(request.actor.agency_id)
    years = _years_to_start(request, {row.year for row in found})
    may_start = request.actor.may("annual.edit") and bool(years)
    context = {"reports": found, "may_start": may_start, "form": StartForm(years=years)}
    return page(request, "annual_report/index.html", context)


def _years_to_start(request: HttpRequest, have: set[int]) -> list[int]:
    known = set(appropriations.years(request.actor.agency_id)) | {clock.today().year}
    return sorted(known - have, reverse=True)


@needs("annual.edit")
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin the report of a year."""
    years = _years_to_start(request, set(queries.years(request.actor.agency_id)))
    form = StartForm(request.POST, years=years)
    if not form.is_valid():
        return redirect("annual_report:index")
    actions.start_report(year=form.cleaned_data["year"], by=request.actor)
    messages.success(request, _("The outline is laid. Say who writes what."))
    return redirect("annual_report:report", form.cleaned_data["year"])


@needs("agency.read")
def report(request: HttpRequest, year: int) -> HttpResponse:
    """One report: while it is written its outline, checks and figures; once decided the report itself."""
    agency = request.actor.agency_id
    row = queries.report(agency, year)
    if not row.is_open:
        return read(request, year)
    lines = [rows.check_line(check) for check in checks.checks(agency, year)]
    sections = queries.sections(agency, year)
    context = {
        "row": row,
        "year": year,
        "finding": rows.finding(row, lines),
        "lines": lines,
        "left": sum(not line.ok for line in lines),
        "sections": [(section, rows.state(section)) for section in sections],
        "answers": [answer for answer in queries.answers(agency, year) if answer.must],
        "figures": [f for f in queries.linked_figures(agency, year) if f.state in {"changed", "gone", "kept"}],
        "versions": queries.versions(agency, year),
        "may_edit": request.actor.may("annual.edit"),
        "may_write": request.actor.may("annual.write"),
        "may_decide": request.actor.may("annual.decide") or request.actor.may("annual.record_decision"),
    }
    return page(request, "annual_report/report.html", context)


@needs("agency.read")
def read(request: HttpRequest, year: int) -> HttpResponse:
    """The report to read: the decided one, and before that the draft."""
    agency = request.actor.agency_id
    row = queries.report(agency, year)
    document = queries.document_to_read(agency, year)
    versions = queries.versions(agency, year)
    context = {
        "row": row,
        "year": year,
        "document": document,
        "html": mark_safe(rows.html(document)),  # noqa: S308 (our own writer escapes every word)
        "contents": rows.contents(document),
        "version": versions[0] if versions else None,
        "versions": versions,
        "may_reopen": not row.is_open and request.actor.may("annual.edit"),
    }
    return page(request, "annual_report/read.html", context)


@needs("agency.read")
def file(request: HttpRequest, year: int, ending: str, number: int | None = None) -> HttpResponse:
    """The report as a file. The PDF of a decided version is the one that was kept, byte for byte."""
    agency = request.actor.agency_id
    row = queries.report(agency, year)
    decided = number is not None or row.version is not None
    document = queries.decided_document(agency, year, number) if decided else queries.draft_document(agency, year)
    name = f"{slugify(document.agency)}-{slugify(document.title)}.{ending}"
    if ending == "pdf":
        kept = _kept_pdf(agency, year, number) if decided else None
        return download(kept or to_pdf(document), name, "application/pdf", inline=True)
    if ending == "docx":
        return download(to_docx(document), name, DOCX)
    if ending == "html":
        return download(to_html(document, standalone=True).encode(), name, "text/html; charset=utf-8")
    raise NotFound(ending=ending)


def _kept_pdf(agency: int, year: int, number: int | None) -> bytes | None:
    versions = queries.versions(agency, year)
    chosen = next((v for v in versions if number is None or v.number == number), None)
    return files.read(chosen.pdf_sha256) if chosen and chosen.pdf_sha256 else None


@needs("agency.read")
def figures(request: HttpRequest, year: int) -> HttpResponse:
    """Every linked figure of a report: what it says, where it stands, where it comes from."""
    row = queries.report(request.actor.agency_id, year)
    found = queries.linked_figures(request.actor.agency_id, year)
    told = [(f, rows.source(f), rows.address(f.offer.url_name, f.offer.url_args) if f.offer else "") for f in found]
    context = {"row": row, "year": year, "figures": told, "changed": sum(f.needs_answer for f in found)}
    return page(request, "annual_report/figures.html", context)


@needs("annual.write")
def accounts(request: HttpRequest, year: int) -> HttpResponse:
    """Which accounts make up which row, and those that have none."""
    agency = request.actor.agency_id
    row = queries.report(agency, year)
    form = MappingForm(request.POST or None, initial={"text": queries.mapping_text(agency, year)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_mapping(year=year, text=form.cleaned_data["text"], by=request.actor)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            messages.success(request, _("The mapping is saved. The statements follow it at once."))
            return redirect("annual_report:accounts", year)
    may = request.actor.may("annual.edit") or request.actor.may("appropriation.edit")
    unmapped = next((c for c in checks.checks(agency, year) if c.code == "mapped"), None)
    context = {"row": row, "year": year, "form": form, "may": may, "unmapped": unmapped}
    return page(request, "annual_report/accounts.html", context, status=422 if form.errors else 200)


@needs("annual.write")
def key_figures(request: HttpRequest, year: int) -> HttpResponse:
    """The key figures of five years: what is computed, and fields for what is not."""
    agency = request.actor.agency_id
    row, found = queries.report(agency, year), queries.key_figures(agency, year)
    form = KeyFiguresForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        actions.set_key_figures(year=year, values=form.values(), by=request.actor)
        messages.success(request, _("The key figures are saved."))
        return redirect("annual_report:key_figures", year)
    may = row.is_open and (request.actor.may("annual.edit") or request.actor.may("appropriation.edit"))
    lines = rows.key_figure_lines(found, form if may else None)
    context = {"row": row, "year": year, "form": form, "may": may, "found": found, "groups": lines}
    context["missing"] = len(found.missing())
    return page(request, "annual_report/key_figures.html", context, status=422 if form.errors else 200)
