"""Writing a draft: the page of the draft, the forms of its nodes and sections."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.calc.textdiff import compare
from tertial.kernel.errors import Invalid, NotFound
from tertial.planning import actions, queries
from tertial.planning.errors import SavedMeanwhile
from tertial.planning.queries import DraftNode, KindRow
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import Contributors, Milestones, NodeForm, SectionForm, initial, node_input, refuse
from .frame import Frame, band, draft_of, frame_of, levels
from .parts import parts

COMPARED = ("title", "text", "why", "expected_result")


@needs("plan.draft")
@require_POST
def start(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Open the first draft of a plan."""
    frame = frame_of(request, year, code)
    actions.start_plan(unit_id=frame.unit.id, year=year, by=request.actor)
    return redirect("planning:draft", year, code)


@needs("plan.draft")
def draft(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The draft: what stands, what is missing, and what can be done with it."""
    frame = frame_of(request, year, code)
    text = draft_of(request, frame)
    returned = queries.returns(request.actor.agency_id, text.version.id) if text.version.state == "returned" else []
    numbers = {node.id: node.number for node in text.nodes}
    return page(
        request,
        "planning/draft.html",
        {
            "frame": frame,
            "levels": levels(frame),
            "text": text,
            "parts": parts(text.nodes),
            "kinds": _kinds(request, frame),
            "lacking": [node for node in text.nodes if node.missing],
            "returned": returned[0] if returned else None,
            "returned_number": numbers.get(returned[0].node_id, "") if returned else "",
            "may_change": frame.rights.draft and text.version.state != "submitted",
            **band(request, frame),
        },
    )


def _kinds(request: HttpRequest, frame: Frame) -> list[KindRow]:
    """The kinds one adds at this level: the agency sets areas and objectives, the units promise."""
    every = queries.kinds(request.actor.agency_id, frame.year)
    here = {"agency": {"area", "objective", "priority"}, "department": {"objective", "priority", "commitment"}}
    sorts = here.get(frame.unit.kind, {"objective", "priority", "commitment", "activity"})
    return [kind for kind in every if kind.sort in sorts]


@dataclass(slots=True)
class Desk:
    """A node's form with its milestones and the units asked, and what to say beside them."""

    form: NodeForm
    milestones: Any
    contributors: Any

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(f.is_valid() for f in (self.milestones, self.contributors) if f)])


