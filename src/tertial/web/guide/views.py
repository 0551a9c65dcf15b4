"""How we plan and follow up: the agency's own page, its parts to edit, and what they have said."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.access.actor import Actor
from tertial.calc import textdiff
from tertial.cycle import guide_actions as actions
from tertial.cycle import guide_queries as queries
from tertial.cycle.errors import TextChanged
from tertial.cycle.guide_queries import PartRow, TextRow
from tertial.formats import markdown
from tertial.kernel import clock
from tertial.kernel.errors import NotAllowed
from tertial.organisation import queries as organisation
from tertial.web.components import nav
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import PartForm


@dataclass(frozen=True, slots=True)
class Shown:
    """One part ready to show: its text as HTML, and where it lives for the one who reads."""

    row: PartRow
    html: SafeString
    address: str
    may_edit: bool


def _html(text: str, top: int = 3) -> SafeString:
    return mark_safe(markdown.render(text, top=top))  # noqa: S308 - washed by nh3


def _may_edit(actor: Actor, row: PartRow) -> bool:
    return actor.may("guide.edit") or actor.is_or_stands_in_for(row.owner_id)


def _shown(actor: Actor, row: PartRow) -> Shown:
    found = nav.place(row.url_name) if row.url_name else None
    address = found[0] if found and (found[1] == nav.PUBLIC or actor.may(found[1])) else ""
    return Shown(row, _html(row.text), address, _may_edit(actor, row))


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    rows = queries.parts(request.actor.agency_id)
    latest = max(rows, key=lambda row: row.saved_at, default=None)
    shown = [_shown(request.actor, row) for row in rows]
    return page(
        request,
        "guide/index.html",
        {"parts": shown, "latest": latest, "may_start": not rows and request.actor.may("guide.edit")},
    )


@needs("guide.edit")
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Lay the shipped text."""
    actions.start_guide(by=request.actor, owner_id=request.actor.person_id)
    messages.success(request, _("The text is laid. Rewrite it until it says how you do it."))
    return redirect("guide:index")


@needs("agency.read")
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Edit a part; when somebody else has saved meanwhile, both texts are kept and shown."""
    row = queries.part(request.actor.agency_id, key)
    if not _may_edit(request.actor, row):
        raise NotAllowed(right="guide.edit")
    form = PartForm(request.POST or None, people=_people(request), initial=_initial(row))
    if request.method != "POST" or not form.is_valid():
        return _edit_page(request, row, form)
    try:
        actions.save_part(part_id=row.id, by=request.actor, **form.cleaned_data)
    except TextChanged:
        return _both(request, row, form)
    messages.success(request, _("Saved."))
    return redirect("guide:index")


def _people(request: HttpRequest) -> list[tuple[int, str]]:
    found = organisation.people(request.actor.agency_id, on=clock.today())
    return [(one.id, f"{one.name}, {one.unit}") for one in found]


def _initial(row: PartRow) -> dict[str, object]:
    return {"title": row.title, "text": row.text, "owner_id": row.owner_id, "version": row.version}


def _edit_page(request: HttpRequest, row: PartRow, form: PartForm, **more: object) -> HttpResponse:
    status = 409 if more else 422 if form.errors else 200
    return page(request, "guide/edit.html", {"part": row, "form": form, **more}, status=status)


def _both(request: HttpRequest, row: PartRow, form: PartForm) -> HttpResponse:
    """The text as typed in the form again, now from the new version; the other's beside it."""
    given = form.cleaned_data
    mine = {name: given[name] for name in ("title", "text", "version")}
    actions.keep_aside(part_id=row.id, by=request.actor, **mine)
    again = PartForm({**form.data.dict(), "version": row.version}, people=_people(request))
    return _edit_page(request, row, again, theirs=_html(row.text), pieces=textdiff.compare(row.text, given["text"]))


@dataclass(frozen=True, slots=True)
class Version:
    """A text of the history beside the one before it."""

    row: TextRow
    saved_at: datetime
    pieces: list


@needs("agency.read")
def history(request: HttpRequest, key: str) -> HttpResponse:
    """Every text a part has had, each compared with the one before."""
    row = queries.part(request.actor.agency_id, key)
    found = queries.history(request.actor.agency_id, row.id)
    saved = {text.version: text.text for text in found if not text.aside}
    versions = [Version(text, text.saved_at, textdiff.compare(_before(text, saved), text.text)) for text in found]
    return page(request, "guide/history.html", {"part": row, "versions": versions})


def _before(text: TextRow, saved: dict[int, str]) -> str:
    """What a text is compared with: the version before it, or for one kept aside the one it started from."""
    return saved.get(text.version if text.aside else text.version - 1, "")
