"""Undoing a batch: its rows no longer count, and what it had replaced counts again."""

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.ledger.errors import AlreadyUndone
from tertial.ledger.models import Batch, BatchPeriod


@transaction.atomic
def undo_batch(*, batch_id: int, reason: str, by: Actor) -> None:
    """Take a batch out of the count, for a reason. The file and its rows are kept."""
    batch = Batch.objects.select_for_update().filter(agency_id=by.agency_id, pk=batch_id).first()
    if batch is None:
        raise NotFound(batch=batch_id)
    if not by.may("ledger.undo"):
        raise NotAllowed(right="ledger.undo")
    if batch.state == Batch.State.UNDONE:
        raise AlreadyUndone(batch=batch_id)
    if not reason.strip():
        raise Invalid(reason="required")
    batch.state, batch.undo_reason = Batch.State.UNDONE, reason.strip()
    batch.undone_at, batch.undone_by = clock.now(), by.name
    batch.save(update_fields=["state", "undo_reason", "undone_at", "undone_by"])
    restored = _give_back(batch)
    events.record(
        "ledger.batch_undone", by=by, subject=f"batch:{batch.pk}", reason=batch.undo_reason, restored=restored
    )


def _give_back(batch: Batch) -> list[int]:
    """Pass on what the batch had replaced: to whoever replaced the batch itself, else back into the count."""
    heirs = dict(batch.periods.values_list("code", "replaced_by_id"))
    taken = list(BatchPeriod.objects.filter(replaced_by=batch).select_related("batch"))
    for period in taken:
        period.replaced_by_id = heirs.get(period.code)
    BatchPeriod.objects.bulk_update(taken, ["replaced_by"])
    back = {period.batch_id for period in taken if period.replaced_by_id is None}
    restored = []
    for old in Batch.objects.filter(pk__in=back, state=Batch.State.REPLACED).order_by("pk"):
        if not _loaded_again(old):
            Batch.objects.filter(pk=old.pk).update(state=Batch.State.ACTIVE)
            restored.append(old.pk)
    return restored


def _loaded_again(old: Batch) -> bool:
    return Batch.objects.filter(
        agency_id=old.agency_id, year=old.year, file_sha256=old.file_sha256, state=Batch.State.ACTIVE
    ).exists()
