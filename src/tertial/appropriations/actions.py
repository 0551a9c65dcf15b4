"""What can be done to appropriations. One function is one decision and one transaction."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from tertial.access.actor import Actor
from tertial.calc.codes import canonical_code
from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotFound
from tertial.organisation.models import Person

from .errors import CodeTaken, OrderTaken
from .models import Decision, Item, ItemMonth, SettlementRule
from .policy import demand


def _item(item_id: int, by: Actor) -> Item:
    found = Item.objects.select_for_update().filter(agency_id=by.agency_id, pk=item_id).first()
    if found is None:
        raise NotFound(item=item_id)
    return found


def _read_code(code: str) -> str:
    try:
        return canonical_code(code)
    except ValueError:
        raise Invalid(code="not_a_code") from None


@transaction.atomic
def add_item(
    *,
    year: int,
    code: str,
    name: str,
    kind: str,
    basis: str,
    credit: int,
    carry: str,
    carry_amount: int = 0,
    by: Actor,
) -> int:
    """Add an appropriation item to a year, following on last year's with the same code; gives its id."""
    demand(by, "appropriation.edit")
    canonical = _read_code(code)
    if credit < 0:
        raise Invalid(credit="negative")
    if Item.objects.filter(agency_id=by.agency_id, year=year, code=canonical).exists():
        raise CodeTaken(year=year, code=canonical)
    before = Item.objects.filter(agency_id=by.agency_id, year=year - 1, code=canonical).first()
    made = Item.objects.create(
        agency_id=by.agency_id,
        year=year,
        code=canonical,
        name=name.strip(),
        kind=kind,
        basis=basis,
        credit=credit,
        carry=carry,
        carry_amount=carry_amount,
        predecessor=before,
        responsible=before.responsible if before else None,
    )
    events.record("appropriations.item_added", by=by, subject=f"appropriations:{year}", code=canonical)
    return made.pk


@transaction.atomic
def change_item(
    *,
    item_id: int,
    name: str,
    credit: int,
    carry: str,
    carry_amount: int,
    gross: bool,
    predecessor_id: int | None,
    responsible_id: int | None,
    by: Actor,
) -> None:
    """Change what is said of an item; its code, kind and basis stay."""
    item = _item(item_id, by)
    demand(by, "appropriation.edit")
    if credit < 0:
        raise Invalid(credit="negative")
    item.predecessor = _predecessor(item, predecessor_id, by)
    item.responsible = _person(responsible_id, by)
    item.name, item.credit, item.gross = name.strip(), credit, gross
    item.carry, item.carry_amount = carry, carry_amount
    item.save()
    events.record(
        "appropriations.item_changed",
        by=by,
        subject=f"appropriations:{item.year}",
        code=item.code,
        credit=credit,
        carry=carry,
        carry_amount=carry_amount,
    )


def _predecessor(item: Item, predecessor_id: int | None, by: Actor) -> Item | None:
    if predecessor_id is None:
        return None
    found = Item.objects.filter(agency_id=by.agency_id, year=item.year - 1, pk=predecessor_id).first()
    if found is None:
        raise Invalid(predecessor="unknown")
    return found


def _person(person_id: int | None, by: Actor) -> Person | None:
    if person_id is None:
        return None
    found = Person.objects.filter(agency_id=by.agency_id, pk=person_id).first()
    if found is None:
        raise Invalid(responsible="unknown")
    return found


