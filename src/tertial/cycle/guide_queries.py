"""What can be asked about the agency's page on how it plans and follows up."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from tertial.kernel.errors import NotFound

from .models import GuidePart, GuideText


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part as it reads now. `url_name` is where it lives in the system."""

    id: int
    key: str
    title: str
    text: str
    url_name: str
    owner_id: int | None
    owner: str
    version: int
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class TextRow:
    """What a part said at a version; `aside` when it met somebody else's saving."""

    version: int
    aside: bool
    title: str
    text: str
    saved_by: str
    saved_at: datetime


def parts(agency_id: int) -> list[PartRow]:
    """All parts in order. 1 query."""
    latest = GuideText.objects.filter(part=OuterRef("pk"), aside=False).order_by("-version")
    found = GuidePart.objects.filter(agency_id=agency_id).select_related("owner").order_by("position")
    saved = found.annotate(by=Subquery(latest.values("saved_by")[:1]), at=Subquery(latest.values("saved_at")[:1]))
    return [
        PartRow(
            id=part.pk,
            key=part.key,
            title=part.title,
            text=part.text,
            url_name=part.url_name,
            owner_id=part.owner_id,
            owner=part.owner.name if part.owner else "",
            version=part.version,
            saved_by=part.by,
            saved_at=part.at,
        )
        for part in saved
    ]


def part(agency_id: int, key: str) -> PartRow:
    """One part by its key. 1 query. Raises NotFound."""
    for row in parts(agency_id):
        if row.key == key:
            return row
    raise NotFound(part=key)


def history(agency_id: int, part_id: int) -> list[TextRow]:
    """Every text a part has had, newest first. 1 query."""
    found = GuideText.objects.filter(agency_id=agency_id, part_id=part_id).order_by("-saved_at", "-pk")
    return [TextRow(row.version, row.aside, row.title, row.text, row.saved_by, row.saved_at) for row in found]
