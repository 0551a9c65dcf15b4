"""Indicators: the list, one indicator, its values, its targets, its definition."""

from collections import defaultdict
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.indicators import actions, queries, schedule
from tertial.indicators.queries import IndicatorRow
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import page

from . import rows
from .figures import period
from .forms import IndicatorForm, TargetForm, ValueForm

PERIODS_OFFERED = 13
VALUES_SHOWN = 13


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """Every indicator by what it measures, with latest value, course and target."""
    found = queries.indicators(request.actor.agency_id)
    grouped = defaultdict(list)
    for row in found:
        grouped[row.kind].append(rows.line(row))
    context = {"groups": rows.groups(grouped), "standing": rows.standing(found), "count": len(found)}
    context["may_edit"] = request.actor.may("indicator.edit")
    return page(request, "indicators/index.html", context)


@needs("agency.read")
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: chart, values, targets, every revision, definition."""
    agency, actor = request.actor.agency_id, request.actor
    row = queries.indicator(agency, pk)
    values, targets = queries.values(pk, agency_id=agency), queries.targets(pk, agency_id=agency)
    chart = rows.chart(row, values, targets)
    history = queries.revisions(pk, agency_id=agency)
    context = {
        "row": row,
        "line": rows.line(row),
        "finding": rows.finding(row),
        "chart": rows.svg(chart) if chart else "",
        "values": [rows.value(row, v) for v in reversed(values[-VALUES_SHOWN:])],
        "earlier": [rows.value(row, v) for v in reversed(values[:-VALUES_SHOWN])],
        "targets": [rows.target(row, t) for t in queries.all_targets(pk, agency_id=agency)],
        "history": [rows.value(row, v) for v in history],
        "corrected": len(history) > len(values),
        "may_report": actor.may("indicator.report", row.unit_id),
        "may_edit": actor.may("indicator.edit", row.unit_id),
    }
    return page(request, "indicators/indicator.html", context)


@needs("indicator.report")
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Give or correct the value of a period."""
    row = _within(request, pk, "indicator.report")
    given = queries.values(pk, agency_id=request.actor.agency_id)
    form = ValueForm(
        request.POST or None,
        initial={"source": row.source, "period": request.GET.get("period", "")},
        periods=_periods(row, {(v.period_start, v.period_end) for v in given}),
        split=row.split_by_sex,
    )
    if request.method == "POST" and form.is_valid() and _recorded(request, row, form):
        return redirect("indicators:indicator", pk)
    context = {"row": row, "line": rows.line(row), "form": form}
    return page(request, "indicators/value.html", context, status=422 if form.errors else 200)


@needs("indicator.edit")
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Verify or lock the value of a period."""
    what = actions.lock_value if request.POST.get("do") == "lock" else actions.verify_value
    try:
        start, end = (date.fromisoformat(request.POST.get(name, "")) for name in ("period_start", "period_end"))
    except ValueError:
        return redirect("indicators:indicator", pk)
    what(indicator_id=pk, period_start=start, period_end=end, by=request.actor)
    messages.success(
        request, _("The value is verified.") if "verify" in what.__name__ else _("The value is locked.")
    )
    return redirect("indicators:indicator", pk)


@needs("indicator.edit")
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or change a target."""
    row = _within(request, pk, "indicator.edit")
    form = TargetForm(request.POST or None, initial={"due_on": date(clock.today().year, 12, 31)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_target(indicator_id=pk, **form.cleaned_data, by=request.actor)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            messages.success(request, _("The target is set."))
            return redirect("indicators:indicator", pk)
    context = {"row": row, "line": rows.line(row), "form": form}
    return page(request, "indicators/target.html", context, status=422 if form.errors else 200)


@needs("indicator.edit")
def define(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Define an indicator, or define it anew."""
    today, agency = clock.today(), request.actor.agency_id
    row = _within(request, pk, "indicator.edit") if pk else None
    units = [u for u in organisation.units(agency, on=today) if request.actor.may("indicator.edit", u.id)]
    form = IndicatorForm(
        request.POST or None,
        initial=rows.as_form(row) if row else {"decimals": 0, "unit_id": request.actor.unit_id},
        units=units,
        people=organisation.people(agency, on=today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.define_indicator(indicator_id=pk, **form.cleaned_data, by=request.actor)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            messages.success(request, _("The definition is saved."))
            return redirect("indicators:indicator", made)
    return page(request, "indicators/define.html", {"row": row, "form": form}, status=422 if form.errors else 200)


def _within(request: HttpRequest, pk: int, right: str) -> IndicatorRow:
    row = queries.indicator(request.actor.agency_id, pk)
    if not request.actor.may(right, row.unit_id):
        raise NotAllowed(right=right)
    return row


def _periods(row: IndicatorRow, given: set[tuple[date, date]]) -> list[tuple[str, str]]:
    """The latest periods that have ended, newest first, saying which have a value already."""
    found, day = [], clock.today()
    for _number in range(PERIODS_OFFERED):
        start, end = schedule.latest_ended(row.frequency, day, cumulative=row.cumulative)
        said = period(start, end, cumulative=row.cumulative)
        words = _("%(period)s, has a value") % {"period": said} if (start, end) in given else said
        found.append((f"{start.isoformat()}_{end.isoformat()}", words))
        day = _first_of(row, end)
    return found


def _first_of(row: IndicatorRow, end: date) -> date:
    """The first day of the period that ends on a day, counted by itself."""
    return schedule.latest_ended(row.frequency, end + timedelta(days=1), cumulative=False)[0]


def _recorded(request: HttpRequest, row: IndicatorRow, form: ValueForm) -> bool:
    said = form.cleaned_data
    start, end = form.period_chosen()
    try:
        actions.record_value(
            indicator_id=row.id,
            period_start=start,
            period_end=end,
            value=said["value"],
            women=said.get("women"),
            men=said.get("men"),
            source=said["source"],
            note=said["note"],
            by=request.actor,
        )
    except Invalid as wrong:
        form.refuse(wrong.fields)
        return False
    messages.success(request, _("The value for %(period)s is saved.") % {"period": period(start, end)})
    return True
