"""The versions of a plan: history, each at its permanent address, compared word by word, as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tertial.kernel.errors import NotFound
from tertial.planning import export, queries
from tertial.planning.queries import PlanText, VersionRow
from tertial.web.needs import needs
from tertial.web.page import download, page

from .frame import Frame, frame_of, levels
from .parts import parts


def links_of(frame: Frame, text: PlanText) -> list[tuple[str, str]]:
    """The links beside the decision stamp: the decision as PDF, and the history."""
    where, number = (frame.year, frame.unit.code), text.version.number
    history = ngettext("History, %(n)s version", "History, %(n)s versions", number) % {"n": number}
    return [
        (reverse("planning:file", args=[*where, number, "pdf"]), _("The decision (PDF/A)")),
        (reverse("planning:history", args=where), history),
    ]


def _versions(request: HttpRequest, frame: Frame) -> list[VersionRow]:
    if frame.row.plan_id is None:
        raise NotFound(plan=frame.unit.code)
    return queries.versions(request.actor.agency_id, frame.row.plan_id)


@needs("agency.read")
def history(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Every version of a plan with its decision."""
    frame = frame_of(request, year, code)
    return page(
        request,
        "planning/history.html",
        {"frame": frame, "versions": _versions(request, frame), "levels": levels(frame)},
    )


@needs("agency.read")
def version(request: HttpRequest, year: int, code: str, number: int) -> HttpResponse:
    """One decided version at its permanent address, whatever has been decided since."""
    frame = frame_of(request, year, code)
    text = queries.version_of(request.actor.agency_id, year, frame.unit.id, number)
    return page(
        request,
        "planning/version.html",
        {
            "frame": frame,
            "levels": levels(frame),
            "text": text,
            "parts": parts(text.nodes),
            "links": links_of(frame, text),
            "is_in_force": frame.row.in_force == number,
        },
    )


@needs("agency.read")
def compare(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Two versions beside each other; without a choice the version in force and the one before."""
    frame = frame_of(request, year, code)
    versions = _versions(request, frame)
    numbers = [version.number for version in versions]
    if len(numbers) < 2:
        return page(request, "planning/compare.html", {"frame": frame, "versions": versions})
    new = _chosen(request, "to", numbers, numbers[0])
    old = _chosen(request, "from", numbers, numbers[min(numbers.index(new) + 1, len(numbers) - 1)])
    texts = [queries.version_of(request.actor.agency_id, year, frame.unit.id, number) for number in (old, new)]
    found = queries.compare_plans(*texts)
    return page(request, "planning/compare.html", {"frame": frame, "versions": versions, "found": found})


def _chosen(request: HttpRequest, name: str, numbers: list[int], otherwise: int) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and int(asked) in numbers else otherwise


@needs("agency.read")
def file(request: HttpRequest, year: int, code: str, number: int, file_format: str) -> HttpResponse:
    """A decided version as a file. The PDF is the one that was made at the decision."""
    frame = frame_of(request, year, code)
    if file_format not in export.FORMATS:
        raise Http404
    made = export.export(
        request.actor.agency_id, year, unit_code=frame.unit.code, version=number, file_format=file_format
    )
    return download(made.content, made.name, made.content_type)
