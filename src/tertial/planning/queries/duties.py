"""What people owe in planning. Asked of those who lead the unit, and of whoever stands in for them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.access.rights import HEAD, MANAGEMENT
from tertial.kernel.duties import Duty
from tertial.planning.models import Contribution, PlanReturn, PlanVersion
from tertial.planning.titles import plan_title

State = PlanVersion.State
Units = Collection[int]


def duties(actor: Actor, today: date) -> list[Duty]:
    """Plans given back, to hand in and to decide, and other units' questions. At most 5 queries."""
    holders = access.holders_by_role(actor.agency_id, (HEAD, MANAGEMENT), on=today)
    led, managed = (_led(actor, holders[role]) for role in (HEAD, MANAGEMENT))
    return [
        *_returned(actor, led),
        *_to_submit(actor, led),
        *_asked(actor, led),
        *_to_decide(actor, managed),
    ]


def _led(actor: Actor, holders: Iterable[tuple[int, int, str]]) -> Units:
    """The units in which the actor, or somebody the actor stands in for, holds the role itself."""
    return {unit for unit, person, _name in holders if actor.is_or_stands_in_for(person)}


def _open(actor: Actor, state: str) -> QuerySet[PlanVersion]:
    drafts = PlanVersion.objects.filter(agency_id=actor.agency_id, recorded_at=None, state=state)
    return drafts.select_related("plan__unit").order_by("plan__year", "plan__unit__position")


def _address(version: PlanVersion) -> tuple[object, ...]:
    return version.plan.year, version.plan.unit.code


def _title(version: PlanVersion) -> str:
    unit = version.plan.unit
    return plan_title(unit.kind, unit.name, version.plan.year)


def _returned(actor: Actor, led: Units) -> Iterator[Duty]:
    versions = {v.pk: v for v in _open(actor, State.RETURNED).filter(plan__unit__in=led)}
    latest = {r.version_id: r for r in PlanReturn.objects.filter(version__in=versions).order_by("pk")}
    numbers = {
        (version, node): number
        for version, node, number in PlanReturn.objects.filter(pk__in=[r.pk for r in latest.values()])
        .filter(node__texts__version__in=versions)
        .values_list("node__texts__version", "node", "node__texts__number")
    }
    for pk, given_back in latest.items():
        version = versions[pk]
        facts = {"number": numbers.get((pk, given_back.node_id), ""), "year": version.plan.year}
        title = _("Complete commitment %(number)s in the plan for %(year)s") % facts
        yield Duty(
            given_back.answer_by,
            title if facts["number"] else _("Complete: %(plan)s") % {"plan": _title(version)},
            _("”%(reason)s” Returned by %(who)s.") % {"reason": given_back.reason, "who": given_back.returned_by},
            "planning:draft",
            _address(version),
            pgettext("verb", "Open"),
            who=given_back.returned_by,
        )


def _to_submit(actor: Actor, led: Units) -> Iterator[Duty]:
    drafts = _open(actor, State.DRAFT).filter(plan__unit__in=led)
    lacking = Q(texts__kind__sort="commitment") & (
        Q(texts__responsible=None) | Q(texts__due=None) | Q(texts__expected_result="")
    )
    for version in drafts.annotate(lacking=Count("texts", filter=lacking)):
        n = version.lacking
        yield Duty(
            None,
            _("Hand in: %(plan)s") % {"plan": _title(version)},
            ngettext("%(n)s commitment lacks something.", "%(n)s commitments lack something.", n) % {"n": n}
            if n
            else _("Nothing is missing in the draft."),
            "planning:draft",
            _address(version),
            pgettext("verb", "Continue"),
        )


def _asked(actor: Actor, led: Units) -> Iterator[Duty]:
    questions = Contribution.objects.filter(agency_id=actor.agency_id, unit__in=led, reply=Contribution.Reply.ASKED)
    living = questions.filter(text__version__recorded_at=None)
    for row in living.select_related("text__version__plan__unit").order_by("answer_by", "pk"):
        facts = {"unit": row.text.version.plan.unit.name, "request": row.request, "title": row.text.title}
        asks = _("%(unit)s asks for %(request)s.") if row.request else _("%(unit)s asks about ”%(title)s”.")
        yield Duty(
            row.answer_by,
            _("Say whether the unit takes part in commitment %(number)s") % {"number": row.text.number},
            asks % facts,
            "planning:contribution",
            (row.pk,),
            pgettext("verb", "Answer"),
            who=facts["unit"],
        )


def _to_decide(actor: Actor, managed: Units) -> Iterator[Duty]:
    """One row a year: management decides the plans together."""
    if not managed:
        return
    handed_in: dict[int, list[PlanVersion]] = {}
    for version in _open(actor, State.SUBMITTED):
        handed_in.setdefault(version.plan.year, []).append(version)
    for year, versions in handed_in.items():
        n = len(versions)
        facts = {"n": n, "year": year}
        yield Duty(
            None,
            ngettext("Decide %(n)s plan for %(year)s", "Decide %(n)s plans for %(year)s", n) % facts,
            ", ".join(version.plan.unit.name for version in versions),
            "planning:plan",
            (year,),
            _("Read and decide"),
            sort="sign",
        )
