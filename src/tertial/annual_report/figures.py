"""Linked figures: what the text says, what the source says now, and whether the two still agree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tertial.formats import swedish
from tertial.formats.document import Run
from tertial.formats.document.from_markdown import Say, figures_in

from .models import LinkedFigure, Section
from .sources import Offer, offers


@dataclass(frozen=True, slots=True)
class Use:
    """A section that a figure stands in."""

    section_id: int
    number: str
    title: str
    times: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. `state` is same, changed, kept (another value is known and refused) or gone (no source)."""

    id: int
    label: str
    period: str
    source: str
    reference: str
    shown: str
    bare: str
    current: str
    exact: str
    unit: str
    decimals: int
    state: str
    kept_reason: str
    accepted_by: str
    accepted_at: datetime
    offer: Offer | None
    uses: tuple[Use, ...]

    @property
    def needs_answer(self) -> bool:
        """Whether somebody must accept or keep before the report can be decided."""
        return self.state in {"changed", "gone"} and bool(self.uses)


def in_words(value: Decimal, *, unit: str, scale: int, decimals: int, bare: bool = False) -> str:
    """A value as the text says it, its unit kept on the same line."""
    number = swedish.number(swedish.scaled(value, scale), decimals)
    return number if bare or not unit else f"{number}{swedish.NBSP}{unit.replace(' ', swedish.NBSP)}"


def rows(found: Iterable[LinkedFigure], agency_id: int, year: int, sections: Iterable[Section]) -> list[FigureRow]:
    """The figures with what their sources say now; every source is asked once."""
    listed = list(found)
    now = offers(agency_id, year, only={figure.source for figure in listed}) if listed else {}
    used = _uses(sections)
    return [_row(figure, now.get((figure.source, figure.reference)), used[figure.pk]) for figure in listed]


def _uses(sections: Iterable[Section]) -> dict[int, tuple[Use, ...]]:
    found: dict[int, tuple[Use, ...]] = defaultdict(tuple)
    for section in sections:
        told = figures_in(section.text)
        for pk in dict.fromkeys(told):
            found[pk] += (Use(section.pk, section.number, section.title, told.count(pk)),)
    return found


def _row(figure: LinkedFigure, offer: Offer | None, uses: tuple[Use, ...]) -> FigureRow:
    def said(value: Decimal, *, bare: bool = False) -> str:
        return in_words(value, unit=figure.unit, scale=figure.scale, decimals=figure.decimals, bare=bare)

    return FigureRow(
        figure.pk,
        figure.label,
        offer.period if offer else figure.period,
        figure.source,
        figure.reference,
        said(figure.value),
        said(figure.value, bare=True),
        said(offer.value) if offer else "",
        in_words(offer.value, unit="", scale=figure.scale, decimals=figure.decimals + 2) if offer else "",
        figure.unit,
        figure.decimals,
        _state(figure, offer, said),
        figure.kept_reason,
        figure.accepted_by,
        figure.accepted_at,
        offer,
        uses,
    )


def _state(figure: LinkedFigure, offer: Offer | None, said) -> str:
    """Compared as the reader sees them: a change that rounding hides is no change."""
    if offer is None:
        return "gone"
    if said(offer.value) == said(figure.value):
        return "same"
    refused = figure.kept_against is not None and said(offer.value) == said(figure.kept_against)
    return "kept" if refused else "changed"


def speaker(found: Iterable[FigureRow], *, marked: bool) -> Say:
    """How the text says its figures: plainly, or marked for those who write, the changed ones old before new."""
    by_id = {row.id: row for row in found}

    def say(number: int, bare: bool) -> tuple[Run, ...]:
        row = by_id.get(number)
        if row is None:
            return (Run(f"{{{{figure:{number}}}}}", mark="missing"),)
        text = row.bare if bare else row.shown
        if not marked:
            return (Run(text),)
        address = f"?figure={number}#figure"
        if row.state == "changed":
            new = row.current.removesuffix(f"{swedish.NBSP}{row.unit}") if bare else row.current
            return Run(row.bare, struck=True, mark="changed"), Run(
                f"{swedish.NBSP}{new}", href=address, mark="changed"
            )
        return (Run(text, href=address, mark="missing" if row.state == "gone" else "figure"),)

    return say
