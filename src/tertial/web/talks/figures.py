"""The figures of the moment for a unit's talk: commitments, deviations, indicators."""

from django.utils.translation import gettext as _

from tertial.followup import queries as followup
from tertial.indicators import queries as indicators
from tertial.indicators.queries import IndicatorRow
from tertial.kernel.errors import NotFound
from tertial.reflection.actions import Pinned
from tertial.web.components import numbers
from tertial.web.components.statuses import status_word


def of_unit(agency_id: int, unit_id: int, unit_code: str, *, year: int, period: str) -> list[Pinned]:
    """What stands right now. Some 10 queries."""
    return [
        *_commitments(agency_id, unit_code, year, period),
        *_deviations(agency_id, unit_id, year),
        *[_indicator(i) for i in indicators.indicators(agency_id) if i.unit_id == unit_id and i.latest],
    ]


def _commitments(agency_id: int, unit_code: str, year: int, period: str) -> list[Pinned]:
    try:
        round_ = followup.round_of(agency_id, year, period)
        report = followup.report_of(agency_id, round_.id, unit_code)
    except NotFound:
        return []
    parts = followup.parts(agency_id, report.id)
    good = sum(part.on_plan in {"on_plan", "done"} for part in parts)
    told = _("%(good)s of %(total)s") % {"good": good, "total": len(parts)}
    return [Pinned(_("Commitments on plan or done"), told)]


def _deviations(agency_id: int, unit_id: int, year: int) -> list[Pinned]:
    found = followup.deviations(agency_id, year, unit_ids={unit_id})
    return [
        Pinned(f"{d.commitment_number} {d.commitment}", str(status_word(d.light, "on_plan")), d.what, d.light)
        for d in found
    ]


def _indicator(row: IndicatorRow) -> Pinned:
    value = f"{numbers.number(row.latest.value, row.decimals)} {row.unit_label}".strip()
    target = ""
    if row.target:
        target = _("target %(value)s") % {"value": numbers.number(row.target.value, row.decimals)}
    return Pinned(row.name, value, target)
