"""A decided plan as JSON or as a file. Everything is read from frozen wordings; only the status is of today."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import translation

from tertial.formats.document import Block, Document, Heading, PageBreak, to_docx, to_pdf, to_xlsx
from tertial.kernel import files
from tertial.kernel.errors import NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.queries import UnitRow

from .desk import day_of
from .document import document_of, node_table
from .errors import NothingInForce
from .models import Node, PlanVersion
from .wording import AGENCY_LANGUAGE, Wording

FORMATS = {
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand out."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is exported: the version whose decision counts, and every version that speaks in it."""

    agency: str
    unit: str
    year: int
    head: PlanVersion
    versions: list[PlanVersion]


def export(
    agency_id: int,
    year: int,
    *,
    unit_code: str | None = None,
    version: int | None = None,
    file_format: str = "json",
) -> File:
    """A plan as a file. Without a unit the whole tree, decided as the agency's; without a version what is in force.

    An older version without a unit is the agency's own plan alone. Raises NotFound, NothingInForce.
    """
    found = _find(agency_id, year, unit_code, version)
    name = f"plan-{found.unit}-{year}-version-{found.head.number}.{file_format}"
    return File(name, _WRITERS[file_format](found), FORMATS[file_format])


def as_json(
    agency_id: int, year: int, *, unit_code: str | None = None, version: int | None = None
) -> dict[str, Any]:
    """A plan as plain JSON, in the shape of docs/reference/schemas/plan.schema.json. 3 queries."""
    return _plain(_find(agency_id, year, unit_code, version))


def _find(agency_id: int, year: int, unit_code: str | None, number: int | None) -> Found:
    units = organisation.units(agency_id, on=day_of(year))
    unit = next((u for u in units if u.code == unit_code or (unit_code is None and u.depth == 0)), None)
    if unit is None:
        raise NotFound(unit=unit_code)
    decided = PlanVersion.objects.filter(agency_id=agency_id, plan__year=year, recorded_at__isnull=False)
    versions = {v.plan.unit_id: v for v in _asked(decided, unit, unit_code, number).select_related("plan")}
    if unit.id not in versions:
        raise NothingInForce(unit=unit.name, year=year)
    ordered = [versions[u.id] for u in units if u.id in versions]
    return Found(units[0].code, unit.code, year, versions[unit.id], ordered)


def _asked(decided: Any, unit: UnitRow, unit_code: str | None, number: int | None) -> Any:
    if number is not None:
        return decided.filter(plan__unit=unit.id, number=number)
    in_force = decided.filter(plan__in_force=F("pk"))
    return in_force if unit_code is None else in_force.filter(plan__unit=unit.id)


def _plain(found: Found) -> dict[str, Any]:
    head = found.head
    return {
        "agency": found.agency,
        "year": found.year,
        "unit": found.unit,
        "version": head.number,
        "decided": {
            "by": head.decided_by,
            "at": head.decided_on.isoformat() if head.decided_on else None,
            "registry_number": head.registry_number,
            "reporting_officer": head.reporting_officer,
            "participants": head.participants,
            "dissent": head.dissent,
            "reason": head.reason,
            "sha256": head.sha256,
        },
        "nodes": list(_nodes(found)),
        "wording": head.wording,
    }


def _nodes(found: Found) -> Iterator[dict[str, Any]]:
    plans = [version.plan_id for version in found.versions]
    status = dict(Node.objects.filter(plan__in=plans).values_list("pk", "status"))
    for version in found.versions:
        yield from (_node(said, version.wording["unit"], status) for said in version.wording["nodes"])


def _node(said: Wording, unit: str, status: dict[int, str]) -> dict[str, Any]:
    return {
        "id": said["id"],
        "kind": said["kind"],
        "number": said["number"],
        "title": said["title"],
        "text": said["text"],
        "unit": unit,
        "responsible": said["responsible"],
        "start": said["start"],
        "due": said["due"],
        "answers": [above["id"] for above in said["answers"]],
        "requirements": [link["label"] for link in said["requirements"]],
        "indicators": [link["code"] for link in said["indicators"]],
        "ledger_keys": said["ledger_keys"],
        "status": status.get(said["id"], "not_started"),
        "version_added": said["version_added"],
    }


def _json(found: Found) -> bytes:
    return json.dumps(_plain(found), ensure_ascii=False, indent=2).encode()


def _pdf(found: Found) -> bytes:
    """One unit's plan is the very file made at the decision; the whole tree is set anew."""
    if len(found.versions) == 1:
        return files.read(found.head.pdf_sha256)
    return to_pdf(_document(found))


def _docx(found: Found) -> bytes:
    return to_docx(_document(found))


def _xlsx(found: Found) -> bytes:
    rows = list(_nodes(found))
    with translation.override(AGENCY_LANGUAGE):
        document = _cover(found)
        return to_xlsx(replace(document, blocks=(node_table(rows),), landscape=True, contents=False))


def _document(found: Found) -> Document:
    """The head's plan, and after it the other plans of the tree, each on its own page."""
    document = _cover(found)
    blocks: list[Block] = list(document.blocks)
    for version in found.versions:
        if version.pk != found.head.pk:
            blocks += [PageBreak(), Heading(1, version.wording["title"]), *_pushed_down(version)]
    return replace(document, blocks=tuple(blocks), contents=len(found.versions) > 1 or document.contents)


def _pushed_down(version: PlanVersion) -> Iterator[Block]:
    day = version.decided_on or date.min
    for block in document_of(version.wording, day=day).blocks:
        yield replace(block, level=min(block.level + 1, 4)) if isinstance(block, Heading) else block


def _cover(found: Found) -> Document:
    head = found.head
    return document_of(head.wording, day=head.decided_on or date.min, version=head)


_WRITERS = {"json": _json, "pdf": _pdf, "docx": _docx, "xlsx": _xlsx}
