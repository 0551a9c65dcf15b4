"""Monthly reports: the year's list, one report, comments, fixing, publishing, files."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.appropriations.policy import may_for_the_agency, rights_in_the_agency
from tertial.formats.document import Document, from_json, to_docx, to_html, to_pdf, to_xlsx
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotFound
from tertial.ledger import queries as ledger
from tertial.monthly_report import actions, queries, words
from tertial.monthly_report.actions import may_comment_own
from tertial.monthly_report.document import document_of, sheet_name
from tertial.monthly_report.errors import CommentsMissing, LedgerMissing, NothingChanged
from tertial.monthly_report.finding import finding
from tertial.monthly_report.queries import ReportPage
from tertial.monthly_report.report import BASES
from tertial.web.needs import needs
from tertial.web.page import download, page

from . import showing
from .forms import CommentForm, FixForm, RemindForm
from .words import WORDS

FILES = {
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": (partial(to_html, standalone=True), "text/html; charset=utf-8"),
}


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """The latest report that the person may see, else the year's list."""
    found = queries.latest(request.actor)
    if found is None:
        return redirect("monthly_report:year", clock.today().year)
    return redirect("monthly_report:month", *found)


@needs("agency.read")
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The twelve months of a year and how far their reports have come."""
    agency = request.actor.agency_id
    rows = queries.months(agency, year)
    context = {
        "year": year,
        "years": sorted({*queries.years(agency), clock.today().year}, reverse=True),
        "rows": [(row, words.capital(words.month_name(row.month)), words.state(row.state)) for row in rows],
        "may_draft": may_for_the_agency(request.actor, "month.write"),
        "works": queries.may_see_drafts(request.actor),
    }
    return page(request, "monthly_report/year.html", context)


def _base(request: HttpRequest) -> str:
    asked = request.GET.get("base", BASES[0])
    return asked if asked in BASES else BASES[0]


def _opened(request: HttpRequest, found: ReportPage) -> int:
    """The row asked for; without a question, the one that the heading is about."""
    asked = request.GET.get("open")
    if asked is not None:
        return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 12 else 0
    about = finding(found.report).items
    return about[0].item_id if about else 0


@needs("agency.read")
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month's report: its finding, the table of both sets, one row opened with its curve."""
    found = queries.page(request.actor, year, month, _base(request))
    return _shown(request, found)


def _shown(
    request: HttpRequest,
    found: ReportPage,
    *,
    form: FixForm | None = None,
    reminder: RemindForm | None = None,
    status: int = 200,
) -> HttpResponse:
    report, told = found.report, finding(found.report)
    chosen = _opened(request, found)
    parts, axis = showing.parts(report, chosen)
    opened = showing.opened(found, chosen)
    month_name = words.month_name(report.month)
    context = {
        "found": found,
        "report": report,
        "heading": words.heading(told, report),
        "lede": words.lede(told, report),
        "month": month_name,
        "name": words.capital(words.month_of(report.year, report.month)),
        "parts": parts,
        "axis": axis,
        "opened": opened,
        "bases": [(base, words.BASES[base], base == report.base) for base in BASES],
        "base": words.BASES[report.base],
        "forecast": words.forecast_name(report),
        "guides": sorted({str(words.GUIDES[item.guide_kind]) for item in report.items}),
        "plan": any(item.guide_kind == "payment_plan" for item in report.items),
        "periods": words.periods_line(report),
        "unsettled": words.unsettled_line(report),
        "state": words.state(found.state),
        "loaded_at": ledger.last_loaded(request.actor.agency_id, report.year),
        "form": form or FixForm(),
        "reminder": reminder or RemindForm(initial={"answer_by": found.answer_by}),
        "kinds": ("xlsx", "pdf", "docx"),
        **_may(request, found, opened),
    }
    return page(request, "monthly_report/month.html", context, status=status)


