"""The agency's own weights."""

from django.db import transaction

from tertial.access.actor import Actor
from tertial.followup.models import Ways
from tertial.followup.rules.weight import Weights
from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed


@transaction.atomic
def set_weights(*, weights: Weights, by: Actor) -> None:
    """Say what each part of a deviation's weight counts for at this agency."""
    if not by.may("followup.open"):
        raise NotAllowed(right="followup.open")
    plain = [weights.late, weights.deviation, weights.requirement, weights.decision, weights.per_period]
    amounts = [amount for amount, _points in weights.money]
    if min(plain) < 0 or any(points < 0 for _amount, points in weights.money):
        raise Invalid(late="negative")
    if amounts != sorted(set(amounts)):
        raise Invalid(money="not_rising")
    Ways.objects.update_or_create(agency_id=by.agency_id, defaults={"weights": weights.as_json()})
    events.record("followup.weights_set", by=by, subject=f"agency:{by.agency_id}", weights=weights.as_json())
