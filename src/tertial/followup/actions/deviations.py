"""Opening, describing and closing a deviation."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction
from django.db.models import Max

from tertial.access.actor import Actor
from tertial.calc.periods import period_of
from tertial.followup import scales
from tertial.followup.models import CommitmentReport, Decision, Deviation
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.models import Agency, Person
from tertial.planning import queries as planning

from .found import demand, demand_reporting

DEMANDED = ("what", "cause", "consequence", "action", "owner_id", "due")


@dataclass(frozen=True, slots=True)
class DeviationText:
    """What is said about a deviation. `effect` in öre, minus is worse than planned."""

    what: str = ""
    cause: str = ""
    consequence: str = ""
    action: str = ""
    owner_id: int | None = None
    due: date | None = None
    effect: int | None = None
    decision_wanted: str = ""
    decision_background: str = ""
    result: str = ""

    def missing(self) -> list[str]:
        """The fields that a deviation cannot be without."""
        return [name for name in DEMANDED if not getattr(self, name)]


@transaction.atomic
def open_deviation(*, commitment_id: int, year: int, light: str, text: DeviationText, by: Actor) -> int:
    """Note a deviation between rounds, on a commitment of the plan in force; gives its id."""
    commitment = next((c for c in planning.commitments(by.agency_id, year) if c.id == commitment_id), None)
    if commitment is None:
        raise NotFound(commitment=commitment_id)
    demand_reporting(by, commitment.unit_id, commitment.responsible_id)
    demand_words(light, text)
    kind = organisation.agency(by.agency_id).followup_kind
    made = Deviation(
        agency_id=by.agency_id,
        unit_id=commitment.unit_id,
        commitment_id=commitment.id,
        commitment_number=commitment.number,
        commitment_title=commitment.title,
        answers_requirement=bool(commitment.requirement_ids),
        light=light,
        opened_on=clock.today(),
        opened_in=period_of(kind, clock.today()).code,
    )
    _number(made, year)
    write(made, text, by)
    return made.pk


@transaction.atomic
def close_deviation(*, deviation_id: int, result: str, by: Actor) -> None:
    """Close a deviation with what came of it; a closed one is no longer carried to the next period."""
    found = Deviation.objects.select_for_update().filter(agency_id=by.agency_id, pk=deviation_id).first()
    if found is None:
        raise NotFound(deviation=deviation_id)
    demand(by, "followup.report", found.unit_id)
    if not result.strip():
        raise Invalid(result="say_the_result")
    if found.state == Deviation.State.OPEN:
        close(found, result, by)


def close(deviation: Deviation, result: str, by: Actor) -> None:
    """Close it today. Decisions asked for and not taken fall with it."""
    deviation.state, deviation.result, deviation.closed_on = Deviation.State.CLOSED, result, clock.today()
    deviation.save(update_fields=["state", "result", "closed_on"])
    Decision.objects.filter(deviation=deviation, recorded_at=None).delete()
    events.record("followup.deviation_closed", by=by, subject=f"deviation:{deviation.pk}", number=deviation.number)


def demand_words(light: str, text: DeviationText) -> None:
    """Yellow and red need words: cause, consequence, action, owner and day. Raises Invalid with the fields."""
    if light not in scales.NEEDS_WORDS:
        raise Invalid(on_plan="choose")
    missing = text.missing()
    if missing:
        raise Invalid(**dict.fromkeys(missing, "missing"))


def note(part: CommitmentReport, text: DeviationText, by: Actor) -> Deviation | None:
    """Keep what a report says of the commitment's open deviation; a first word opens one."""
    found = of_commitment(part)
    if found is None:
        if not text.what.strip():
            return None
        found = _opened_by(part)
    found.light = part.on_plan
    write(found, text, by)
    return found


def of_commitment(part: CommitmentReport) -> Deviation | None:
    """The open deviation of the commitment, or None."""
    return (
        Deviation.objects.select_for_update()
        .filter(agency_id=part.agency_id, commitment_id=part.commitment_id, state=Deviation.State.OPEN)
        .first()
    )


def write(deviation: Deviation, text: DeviationText, by: Actor) -> None:
    """Put the words into the deviation and record it when they say something new."""
    if text.owner_id and not Person.objects.filter(agency_id=by.agency_id, pk=text.owner_id).exists():
        raise Invalid(owner_id="unknown")
    names = [field.name for field in fields(text) if field.name != "result"]
    changed = [name for name in names if getattr(deviation, name) != getattr(text, name)]
    for name in changed:
        setattr(deviation, name, getattr(text, name))
    new = deviation.pk is None
    deviation.save()
    if new:
        events.record(
            "followup.deviation_opened", by=by, subject=f"deviation:{deviation.pk}", number=deviation.number
        )


def _opened_by(part: CommitmentReport) -> Deviation:
    made = Deviation(
        agency_id=part.agency_id,
        unit_id=part.report.unit_id,
        commitment_id=part.commitment_id,
        commitment_number=part.number,
        commitment_title=part.title,
        answers_requirement=part.answers_requirement,
        opened_on=clock.today(),
        opened_in=part.report.round.period,
    )
    _number(made, part.report.round.year)
    return made


def _number(deviation: Deviation, year: int) -> None:
    """The next number of the agency's year. The agency's row is locked, so that two at once do not collide."""
    Agency.objects.select_for_update().get(pk=deviation.agency_id)
    last = Deviation.objects.filter(agency_id=deviation.agency_id, year=year).aggregate(Max("serial"))[
        "serial__max"
    ]
    deviation.year, deviation.serial = year, (last or 0) + 1
