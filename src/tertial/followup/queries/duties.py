"""What follow-up asks of a person: report, hand in, look at, decide."""

from datetime import date

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from tertial.access.actor import Actor
from tertial.calc.periods import Period
from tertial.followup import scales
from tertial.followup.models import CommitmentReport, Reminder, Return, Round, UnitReport
from tertial.kernel.duties import Duty

from .deviations import decisions


def duties(actor: Actor, today: date) -> list[Duty]:
    """Everything in open rounds that waits for the person or for whom they stand in. At most 9 queries."""
    open_reports = list(
        UnitReport.objects.filter(agency_id=actor.agency_id, round__state=Round.State.OPEN)
        .select_related("round", "unit", "parent")
        .order_by("round__year", "round__period", "depth", "unit__position")
    )
    if not open_reports:
        return []
    return [
        *_own_commitments(actor, open_reports),
        *_own_units(actor, open_reports),
        *_to_accept(actor, open_reports),
        *_to_review(actor, open_reports),
        *_to_decide(actor, open_reports),
    ]


def _people(actor: Actor) -> set[int]:
    return {p for p in (actor.person_id, *(who for who, _name in actor.acting_for)) if p is not None}


def _units_led(actor: Actor) -> set[int]:
    """Units the person heads in person (or stands in for whom does): rights from above do not make a duty."""
    return {unit for role, unit in actor.roles if role == "head"}


def _address(report: UnitReport) -> tuple[object, ...]:
    return (report.round.year, report.round.period, report.unit.code)


def _own_commitments(actor: Actor, open_reports: list[UnitReport]) -> list[Duty]:
    by_id = {r.pk: r for r in open_reports if r.state in scales.OPEN_STATES}
    found = CommitmentReport.objects.filter(
        report_id__in=by_id, reported_at=None, responsible_id__in=_people(actor)
    ).order_by("position")
    parts = list(found)
    sent_back = {r.part_id: r for r in Return.objects.filter(part__in=parts, answered_at=None).order_by("at")}
    reminded = set(Reminder.objects.filter(part__in=parts).values_list("part_id", flat=True)) if parts else set()
    return [_commitment(by_id[p.report_id], p, sent_back.get(p.pk), reminded=p.pk in reminded) for p in parts]


def _commitment(report: UnitReport, part: CommitmentReport, sent_back: Return | None, *, reminded: bool) -> Duty:
    reason = _("Is it on plan? Will the result be reached?")
    if sent_back:
        reason = f"”{sent_back.reason}”"
    elif reminded:
        reason = _("You have been reminded of this.")
    return Duty(
        due=report.round.units_due,
        title=_("Report commitment %(number)s %(title)s") % {"number": part.number, "title": part.title},
        reason=reason,
        url_name="followup:commitment",
        url_args=(*_address(report), part.number),
        action_word=pgettext("verb", "Answer") if sent_back else pgettext("verb", "Report"),
        who=sent_back.by_name if sent_back else "",
        status=part.on_plan,
    )


def _own_units(actor: Actor, open_reports: list[UnitReport]) -> list[Duty]:
    mine = [r for r in open_reports if r.unit_id in _led(actor, open_reports) and r.state in scales.OPEN_STATES]
    lacking: dict[int, list[str]] = {r.pk: [] for r in mine}
    total = dict.fromkeys(lacking, 0)
    found = CommitmentReport.objects.filter(report_id__in=lacking).order_by("position")
    for report_id, number, title, reported in found.values_list("report_id", "number", "title", "reported_at"):
        total[report_id] += 1
        if reported is None:
            lacking[report_id].append(f"{number} {title}")
    return [_hand_in(r, lacking[r.pk], total[r.pk]) for r in mine]


def _led(actor: Actor, open_reports: list[UnitReport]) -> set[int]:
    """Units led by the person, or by somebody they stand in for."""
    led = _units_led(actor)
    if actor.acting_for:
        led = led | {r.unit_id for r in open_reports if actor.may("followup.submit", r.unit_id)}
    return led


def _hand_in(report: UnitReport, lacking: list[str], total: int) -> Duty:
    period = Period(report.round.period).label(get_language() or "sv").lower()
    reason = _("Missing: %(what)s.") % {"what": ", ".join(lacking)} if lacking else _("Everything is reported.")
    return Duty(
        due=report.round.departments_due if report.depth < 2 else report.round.units_due,
        title=_("Hand in the report of %(unit)s, %(period)s") % {"unit": report.unit.name, "period": period},
        reason=reason,
        url_name="followup:unit",
        url_args=_address(report),
        action_word=pgettext("verb", "Continue"),
        done=total - len(lacking),
        total=total,
    )


def _to_accept(actor: Actor, open_reports: list[UnitReport]) -> list[Duty]:
    led = {
        r.pk: r for r in open_reports if r.unit_id in _led(actor, open_reports) and r.state in scales.OPEN_STATES
    }
    waiting = CommitmentReport.objects.filter(report_id__in=led, reported_at__isnull=False, seen_at=None)
    return [
        Duty(
            due=led[p.report_id].round.units_due,
            title=_("Commitment %(number)s %(title)s") % {"number": p.number, "title": p.title},
            reason=_("Status report, handed in by %(name)s.") % {"name": p.reported_by},
            url_name="followup:commitment",
            url_args=(*_address(led[p.report_id]), p.number),
            action_word=pgettext("verb", "Review"),
            sort="sign",
            who=p.reported_by,
            status=p.on_plan,
        )
        for p in waiting.order_by("position")
    ]


def _to_review(actor: Actor, open_reports: list[UnitReport]) -> list[Duty]:
    led = _led(actor, open_reports)
    planner = {unit for role, unit in actor.roles if role == "planner"}
    mine = [
        r
        for r in open_reports
        if r.state == scales.IN_REVIEW and r.parent and (r.parent.unit_id in led or r.parent.unit_id in planner)
    ]
    return [
        Duty(
            due=r.round.departments_due if r.depth > 1 else r.round.compiled_due,
            title=_("The report of %(unit)s") % {"unit": r.unit.name},
            reason=_("Handed in by %(name)s.") % {"name": r.submitted_by},
            url_name="followup:unit",
            url_args=_address(r),
            action_word=pgettext("verb", "Review"),
            sort="sign",
            who=r.submitted_by,
        )
        for r in mine
    ]


def _to_decide(actor: Actor, open_reports: list[UnitReport]) -> list[Duty]:
    top = open_reports[0]
    if not any(role == "management" for role, _unit in actor.roles):
        return []
    asked = decisions(actor.agency_id)
    if not asked:
        return []
    return [
        Duty(
            due=top.round.management_on,
            title=_("Decide: %(title)s") % {"title": d.title},
            reason=_("%(unit)s asks for it, deviation %(number)s.") % {"unit": d.unit, "number": d.deviation},
            url_name="followup:decision",
            url_args=(d.id,),
            action_word=_("Read and decide"),
            sort="sign",
            who=d.asked_by,
        )
        for d in asked
    ]
