"""Linked figures: put into a text, accepted when their source has changed, or kept with a reason."""

from django.db import transaction

from tertial.access.actor import Actor
from tertial.annual_report import policy
from tertial.annual_report.errors import NoSuchSource, NothingChanged
from tertial.annual_report.models import LinkedFigure
from tertial.annual_report.sources import Offer, offers
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotFound

from .desk import open_report

SCALES = {"kr": -2, "tkr": -5, "mnkr": -8}
MOST_DECIMALS = 4


@transaction.atomic
def insert_figure(
    *,
    year: int,
    source: str,
    reference: str,
    unit: str | None = None,
    decimals: int | None = None,
    by: Actor,
) -> int:
    """Make a figure of what a source says now; the text names it as {{figure:id}}. Gives its id.

    Money may be written in kr, tkr or mnkr; another unit is only another word.
    """
    report = open_report(year, by, allowed=policy.may_write(by), right="annual.write")
    offer = _offer(by.agency_id, year, source, reference)
    said = offer.unit if unit is None else unit.strip()
    places = offer.decimals if decimals is None else decimals
    if not 0 <= places <= MOST_DECIMALS:
        raise Invalid(decimals="out_of_range")
    if len(said) > 40:
        raise Invalid(unit="too_long")
    figure = LinkedFigure.objects.create(
        agency_id=by.agency_id,
        report=report,
        source=source,
        reference=reference,
        label=offer.label[:200],
        period=offer.period[:60],
        value=offer.value,
        unit=said,
        scale=SCALES.get(said, offer.scale) if offer.scale else 0,
        decimals=places,
        accepted_by=by.name,
        accepted_at=clock.now(),
    )
    events.record(
        "annual_report.figure_linked",
        by=by,
        subject=f"annual_figure:{figure.pk}",
        source=source,
        reference=reference,
    )
    return figure.pk


def _offer(agency_id: int, year: int, source: str, reference: str) -> Offer:
    found = offers(agency_id, year, only={source}).get((source, reference))
    if found is None:
        raise NoSuchSource(source=source, reference=reference)
    return found


@transaction.atomic
def accept_figure(*, year: int, figure_id: int, by: Actor) -> None:
    """Let the text say what the source says now, everywhere the figure stands."""
    figure, offer = _changed(year, figure_id, by)
    before = figure.value
    figure.value, figure.period, figure.label = offer.value, offer.period[:60], offer.label[:200]
    figure.accepted_by, figure.accepted_at = by.name, clock.now()
    figure.kept_against, figure.kept_reason = None, ""
    figure.save()
    events.record(
        "annual_report.figure_accepted",
        by=by,
        subject=f"annual_figure:{figure_id}",
        before=str(before),
        after=str(offer.value),
    )


@transaction.atomic
def keep_figure(*, year: int, figure_id: int, reason: str, by: Actor) -> None:
    """Keep what the text says although its source has changed. A later change asks again."""
    figure, offer = _changed(year, figure_id, by)
    if not reason.strip():
        raise Invalid(reason="required")
    figure.kept_against, figure.kept_reason = offer.value, reason.strip()
    figure.save(update_fields=["kept_against", "kept_reason"])
    events.record(
        "annual_report.figure_kept",
        by=by,
        subject=f"annual_figure:{figure_id}",
        source=str(offer.value),
        reason=reason.strip(),
    )


def _changed(year: int, figure_id: int, by: Actor) -> tuple[LinkedFigure, Offer]:
    report = open_report(year, by, allowed=policy.may_write(by), right="annual.write")
    figure = LinkedFigure.objects.select_for_update().filter(report=report, pk=figure_id).first()
    if figure is None:
        raise NotFound(figure=figure_id)
    offer = _offer(by.agency_id, year, figure.source, figure.reference)
    if offer.value == figure.value:
        raise NothingChanged(figure=figure_id)
    return figure, offer
