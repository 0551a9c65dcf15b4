"""Reports as they were frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tertial.followup.models import TertialReport


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """One frozen report with the facts of its decision."""

    number: int
    wording: dict[str, Any]
    sha256: str
    decided_on: date
    decided_by: str
    reporting_officer: str
    participants: tuple[str, ...]
    registry_number: str
    dissent: str


def frozen(agency_id: int, report_id: int) -> list[FrozenRow]:
    """Every frozen version of a report, the latest first. 1 query."""
    found = TertialReport.objects.filter(agency_id=agency_id, report_id=report_id, recorded_at__isnull=False)
    return [
        FrozenRow(
            t.number,
            t.wording,
            t.sha256,
            t.decided_on,
            t.decided_by,
            t.reporting_officer,
            tuple(t.participants),
            t.registry_number,
            t.dissent,
        )
        for t in found.order_by("-number")
    ]


def latest_frozen(agency_id: int, report_id: int) -> FrozenRow | None:
    """The version that holds, or None before the report is approved. 1 query."""
    return next(iter(frozen(agency_id, report_id)), None)