@needs("plan.draft")
def add(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Add a node of a kind to the draft."""
    frame = frame_of(request, year, code)
    if frame.row.plan_id is None:
        raise NotFound(plan=code)
    row = _kind(request, frame, kind)
    desk = _desk(request, frame, row, start=_start(request))
    if request.method == "POST" and desk.is_valid():
        try:
            made = actions.add_node(
                plan_id=frame.row.plan_id,
                node=node_input(kind, desk.form, desk.milestones, desk.contributors),
                by=request.actor,
            )
        except Invalid as refused:
            refuse(desk.form, refused)
        else:
            messages.success(request, _("Added."))
            return redirect(f"{reverse('planning:draft', args=[year, code])}#node-{made}")
    return _node_page(request, frame, desk, row)


def _start(request: HttpRequest) -> dict[str, Any]:
    """What a new node answers to, when one came from there."""
    under = request.GET.get("under", "")
    return {"answers": [int(under)]} if under.isdecimal() else {}


@needs("plan.draft")
def edit(request: HttpRequest, year: int, code: str, node: int) -> HttpResponse:
    """Change a node of the draft. When two save at once both texts are shown and nothing is lost."""
    frame = frame_of(request, year, code)
    row = queries.node_in_draft(node, by=request.actor)
    kind = _kind(request, frame, row.kind)
    desk = _desk(request, frame, kind, row=row)
    theirs: list[tuple[str, str, Any]] = []
    if request.method == "POST" and desk.is_valid():
        said = node_input(row.kind, desk.form, desk.milestones, desk.contributors)
        try:
            saved = desk.form.cleaned_data["saved"] or 0
            actions.change_node(node_id=node, node=said, saved=saved, by=request.actor)
        except Invalid as refused:
            refuse(desk.form, refused)
        except SavedMeanwhile as refused:
            theirs = _theirs(desk.form, row)
            desk.form.data = {**desk.form.data.dict(), "saved": refused.facts["saved"]}
            return _node_page(request, frame, desk, kind, row=row, met=refused.facts, theirs=theirs)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('planning:draft', args=[year, code])}#node-{node}")
    return _node_page(request, frame, desk, kind, row=row)


def _theirs(form: NodeForm, row: DraftNode) -> list[tuple[str, str, Any]]:
    """The texts that differ: label, what the other saved, and from theirs to mine word by word."""
    found = []
    for name in COMPARED:
        mine, saved = form.cleaned_data.get(name, ""), getattr(row, name)
        if name in form.fields and mine.strip().replace("\r\n", "\n") != saved:
            found.append((form.fields[name].label, saved, compare(saved, mine)))
    return found


def _kind(request: HttpRequest, frame: Frame, code: str) -> KindRow:
    found = next((k for k in queries.kinds(request.actor.agency_id, frame.year) if k.code == code), None)
    if found is None:
        raise NotFound(kind=code)
    return found


def _desk(
    request: HttpRequest,
    frame: Frame,
    kind: KindRow,
    *,
    row: DraftNode | None = None,
    start: dict[str, Any] | None = None,
) -> Desk:
    """The forms of a node, filled with what was posted, or with what stands."""
    chosen = queries.choices(frame.unit, frame.tree, frame.year, kind, by=request.actor, but=row.id if row else 0)
    data = request.POST if request.method == "POST" else None
    form = NodeForm(kind, chosen, data, initial=initial(row) if row else start)
    steps = list(row.milestones) if row else []
    asked = list(row.contributors) if row else []
    return Desk(
        form,
        Milestones(data, initial=steps, prefix="milestones") if "milestones" in kind.fields else None,
        Contributors(data, initial=asked, prefix="contributors", form_kwargs={"units": chosen.units})
        if "contributors" in kind.fields
        else None,
    )


def _node_page(
    request: HttpRequest, frame: Frame, desk: Desk, kind: KindRow, *, row: DraftNode | None = None, **more: Any
) -> HttpResponse:
    context = {"frame": frame, "desk": desk, "form": desk.form, "kind": kind, "node": row, **more}
    return page(request, "planning/node_form.html", context, status=200 if request.method == "GET" else 422)


@needs("plan.draft")
@require_POST
def move(request: HttpRequest, year: int, code: str, node: int) -> HttpResponse:
    """Move a node one step up or down."""
    actions.move_node(node_id=node, up=request.POST.get("where") == "up", by=request.actor)
    return redirect(f"{reverse('planning:draft', args=[year, code])}#node-{node}")


@needs("plan.draft")
@require_POST
def remove(request: HttpRequest, year: int, code: str, node: int) -> HttpResponse:
    """Take a node out of the draft."""
    actions.remove_node(node_id=node, by=request.actor)
    messages.success(request, _("Removed from the draft."))
    return redirect("planning:draft", year, code)


@needs("plan.draft")
def section(request: HttpRequest, year: int, code: str, key: str) -> HttpResponse:
    """Write one of the plan's own sections."""
    frame = frame_of(request, year, code)
    text = draft_of(request, frame)
    row = next((s for s in text.sections if s.key == key), None)
    if row is None:
        raise NotFound(section=key)
    start = {"title": row.title, "text": row.text, "saved": text.version.sections_saved}
    form = SectionForm(request.POST or None, initial=start)
    more: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.write_section(
                plan_id=text.plan_id,
                key=key,
                title=said["title"],
                text=said["text"],
                saved=said["saved"] or 0,
                by=request.actor,
            )
        except Invalid as refused:
            refuse(form, refused)
        except SavedMeanwhile as refused:
            form.data = {**form.data.dict(), "saved": refused.facts["saved"]}
            differs = row.text != said["text"].strip().replace("\r\n", "\n")
            theirs = [(form.fields["text"].label, row.text, compare(row.text, said["text"]))] if differs else []
            more = {"met": refused.facts, "theirs": theirs}
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('planning:draft', args=[year, code])}#section-{key}")
    context = {"frame": frame, "form": form, "section": row, **more}
    return page(request, "planning/section_form.html", context, status=200 if request.method == "GET" else 422)
