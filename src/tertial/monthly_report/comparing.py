"""What has changed since a report was fixed. The fixed report stays as it was; the difference is told."""

from dataclasses import dataclass, replace

from tertial.calc.guide import share_used

from .report import Report, base_amount


@dataclass(frozen=True, slots=True)
class Change:
    """An item whose outcome or available amount is another now. An empty code is what no rule takes."""

    code: str
    name: str
    actual_kept: int
    actual_now: int
    available_kept: int
    available_now: int

    @property
    def difference(self) -> int:
        return self.actual_now - self.actual_kept


def changes(kept: Report, now: Report) -> tuple[Change, ...]:
    """Items that differ between the kept report and the present one, and the unsettled rest."""
    names = {item.code: item.name for item in (*now.items, *kept.items)}
    found = [_change(code, name, kept, now) for code, name in names.items()]
    found.append(Change("", "", kept.unsettled_amount, now.unsettled_amount, 0, 0))
    return tuple(one for one in found if one.difference or one.available_now != one.available_kept)


def _change(code: str, name: str, kept: Report, now: Report) -> Change:
    before, after = kept.item(code), now.item(code)
    return Change(
        code,
        name,
        before.actual_cumulative if before else 0,
        after.actual_cumulative if after else 0,
        before.total_available if before else 0,
        after.total_available if after else 0,
    )


def with_base(report: Report, base: str) -> Report:
    """The same report with shares of another base."""
    items = tuple(
        replace(item, share_used=share_used(item.actual_cumulative, base_amount(item, base)))
        for item in report.items
    )
    return replace(report, base=base, items=items)
