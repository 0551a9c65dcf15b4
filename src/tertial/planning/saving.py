"""Putting what was said about a node into its rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from tertial.access.actor import Actor
from tertial.kernel import clock

from .desk import Desk
from .inputs import MilestoneInput, NodeInput
from .models import Answer, Contribution, NodeText, TextIndicator, TextRequirement

WORDS = ("number", "title", "text", "why", "expected_result", "start", "due", "ledger_keys")


def fill(text: NodeText, one: NodeInput, desk: Desk, by: Actor) -> NodeText:
    """The text with everything the input says, not yet saved."""
    text.kind = desk.kinds[one.kind]
    for name in ("number", "title", "text", "why", "expected_result"):
        setattr(text, name, getattr(one, name).strip())
    text.start, text.due = one.start, one.due
    text.responsible_id = one.responsible_id
    text.ledger_keys = list(one.ledger_keys)
    text.milestones = keyed(one.milestones)
    text.saved_by, text.saved_at = by.name, clock.now()
    return text


def keyed(milestones: Sequence[MilestoneInput]) -> list[dict[str, str]]:
    """Milestones by date, each with its key; a new one gets the next."""
    last = max((int(m.key[1:]) for m in milestones if m.key[1:].isdecimal()), default=0)
    rows = []
    for m in milestones:
        last += not m.key
        rows.append(
            {"key": m.key or f"m{last}", "title": m.title.strip(), "due": m.due.isoformat() if m.due else ""}
        )
    return sorted(rows, key=lambda row: row["due"])


def said(text: NodeText) -> dict[str, Any]:
    """What a text says, as plain JSON."""
    words = {name: getattr(text, name) for name in WORDS}
    return {
        **words,
        "start": text.start.isoformat() if text.start else None,
        "due": text.due.isoformat() if text.due else None,
        "responsible": text.responsible_id,
        "milestones": text.milestones,
    }


Saved = dict[int, tuple[NodeText, NodeInput]]


def put_links(pairs: Iterable[tuple[NodeText, NodeInput]], by: Actor) -> None:
    """Make the links of each text those of its input; what is already answered by other units stays answered."""
    texts = {text.pk: (text, one) for text, one in pairs}
    _put(Answer, "above_id", "answers", texts, by)
    _put(TextRequirement, "requirement_id", "requirements", texts, by)
    _put(TextIndicator, "indicator_id", "indicators", texts, by)
    _put_contributions(texts, by)


def _put(kind: type[Model], target: str, field: str, texts: Saved, by: Actor) -> None:
    """The rows of one kind of link, in the order in which they were given."""
    wanted = {(pk, there): None for pk, (_text, one) in texts.items() for there in getattr(one, field)}
    have = {(row.text_id, getattr(row, target)): row.pk for row in kind.objects.filter(text__in=texts)}
    kind.objects.filter(pk__in=[pk for link, pk in have.items() if link not in wanted]).delete()
    kind.objects.bulk_create(
        kind(agency_id=by.agency_id, text_id=pk, **{target: there})
        for pk, there in wanted
        if (pk, there) not in have
    )


def _put_contributions(texts: Saved, by: Actor) -> None:
    have = {(c.text_id, c.unit_id): c for c in Contribution.objects.filter(text__in=texts)}
    wanted = {(pk, c.unit_id): c for pk, (_text, one) in texts.items() for c in one.contributors}
    Contribution.objects.filter(pk__in=[row.pk for key, row in have.items() if key not in wanted]).delete()
    new = []
    for key, asked in wanted.items():
        row = have.get(key) or Contribution(agency_id=by.agency_id, text_id=key[0], unit_id=key[1])
        if row.pk and (row.request, row.answer_by) == (asked.request, asked.answer_by):
            continue
        row.request, row.answer_by = asked.request, asked.answer_by
        if row.pk:  # something else is asked: the answer is asked for anew
            row.reply, row.reason, row.replied_by, row.replied_on = Contribution.Reply.ASKED, "", "", None
            row.save()
        else:
            new.append(row)
    Contribution.objects.bulk_create(new)
