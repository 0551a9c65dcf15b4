"""Where linked figures come from. A package names what it offers by registering a function at the point.

A source is a function(agency_id, year) -> list[Offer]: everything it can say about the year, in few queries, so
that a report with hundreds of figures asks each source once.
"""

from dataclasses import dataclass
from decimal import Decimal

from tertial.kernel.registry import Point

FIGURES = Point("annual_report.figures")


@dataclass(frozen=True, slots=True)
class Offer:
    """One figure that can stand in a text, as its source says it now. Money is öre with scale -5 (tkr)."""

    source: str
    reference: str
    label: str
    period: str
    value: Decimal
    unit: str = ""
    scale: int = 0
    decimals: int = 0
    status: str = ""
    changed: str = ""
    url_name: str = ""
    url_args: tuple[object, ...] = ()
    area_key: str = ""


def offers(agency_id: int, year: int, *, only: set[str] | None = None) -> dict[tuple[str, str], Offer]:
    """What every source (or only some) says now, by source and reference."""
    found: dict[tuple[str, str], Offer] = {}
    for name, source in FIGURES.items():
        if only is None or name in only:
            found |= {(offer.source, offer.reference): offer for offer in source(agency_id, year)}
    return found
