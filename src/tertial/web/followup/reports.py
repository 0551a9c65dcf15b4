"""The report as a page, a PDF and a Word file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from tertial.followup import queries as followup
from tertial.followup.report import document_of
from tertial.formats.document import to_docx, to_pdf
from tertial.formats.document.write_html import blocks_html
from tertial.web.needs import needs
from tertial.web.page import download, page

from . import texts

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs("agency.read")
def preview(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """The report so far, or as it was frozen."""
    agency = request.actor.agency_id
    round_ = followup.round_of(agency, year, period)
    report = followup.report_of(agency, round_.id, code)
    document = document_of(agency, report.id)
    context = {
        "round": round_,
        "report": report,
        "name": texts.period(period, year),
        "document": document,
        "stamp": followup.latest_frozen(agency, report.id) if document.stamp else None,
        "html": mark_safe(blocks_html(document)),  # noqa: S308 the writer escapes every text
    }
    return page(request, "followup/report.html", context)


@needs("agency.read")
def file(request: HttpRequest, year: int, period: str, code: str, ending: str) -> HttpResponse:
    """The report to keep: pdf or docx."""
    agency = request.actor.agency_id
    round_ = followup.round_of(agency, year, period)
    report = followup.report_of(agency, round_.id, code)
    name = f"{texts.period(period, year)} {report.unit}.{ending}"
    if ending == "pdf":
        return download(to_pdf(document_of(agency, report.id)), name, "application/pdf", inline=True)
    if ending == "docx":
        return download(to_docx(document_of(agency, report.id)), name, DOCX)
    raise Http404