@transaction.atomic
def record_decision(
    *,
    item_id: int,
    day: date,
    kind: str,
    amount: int,
    reference: str,
    overrun_order: str = Decision.OverrunOrder.BEFORE_CREDIT,
    by: Actor,
) -> int:
    """Record a dated decision about an item; gives its id. What takes away is negative."""
    item = _item(item_id, by)
    demand(by, "appropriation.edit")
    if kind not in Decision.Kind.values:
        raise Invalid(kind="unknown")
    if kind == Decision.Kind.WITHDRAWAL and amount > 0:
        raise Invalid(amount="withdrawal_takes_away")
    if kind in {Decision.Kind.PERMITTED_OVERRUN, Decision.Kind.ALLOCATION} and amount < 0:
        raise Invalid(amount="negative")
    made = Decision.objects.create(
        agency_id=by.agency_id,
        item=item,
        date=day,
        kind=kind,
        amount=amount,
        reference=reference.strip(),
        overrun_order=overrun_order,
    )
    events.record(
        "appropriations.decision_recorded",
        by=by,
        subject=f"appropriations:{item.year}",
        code=item.code,
        decision=kind,
        amount=amount,
        date=day.isoformat(),
        reference=reference.strip(),
    )
    return made.pk


@transaction.atomic
def strike_decision(*, decision_id: int, reason: str, by: Actor) -> None:
    """Take away a decision that was recorded wrongly. The audit chain keeps it, with the reason."""
    found = Decision.objects.select_related("item").filter(agency_id=by.agency_id, pk=decision_id).first()
    if found is None:
        raise NotFound(decision=decision_id)
    demand(by, "appropriation.edit")
    if not reason.strip():
        raise Invalid(reason="missing")
    events.record(
        "appropriations.decision_struck",
        by=by,
        subject=f"appropriations:{found.item.year}",
        code=found.item.code,
        decision=found.kind,
        amount=found.amount,
        date=found.date.isoformat(),
        reference=found.reference,
        reason=reason.strip(),
    )
    found.delete()


@transaction.atomic
def add_rule(
    *,
    item_id: int,
    order: int,
    account_from: str,
    account_to: str,
    dimension: int | None,
    wanted: str | None,
    valid_from: int | None = None,
    valid_to: int | None = None,
    by: Actor,
) -> int:
    """Add a settlement rule; it applies to the whole year's rows at once. Gives its id."""
    item = _item(item_id, by)
    demand(by, "settlement.edit")
    if (dimension is None) != (not wanted):
        raise Invalid(object="dimension_with_object")
    if valid_from and valid_to and valid_to < valid_from:
        raise Invalid(valid_to="ends_before_start")
    try:
        with transaction.atomic():
            made = SettlementRule.objects.create(
                agency_id=by.agency_id,
                year=item.year,
                order=order,
                item=item,
                account_from=account_from,
                account_to=account_to or account_from,
                dimension=dimension,
                object=wanted or None,
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError:
        raise OrderTaken(order=order) from None
    events.record(
        "appropriations.rule_added", by=by, subject=f"appropriations:{item.year}", order=order, code=item.code
    )
    return made.pk


@transaction.atomic
def remove_rule(*, year: int, order: int, by: Actor) -> None:
    """Take away a settlement rule; what it took becomes unsettled or falls to a later rule."""
    found = SettlementRule.objects.filter(agency_id=by.agency_id, year=year, order=order).first()
    if found is None:
        raise NotFound(order=order)
    demand(by, "settlement.edit")
    events.record(
        "appropriations.rule_removed",
        by=by,
        subject=f"appropriations:{year}",
        order=order,
        code=found.item.code,
        accounts=f"{found.account_from}..{found.account_to}",
        object=found.object,
    )
    found.delete()


@transaction.atomic
def set_months(*, item_id: int, months: Mapping[int, tuple[int | None, int | None]], by: Actor) -> None:
    """Set the payment plan and what stood decided but unpaid, by month; both may be unsaid."""
    item = _item(item_id, by)
    demand(by, "appropriation.edit")
    if not set(months) <= set(range(1, 13)):
        raise Invalid(month="outside_year")
    for month, (planned, unpaid) in months.items():
        ItemMonth.objects.update_or_create(
            item=item,
            month=month,
            defaults={"agency_id": by.agency_id, "planned": planned, "decided_unpaid": unpaid},
        )
    events.record(
        "appropriations.months_set",
        by=by,
        subject=f"appropriations:{item.year}",
        code=item.code,
        planned=sum(planned or 0 for planned, _unpaid in months.values()),
    )