def _may(request: HttpRequest, found: ReportPage, opened: showing.Opened | None) -> dict[str, object]:
    actor = request.actor
    wide = rights_in_the_agency(actor)
    writes = "month.write" in wide
    responsible = opened.item.responsible_id if opened else None
    return {
        "may_fix": writes,
        "may_publish": "month.publish" in wide,
        "may_see_rows": actor.may("ledger.read"),
        "may_comment": opened is not None and (writes or may_comment_own(actor, responsible)),
        "may_assess": writes,
        "rows_query": showing.rows_query(found.report, opened.item) if opened else "",
    }


@needs("month.write")
@require_POST
def draft(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Start a month's report."""
    actions.draft_report(year=year, month=month, by=request.actor)
    return redirect("monthly_report:month", year, month)


@needs("month.write")
@require_POST
def fix(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Fix the report as it stands; says what is missing where something is."""
    found = queries.page(request.actor, year, month)
    form = FixForm(request.POST) if found.version else None
    if form is not None and not form.is_valid():
        return _shown(request, found, form=form, status=422)
    try:
        actions.fix_report(
            year=year, month=month, reason=form.cleaned_data["reason"] if form else "", by=request.actor
        )
        messages.success(request, _("The report is fixed. Publish it to let every reader see it."))
    except (CommentsMissing, LedgerMissing, NothingChanged) as refusal:
        messages.error(request, str(WORDS[refusal.code]) % refusal.facts)
    except Invalid:
        messages.error(request, _("Say what has changed since the report was last fixed."))
    return redirect("monthly_report:month", year, month)


@needs("month.write")
@require_POST
def remind(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Ask once more for the comments that are missing."""
    found = queries.page(request.actor, year, month)
    form = RemindForm(request.POST)
    try:
        if not form.is_valid():
            return _shown(request, found, reminder=form, status=422)
        actions.remind(year=year, month=month, answer_by=form.cleaned_data["answer_by"], by=request.actor)
    except Invalid:
        form.add_error("answer_by", _("Give today or a later day"))
        return _shown(request, found, reminder=form, status=422)
    messages.success(request, _("They are reminded on My page, with the new day."))
    return redirect("monthly_report:month", year, month)


@needs("month.publish")
@require_POST
def publish(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Let every reader see the report as it was last fixed."""
    actions.publish_report(year=year, month=month, by=request.actor)
    messages.success(request, _("The report is published. Everybody at the agency can read it."))
    return redirect("monthly_report:month", year, month)


@needs("month.comment")
def comment(request: HttpRequest, year: int, month: int, item_id: int, kind: str) -> HttpResponse:
    """Write what is said of an item."""
    if kind not in words.COMMENTS:
        raise NotFound(kind=kind)
    found = queries.draft(request.actor, year, month)
    item = next((item for item in found.report.items if item.item_id == item_id), None)
    if item is None:
        raise NotFound(item=item_id)
    before = next((row.text for row in found.comments if row.item_id == item_id and row.kind == kind), "")
    form = CommentForm(request.POST or None, initial={"text": before})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["text"]
        actions.write_comment(year=year, month=month, item_id=item_id, kind=kind, text=said, by=request.actor)
        back = redirect("monthly_report:month", year, month)
        back["Location"] += f"?open={item_id}#item-{item_id}"
        return back
    context = {
        "form": form,
        "item": item,
        "report": found.report,
        "kind": words.COMMENTS[kind],
        "name": words.capital(words.month_of(year, month)),
        "assessment": words.assessment(item),
    }
    return page(request, "monthly_report/comment.html", context)


@needs("agency.read")
def file(request: HttpRequest, year: int, month: int, kind: str) -> HttpResponse:
    """The report as a file: as it was fixed, or the draft as it stands."""
    if kind not in FILES:
        raise NotFound(kind=kind)
    found = queries.page(request.actor, year, month)
    writer, content_type = FILES[kind]
    written = writer(_document(found))
    content = written.encode() if isinstance(written, str) else written
    return download(content, f"{sheet_name(found.report)}.{kind}", content_type)


def _document(found: ReportPage) -> Document:
    if found.version and translation.get_language() == "sv":
        return from_json(found.version.wording["document"])
    return document_of(found.report, found.comments, day=clock.today())
