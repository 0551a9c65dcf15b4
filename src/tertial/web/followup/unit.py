"""A unit's page in a round: duties to the left, the form in the middle, what is known to the right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.followup import actions, scales
from tertial.followup import queries as followup
from tertial.followup.actions import DeviationText, Forecast
from tertial.followup.errors import ChangedMeanwhile
from tertial.followup.queries import DeviationRow, PartRow, UnitPage
from tertial.followup.rules.finding import unit_finding
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.queries import PersonRow
from tertial.reflection import queries as reflection
from tertial.reflection.queries import TalkRow
from tertial.web.needs import needs
from tertial.web.page import page

from . import beside, texts
from .forms import CommitmentForm, FactsForm, ForecastsForm, ReasonForm, WholeForm, in_tkr

DEVIATION_FIELDS = (
    "what", "cause", "consequence", "action", "owner_id", "due", "effect", "decision_wanted", "decision_background"
)  # fmt: skip


def _page_of(request: HttpRequest, year: int, period: str, code: str) -> UnitPage:
    return followup.unit_page(request.actor.agency_id, year, period, code, reader=request.actor)


def _frame(request: HttpRequest, found: UnitPage) -> dict[str, Any]:
    """What every page of a unit has in common."""
    name = texts.period(found.round.period, found.round.year)
    left = [m for m in found.missing if m.part_id]
    says = unit_finding(len(left), len(found.missing) - len(left))
    heading = texts.unit_heading(says.code, says.count, texts.period(found.round.period), found.report.unit)
    return {
        "found": found,
        "round": found.round,
        "report": found.report,
        "name": name,
        "heading": heading if found.report.is_open and found.round.is_open else f"{name}: {found.report.unit}",
        "address": (found.round.year, found.round.period, found.report.unit_code),
        "chain": beside.chain(request.actor.agency_id, found),
        "return_form": ReasonForm(prefix="return"),
        "talk": next(iter(_talks(request, found)), None),
    }


def _talks(request: HttpRequest, found: UnitPage) -> list[TalkRow]:
    mine = {found.report.unit_id}
    return reflection.talks(
        request.actor.agency_id, unit_ids=mine, year=found.round.year, period=found.round.period
    )


@needs("agency.read")
def page_of_unit(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """The unit's own page: the first commitment that is not reported, or the whole unit."""
    found = _page_of(request, year, period, code)
    waiting = [p for p in found.parts if not p.is_reported]
    returned = {r.part_id for r in found.returns}
    first = next((p for p in waiting if p.id in returned), next(iter(waiting or found.parts), None))
    if first is None or (not waiting and found.rights.submit):
        return redirect("followup:whole", year, period, code)
    return _show(request, found, first)


@needs("agency.read")
def commitment(request: HttpRequest, year: int, period: str, code: str, number: str) -> HttpResponse:
    """One commitment: its form with everything beside it."""
    found = _page_of(request, year, period, code)
    part = _part(found, number)
    if request.method != "POST":
        return _show(request, found, part)
    form = CommitmentForm(request.POST, people=_people(request, found), extra=(part.proposed,))
    if form.is_valid() and _reported(request, part, form):
        return _after(request, found, part)
    return _show(request, found, part, form=form, status=422)


@needs("agency.read")
@require_POST
def save(request: HttpRequest, year: int, period: str, code: str, number: str) -> HttpResponse:
    """Save while one writes: finished when nothing is missing, otherwise a draft. Gives the line that says so."""
    found = _page_of(request, year, period, code)
    part = _part(found, number)
    form = CommitmentForm(request.POST, people=_people(request, found), extra=(part.proposed,))
    meanwhile = ""
    if form.is_valid():
        try:
            _report(request, part, form, draft=not part.is_reported)
        except Invalid:
            _report(request, part, form, draft=True)
        except ChangedMeanwhile as other:
            meanwhile = other.facts["by"]
    now = followup.part(request.actor.agency_id, part.id)
    shown = {"part": now, "meanwhile": meanwhile, "unsaved": bool(form.errors), "version": now.version}
    if meanwhile:
        shown["version"] = form.cleaned_data["version"]
    return render(request, "followup/saved.html", shown | {"address": (year, period, code)})


