"""A version of a plan as a document: the same value becomes PDF, Word and Excel."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tertial.formats import markdown, swedish
from tertial.formats.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Run,
    Stamp,
    Table,
    to_pdf,
)

from .models import PlanVersion
from .scales import COMMITMENT
from .wording import AGENCY_LANGUAGE, Wording


def document_of(wording: Wording, *, day: date, version: PlanVersion | None = None) -> Document:
    """The plan as a document; with its stamp when the version is decided."""
    with translation.override(AGENCY_LANGUAGE):
        return Document(
            title=wording["title"],
            date=day,
            agency=wording["agency_name"],
            subtitle="" if version else _("Draft of version %(number)s") % {"number": wording["version"]},
            blocks=tuple(_blocks(wording)),
            stamp=_stamp(version) if version else None,
            contents=len(wording["nodes"]) > 12,
            example=settings.DEMO,
        )


def pdf(version: PlanVersion) -> bytes:
    """The decided version as PDF, made before it is frozen."""
    return to_pdf(document_of(version.wording, day=version.decided_on or date.min, version=version))


def _stamp(version: PlanVersion) -> Stamp:
    return Stamp(
        version=str(version.number),
        decided_on=version.decided_on or date.min,
        registry_number=version.registry_number,
        decided_by=version.decided_by,
        reporting_officer=version.reporting_officer,
        participants=tuple(version.participants),
        dissent=version.dissent,
        sha256=version.sha256,
    )


def _blocks(wording: Wording) -> list[Block]:
    """The mission first, then the nodes, then the rest of the sections. Empty sections leave no heading."""
    first, *rest = wording["sections"] or [None]
    blocks = _section(first) if first else []
    waiting: list[Wording] = []
    for node in wording["nodes"]:
        if node["sort"] == COMMITMENT and (not waiting or waiting[-1]["parent"] == node["parent"]):
            waiting.append(node)
            continue
        blocks += _commitments(waiting)
        waiting = [node] if node["sort"] == COMMITMENT else []
        blocks += [] if waiting else _node(node)
    blocks += _commitments(waiting)
    return blocks + [block for section in rest for block in _section(section)]


def _section(section: Wording) -> list[Block]:
    if not section["text"]:
        return []
    return [Heading(1, section["title"]), *_paragraphs(section["text"])]


def _paragraphs(text: str) -> list[Block]:
    parts = (markdown.plain(part) for part in text.split("\n\n"))
    return [Paragraph(part) for part in parts if part]


def _node(node: Wording) -> list[Block]:
    heading = Heading(min(1 + node["depth"], 3), f"{node['kind_name']} {node['number']}: {node['title']}")
    thread = [f"{r['document']}, {r['number']}: {r['heading']}" for r in node["requirements"]]
    thread += [_called(above) for above in node["answers"] if above["id"] != node["parent"]]
    facts: list[Block] = [Facts(((_("Answers to"), "; ".join(thread)),))] if thread else []
    return [heading, *facts, *_paragraphs(node["text"]), *_paragraphs(node["why"])]


def _called(above: Wording) -> str:
    return f"{above['kind_name']} {above['number']}: {above['title']} ({above['unit_name']})"


def _commitments(nodes: list[Wording]) -> list[Block]:
    if not nodes:
        return []
    columns = (
        Column(_("No.")),
        Column(_("What we commit to")),
        Column(_("Who")),
        Column(_("When")),
        Column(_("Answers to")),
    )
    return [Table(_("Commitments"), columns, tuple(_row(node) for node in nodes))]


def _row(node: Wording) -> Row:
    said = " ".join(filter(None, (markdown.plain(node["text"]), markdown.plain(node["expected_result"]))))
    others = ", ".join(asked["unit_name"] for asked in node["contributing"])
    who = [node["responsible"], _("with %(units)s") % {"units": others} if others else ""]
    return Row(
        (
            Cell(node["number"]),
            Cell(runs=(Run(f"{node['title']}. ", strong=True), Run(said))),
            Cell(", ".join(part for part in who if part)),
            Cell(_days(node)),
            Cell("; ".join(link["label"] for link in node["requirements"])),
        )
    )


def _days(node: Wording) -> str:
    days = [swedish.day(date.fromisoformat(day)) for day in (node["start"], node["due"]) if day]
    return "–".join(days)


def node_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """The nodes of a plan as one table, a column for each field: for Excel. `rows` are as in the JSON export."""
    heads = {
        "id": _("Id"),
        "unit": _("Unit"),
        "kind": pgettext("plan", "Kind"),
        "number": _("No."),
        "title": _("What"),
        "text": _("Description"),
        "responsible": _("Responsible"),
        "start": _("Starts"),
        "due": pgettext("plan", "Due"),
        "answers": _("Answers to"),
        "requirements": _("Requirements"),
        "indicators": _("Indicators"),
        "ledger_keys": _("Keys in the ledger"),
        "status": pgettext("plan", "Status"),
        "version_added": _("Added in version"),
    }
    days = {"start", "due"}
    columns = tuple(Column(title, kind="date" if name in days else "text") for name, title in heads.items())
    return Table(
        _("Plan"), columns, tuple(Row(tuple(_cell(row[name], name in days) for name in heads)) for row in rows)
    )


def _cell(value: object, is_day: bool) -> str | date | None:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if is_day:
        return date.fromisoformat(str(value)) if value else None
    return str(value)
