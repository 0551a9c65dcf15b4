"""What happens beside the wording: status between rounds, milestones passed, units answering whether they join."""

from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.planning import policy
from tertial.planning.errors import NotACommitment, NotInForce
from tertial.planning.models import Contribution, MilestonePassed, Node, NodeText
from tertial.planning.scales import ACTIVITY, COMMITMENT, NEEDS_NOTE, NOTE_LIMIT, STATUSES


@transaction.atomic
def set_status(*, node_id: int, status: str, note: str = "", by: Actor) -> None:
    """Say how a commitment or activity in force goes; deviation, late and dropped need a word on why."""
    text = _text_in_force(node_id, by)
    if text.kind.sort not in {COMMITMENT, ACTIVITY}:
        raise NotACommitment(number=text.number)
    faults = {}
    if status not in STATUSES:
        faults["status"] = "unknown"
    if status in NEEDS_NOTE and not note.strip():
        faults["note"] = "required"
    if len(note) > NOTE_LIMIT:
        faults["note"] = "too_long"
    if faults:
        raise Invalid(**faults)
    before = text.node.status
    Node.objects.filter(pk=node_id).update(
        status=status, status_note=note.strip(), status_on=clock.today(), status_by=by.name
    )
    events.record("planning.status_set", by=by, subject=f"node:{node_id}", before=before, status=status, note=note)


@transaction.atomic
def pass_milestone(*, node_id: int, key: str, done_on: date | None, by: Actor) -> None:
    """Record the day a milestone was passed; without a day, that it was not passed after all."""
    text = _text_in_force(node_id, by)
    if not any(milestone["key"] == key for milestone in text.milestones):
        raise NotFound(milestone=key)
    if done_on is not None and done_on > clock.today():
        raise Invalid(done_on="future")
    if done_on is None:
        MilestonePassed.objects.filter(node=node_id, key=key).delete()
    else:
        MilestonePassed.objects.update_or_create(
            node_id=node_id,
            key=key,
            defaults={"agency_id": by.agency_id, "done_on": done_on, "recorded_by": by.name},
        )
    day = done_on.isoformat() if done_on else None
    events.record("planning.milestone_passed", by=by, subject=f"node:{node_id}", key=key, done_on=day)


def _text_in_force(node_id: int, by: Actor) -> NodeText:
    """The text in force of a node that the actor follows. Raises NotFound, NotInForce, NotAllowed."""
    node = Node.objects.filter(agency_id=by.agency_id, pk=node_id).select_related("plan").first()
    if node is None:
        raise NotFound(node=node_id)
    text = NodeText.objects.filter(node=node, version=node.plan.in_force).select_related("kind", "node").first()
    if text is None:
        raise NotInForce(node=node_id)
    if not policy.may_follow(by, node.plan.unit_id, text.responsible_id):
        raise NotAllowed(right="followup.report")
    return text


@transaction.atomic
def answer_contribution(*, contribution_id: int, accept: bool, reason: str = "", by: Actor) -> None:
    """A unit says whether it takes part in another unit's commitment; a no needs its reason."""
    asked = (
        Contribution.objects.select_for_update(of=("self",))
        .filter(agency_id=by.agency_id, pk=contribution_id)
        .select_related("text")
        .first()
    )
    if asked is None:
        raise NotFound(contribution=contribution_id)
    if not policy.may_submit(by, asked.unit_id):
        raise NotAllowed(right="plan.submit")
    if not accept and not reason.strip():
        raise Invalid(reason="required")
    if len(reason) > 500:
        raise Invalid(reason="too_long")
    asked.reply = Contribution.Reply.ACCEPTED if accept else Contribution.Reply.DECLINED
    asked.reason, asked.replied_by, asked.replied_on = reason.strip(), by.name, clock.today()
    asked.save(update_fields=["reply", "reason", "replied_by", "replied_on"])
    events.record(
        "planning.contribution_answered",
        by=by,
        subject=f"node:{asked.text.node_id}",
        unit=asked.unit_id,
        reply=asked.reply,
        reason=asked.reason,
    )