@needs("agency.read")
def whole(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """The head's assessment, what is missing, the units below, and the money."""
    found = _page_of(request, year, period, code)
    report = found.report
    form = WholeForm(
        request.POST or None,
        initial={
            "assessment": report.assessment,
            "expected_deviation": in_tkr(report.expected_deviation),
            "money_comment": report.money_comment,
        },
    )
    if request.method == "POST" and form.is_valid():
        actions.write_assessment(report_id=report.id, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("followup:whole", year, period, code)
    context = _frame(request, found) | {
        "page_name": "whole",
        "form": form,
        "facts_form": FactsForm(initial={"decided_on": clock.today(), "decided_by": request.actor.name}),
        "money": beside.money(request.actor, found),
    }
    return page(request, "followup/whole.html", context, status=422 if form.errors else 200)


@needs("agency.read")
def money(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Budget, actual and forecast per appropriation item in the same view; the head writes the unit's forecasts."""
    found = _page_of(request, year, period, code)
    known = beside.money(request.actor, found)
    form = ForecastsForm(request.POST or None, rows=known["own"])
    if request.method == "POST" and form.is_valid():
        said = [(row, *form.said(place)) for place, (_name, row) in enumerate(known["own"])]
        given = [
            Forecast(row.code, row.account_group, amount, word) for row, amount, word in said if amount is not None
        ]
        actions.write_forecasts(report_id=found.report.id, forecasts=given, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("followup:money", year, period, code)
    rows = [
        (name, row, form[f"amount_{place}"], form[f"comment_{place}"])
        for place, (name, row) in enumerate(known["own"])
    ]
    context = _frame(request, found) | {"page_name": "money", "money": known, "form": form, "rows": rows}
    return page(request, "followup/money.html", context, status=422 if form.errors else 200)


def _part(found: UnitPage, number: str) -> PartRow:
    for part in found.parts:
        if part.number == number:
            return part
    raise NotFound(number=number)


def _people(request: HttpRequest, found: UnitPage) -> list[PersonRow]:
    """Everybody, those of the unit first."""
    everybody = organisation.people(request.actor.agency_id, on=clock.today())
    return sorted(everybody, key=lambda p: (p.unit_id != found.report.unit_id, p.name))


def _initial(part: PartRow, deviation: DeviationRow | None) -> dict[str, Any]:
    said = {name: getattr(part, name) for name in ("on_plan", "attainment", "reason", "comment", "version")}
    if deviation:
        said |= {name: getattr(deviation, name) for name in DEVIATION_FIELDS}
        said["effect"] = in_tkr(deviation.effect)
    return said


def _report(request: HttpRequest, part: PartRow, form: CommitmentForm, *, draft: bool) -> None:
    said = form.cleaned_data
    actions.report_commitment(
        part_id=part.id,
        on_plan=said["on_plan"],
        attainment=said["attainment"],
        reason=said["reason"],
        comment=said["comment"],
        deviation=DeviationText(**{name: said[name] for name in DEVIATION_FIELDS}, result=said["result"]),
        draft=draft,
        seen_version=said["version"],
        by=request.actor,
    )


def _reported(request: HttpRequest, part: PartRow, form: CommitmentForm) -> bool:
    """Whether the report was taken; otherwise the form says why, and what was typed is kept as a draft."""
    try:
        _report(request, part, form, draft=False)
    except Invalid as wrong:
        form.refuse(wrong.fields)
        _keep_draft(request, part, form)
        return False
    except ChangedMeanwhile as other:
        form.add_error(None, _("%(by)s saved while you were writing. Read it below, then save.") % other.facts)
        return False
    return True


def _keep_draft(request: HttpRequest, part: PartRow, form: CommitmentForm) -> None:
    said = {name: value for name, value in form.data.items() if name in form.fields}
    kept = CommitmentForm(said, people=[])
    kept.fields["on_plan"].choices = form.fields["on_plan"].choices
    kept.fields["owner_id"].choices = form.fields["owner_id"].choices
    if part.is_reported or not kept.is_valid():
        return
    _report(request, part, kept, draft=True)
    form.data = form.data.copy()
    form.data["version"] = str(followup.part(request.actor.agency_id, part.id).version)


def _after(request: HttpRequest, found: UnitPage, part: PartRow) -> HttpResponse:
    messages.success(request, _("%(number)s %(title)s is reported.") % {"number": part.number, "title": part.title})
    address = (found.round.year, found.round.period, found.report.unit_code)
    following = _next_after(found, part)
    if request.POST.get("then") == "next" and following:
        return redirect("followup:commitment", *address, following.number)
    if request.POST.get("then") == "next":
        return redirect("followup:whole", *address)
    return redirect("followup:commitment", *address, part.number)


def _next_after(found: UnitPage, part: PartRow) -> PartRow | None:
    """The next commitment that is not reported, beginning again from the top."""
    at = found.parts.index(part)
    around = [*found.parts[at + 1 :], *found.parts[:at]]
    return next((p for p in around if not p.is_reported), None)


def _show(
    request: HttpRequest, found: UnitPage, part: PartRow, *, form: CommitmentForm | None = None, status: int = 200
) -> HttpResponse:
    agency = request.actor.agency_id
    deviation = found.deviations.get(part.commitment_id)
    known = followup.ground(agency, part.id)
    proposal = known.proposal
    people = _people(request, found)
    context = _frame(request, found) | {
        "part": part,
        "deviation": deviation,
        "deviates": (form["on_plan"].value() if form else part.on_plan) in scales.NEEDS_WORDS,
        "proposal": proposal,
        "proposal_words": texts.reasons(proposal.reasons),
        "form": form or CommitmentForm(initial=_initial(part, deviation), people=people, extra=(proposal.light,)),
        "may_write": found.rights.report
        or (found.rights.open and request.actor.is_or_stands_in_for(part.responsible_id)),
        "next_after": _next_after(found, part),
        "returned": [r for r in found.returns if r.part_id in {None, part.id}],
        "money": beside.money(request.actor, found),
        "may_see_rows": request.actor.may("ledger.read"),
        "plan": known.plan,
        "ledger": known.cost,
        "indicators": known.indicators,
        "earlier": beside.earlier(agency, found.round, part),
    }
    return page(request, "followup/unit.html", context, status=status)
