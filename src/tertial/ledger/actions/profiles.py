"""Saving which column of the agency's own CSV export holds what."""

from collections.abc import Mapping

from django.db import transaction

from tertial.access.actor import Actor
from tertial.formats.ledger_csv import PROFILES
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed
from tertial.ledger.models import ImportProfile

REQUIRED = ("period", "account", "amount")
OPTIONAL = ("date", "series", "number", "text", "account_name")


@transaction.atomic
def save_profile(
    *, name: str, columns: Mapping[str, str], dimensions: Mapping[int, str], balanced: bool, by: Actor
) -> None:
    """Save a profile under a name, or change the one that has it. Shipped names are taken."""
    if not by.may("ledger.import"):
        raise NotAllowed(right="ledger.import")
    name, columns = name.strip(), {key: columns.get(key, "").strip() for key in (*REQUIRED, *OPTIONAL)}
    wrong = {key: "required" for key in REQUIRED if not columns[key]}
    if not name:
        wrong["name"] = "required"
    if name in {profile.name for profile in PROFILES}:
        wrong["name"] = "taken"
    if len({column.casefold() for column in _used(columns, dimensions)}) < len(_used(columns, dimensions)):
        wrong["dimensions"] = "column_twice"
    if wrong:
        raise Invalid(**wrong)
    ImportProfile.objects.update_or_create(
        agency_id=by.agency_id,
        name=name,
        defaults={
            "columns": columns,
            "dimensions": {str(number): column for number, column in sorted(dimensions.items())},
            "balanced": balanced,
            "saved_at": clock.now(),
            "saved_by": by.name,
        },
    )
    events.record("ledger.profile_saved", by=by, subject=f"import_profile:{name}", columns=columns)


def _used(columns: Mapping[str, str], dimensions: Mapping[int, str]) -> list[str]:
    return [column for column in (*columns.values(), *dimensions.values()) if column]
