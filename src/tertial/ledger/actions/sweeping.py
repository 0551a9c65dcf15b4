"""Taking away what a crash left behind."""

from datetime import timedelta

from django.conf import settings

from tertial.analytics import store
from tertial.kernel import clock
from tertial.ledger import pending
from tertial.ledger.models import Batch

YOUNGEST = timedelta(days=1)  # somebody may be importing right now


def sweep() -> int:
    """Remove what is a day old of rows that no batch stands for and files that nobody confirmed; gives how many."""
    root, oldest = settings.DATA / "ledger", (clock.now() - YOUNGEST).timestamp()
    known = set(Batch.objects.values_list("key", flat=True))
    left = [key for key, written in store.keys_on_disk(root) if key not in known and written < oldest]
    for key in left:
        store.remove(root, key)
    return len(left) + pending.forget_before(oldest)
