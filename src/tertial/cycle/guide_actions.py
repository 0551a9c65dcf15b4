"""What can be done to the agency's page on how it plans and follows up."""

import re
from pathlib import Path

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Person

from .errors import GuideStarted, TextChanged
from .models import GuidePart, GuideText

SHIPPED = Path(__file__).parent / "shipped" / "guide.md"
_PART = re.compile(r"^# (\S+) \| (\S*) ?\| (.+)$", re.MULTILINE)


@transaction.atomic
def start_guide(*, by: Actor, owner_id: int | None = None) -> int:
    """Lay the shipped text as the agency's own to rewrite; gives how many parts it has."""
    if not by.may("guide.edit"):
        raise NotAllowed(right="guide.edit")
    if GuidePart.objects.filter(agency_id=by.agency_id).exists():
        raise GuideStarted
    _owner(owner_id, by)
    found = shipped()
    for position, (key, url_name, title, text) in enumerate(found):
        part = GuidePart.objects.create(
            agency_id=by.agency_id,
            key=key,
            position=position,
            title=title,
            text=text,
            url_name=url_name,
            owner_id=owner_id,
        )
        _keep(part, by)
    events.record("guide.started", by=by, subject="guide", parts=len(found))
    return len(found)


def shipped() -> list[tuple[str, str, str, str]]:
    """The shipped parts: key, address name, heading, text."""
    _head, *pieces = _PART.split(SHIPPED.read_text(encoding="utf-8"))
    fields = [pieces[n : n + 4] for n in range(0, len(pieces), 4)]
    return [(key, url_name, title.strip(), text.strip()) for key, url_name, title, text in fields]


def _owner(owner_id: int | None, by: Actor) -> None:
    people = Person.objects.filter(agency_id=by.agency_id)
    if owner_id is not None and not people.filter(pk=owner_id).exists():
        raise Invalid(owner="unknown")


def _keep(part: GuidePart, by: Actor) -> None:
    GuideText.objects.create(
        agency_id=part.agency_id,
        part=part,
        version=part.version,
        title=part.title,
        text=part.text,
        saved_by=by.name,
        saved_at=clock.now(),
    )


@transaction.atomic
def save_part(*, part_id: int, title: str, text: str, version: int, by: Actor, owner_id: int | None = None) -> int:
    """Save a part that was opened at a version; gives the new version.

    Refused with TextChanged when somebody else has saved since: `keep_aside` then keeps the text that was typed.
    """
    part = _found(part_id, by)
    wrong = {name: "missing" for name, said in (("title", title), ("text", text)) if not said.strip()}
    if wrong:
        raise Invalid(**wrong)
    if part.version != version:
        raise TextChanged(part=part_id, version=part.version)
    _owner(owner_id, by)
    part.title, part.text, part.version = title.strip(), text.strip(), version + 1
    part.owner_id = owner_id
    part.save()
    _keep(part, by)
    events.record("guide.part_saved", by=by, subject=f"guide:{part.key}", version=part.version)
    return part.version


def _found(part_id: int, by: Actor) -> GuidePart:
    part = GuidePart.objects.select_for_update(of=("self",)).filter(agency_id=by.agency_id, pk=part_id).first()
    if part is None:
        raise NotFound(part=part_id)
    if not by.may("guide.edit") and not by.is_or_stands_in_for(part.owner_id):
        raise NotAllowed(right="guide.edit")
    return part


@transaction.atomic
def keep_aside(*, part_id: int, title: str, text: str, version: int, by: Actor) -> None:
    """Keep a text that met somebody else's saving, so that neither is lost."""
    part = _found(part_id, by)
    GuideText.objects.create(
        agency_id=by.agency_id,
        part=part,
        version=version,
        aside=True,
        title=title.strip() or part.title,
        text=text.strip(),
        saved_by=by.name,
        saved_at=clock.now(),
    )
    events.record("guide.text_kept_aside", by=by, subject=f"guide:{part.key}", version=version)
