"""Decisions that deviations ask of management, and their taking."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from tertial.access.actor import Actor
from tertial.followup.errors import AlreadyDecided
from tertial.followup.models import Decision, Deviation, Round
from tertial.kernel import clock, events
from tertial.kernel.decisions import DecidedVersion, sha256_of
from tertial.kernel.errors import Invalid, NotFound
from tertial.organisation import queries as organisation

from .found import demand


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a decision (Myndighetsförordningen 2007:515, 21 §), and its registry number."""

    decided_on: date | None = None
    decided_by: str = ""
    reporting_officer: str = ""
    participants: tuple[str, ...] = ()
    dissent: str = ""
    registry_number: str = ""
    reason: str = ""


@transaction.atomic
def decide(*, decision_id: int, text: str, facts: Facts, action_wanted: bool = False, by: Actor) -> None:
    """Take the decision that was asked for; or, with `action_wanted`, decide that the unit shall act first."""
    found = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("deviation", "unit", "round")
        .filter(agency_id=by.agency_id, pk=decision_id)
        .first()
    )
    if found is None:
        raise NotFound(decision=decision_id)
    demand(by, "followup.decide", found.unit_id)
    if found.is_decided:
        raise AlreadyDecided(decision=decision_id)
    if not text.strip():
        raise Invalid(text="say_the_decision")
    demand_facts(facts, by.agency_id)
    found.outcome = Decision.Outcome.ACTION if action_wanted else Decision.Outcome.DECIDED
    found.wording = {
        "asked": found.title,
        "background": found.background,
        "decision": text.strip(),
        "deviation": found.deviation.number,
        "outcome": found.outcome,
        "unit": found.unit.name,
    }
    freeze(found, facts, by)
    found.save()
    events.record("followup.decided", by=by, subject=f"decision:{found.pk}", outcome=found.outcome)


def demand_facts(facts: Facts, agency_id: int) -> None:
    """Day, who decided and reporting officer, and the registry number unless the agency does without."""
    missing = {
        name: "missing" for name in ("decided_on", "decided_by", "reporting_officer") if not getattr(facts, name)
    }
    if organisation.agency(agency_id).registry_number_required and not facts.registry_number.strip():
        missing["registry_number"] = "missing"
    if facts.decided_on and facts.decided_on > clock.today():
        missing["decided_on"] = "in_the_future"
    if missing:
        raise Invalid(**missing)


def freeze(row: DecidedVersion, facts: Facts, by: Actor) -> None:
    """Put facts, hash and recorder on a row; once saved, the database keeps it as it is."""
    row.decided_on, row.decided_by = facts.decided_on, facts.decided_by
    row.reporting_officer, row.participants = facts.reporting_officer, list(facts.participants)
    row.dissent, row.registry_number, row.reason = facts.dissent, facts.registry_number, facts.reason
    row.sha256 = sha256_of(row.wording)
    row.recorded_by, row.recorded_at = by.name, clock.now()


def ask(deviation: Deviation, round_: Round, by: Actor) -> None:
    """Put the wanted decision before management, once; a later saving changes what is asked until it is taken."""
    title = deviation.decision_wanted.strip()
    asked = Decision.objects.filter(deviation=deviation, recorded_at=None).first()
    if not title:
        if asked:
            asked.delete()
        return
    if asked is None:
        if Decision.objects.filter(deviation=deviation, outcome=Decision.Outcome.DECIDED, title=title).exists():
            return
        asked = Decision(
            agency_id=deviation.agency_id,
            round=round_,
            deviation=deviation,
            unit_id=deviation.unit_id,
            number=_next_number(round_),
            asked_on=clock.today(),
            asked_by=by.name,
        )
    asked.title, asked.background = title, deviation.decision_background.strip()
    asked.save()


def _next_number(round_: Round) -> int:
    Round.objects.select_for_update().get(pk=round_.pk)
    return (Decision.objects.filter(round=round_).aggregate(Max("number"))["number__max"] or 0) + 1
