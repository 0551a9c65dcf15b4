"""The wording of a version: everything it says, as plain JSON. A decision freezes exactly this.

A decided version is read from its stored wording, with one SELECT; a draft is composed from its rows. Both are the
same value, so that what is shown before the decision is what gets decided.
"""

from collections import defaultdict
from typing import Any

from django.utils import translation

from .models import Answer, Contribution, NodeText, PlanVersion, TextIndicator, TextRequirement
from .order import document_order
from .titles import kind_title, plan_title, requirement_label, section_title

Wording = dict[str, Any]
AGENCY_LANGUAGE = "sv"  # the language of plans; the program's own words may be read in another


def compose(version: PlanVersion) -> Wording:
    """Everything that the rows of a version say. 6 queries, however many nodes."""
    return compose_texts(version, texts_of(version))


def texts_of(version: PlanVersion) -> dict[int, NodeText]:
    """The texts of a version by node. 1 query."""
    return {text.node_id: text for text in version.texts.select_related("node", "kind", "responsible")}


def compose_texts(version: PlanVersion, texts: dict[int, NodeText]) -> Wording:
    """The wording of a version whose texts have been read. 5 queries."""
    plan = version.plan
    with translation.override(AGENCY_LANGUAGE):
        return {
            "agency": plan.agency.code,
            "agency_name": plan.agency.name,
            "unit": plan.unit.code,
            "unit_name": plan.unit.name,
            "unit_kind": plan.unit.kind,
            "year": plan.year,
            "version": version.number,
            "title": plan_title(plan.unit.kind, plan.unit.name, plan.year),
            "sections": [{**s, "title": section_title(s["key"], s["title"])} for s in version.sections],
            "nodes": _nodes(version, texts),
        }


def _nodes(version: PlanVersion, texts: dict[int, NodeText]) -> list[Wording]:
    links = list(Answer.objects.filter(text__version=version).order_by("pk").values_list("text__node", "above"))
    above = _above(links, version)
    asked, measured, required = _contributions(version), _indicators(version), _requirements(version)
    placed = document_order({node: text.position for node, text in texts.items()}, links)
    return [
        {
            **_said(texts[place.node]),
            "parent": place.parent,
            "depth": place.depth,
            "answers": above[place.node],
            "requirements": required[place.node],
            "indicators": measured[place.node],
            "contributing": asked[place.node],
        }
        for place in placed
    ]


def _said(text: NodeText) -> Wording:
    return {
        "id": text.node_id,
        "kind": text.kind.code,
        "sort": text.kind.sort,
        "kind_name": kind_title(text.kind.sort, text.kind.name),
        "number": text.number,
        "title": text.title,
        "text": text.text,
        "why": text.why,
        "expected_result": text.expected_result,
        "responsible_id": text.responsible_id,
        "responsible": text.responsible.name if text.responsible else "",
        "start": text.start.isoformat() if text.start else None,
        "due": text.due.isoformat() if text.due else None,
        "ledger_keys": text.ledger_keys,
        "milestones": text.milestones,
        "version_added": text.node.added_in,
    }


def _above(links: list[tuple[int, int]], version: PlanVersion) -> dict[int, list[Wording]]:
    """For each node what it answers to, as that is called now."""
    called = {text.node_id: _called(text) for text in labels({above for _node, above in links}, prefer=version.pk)}
    found: dict[int, list[Wording]] = defaultdict(list)
    for node, above in links:
        found[node].append(called[above])
    return found


def labels(nodes: set[int], *, prefer: int | None = None) -> list[NodeText]:
    """One text per node to call it by: of the given version, else in force, else the latest. 1 query."""
    best: dict[int, NodeText] = {}
    texts = NodeText.objects.filter(node__in=nodes).select_related("kind", "version__plan__unit")
    for text in texts.order_by("version__number"):
        if text.node_id not in best or _rank(text, prefer) >= _rank(best[text.node_id], prefer):
            best[text.node_id] = text
    return list(best.values())


def _rank(text: NodeText, prefer: int | None) -> int:
    if text.version_id == prefer:
        return 2
    return int(text.version_id == text.version.plan.in_force_id)


def _called(text: NodeText) -> Wording:
    unit = text.version.plan.unit
    return {
        "id": text.node_id,
        "kind": text.kind.code,
        "sort": text.kind.sort,
        "kind_name": kind_title(text.kind.sort, text.kind.name),
        "number": text.number,
        "title": text.title,
        "unit": unit.code,
        "unit_name": unit.name,
        "unit_kind": unit.kind,
    }


def _contributions(version: PlanVersion) -> dict[int, list[Wording]]:
    found: dict[int, list[Wording]] = defaultdict(list)
    rows = Contribution.objects.filter(text__version=version).select_related("unit", "text").order_by("pk")
    for row in rows:
        found[row.text.node_id].append(
            {
                "unit": row.unit.code,
                "unit_name": row.unit.name,
                "request": row.request,
                "reply": row.reply,
                "reason": row.reason,
            }
        )
    return found


def _indicators(version: PlanVersion) -> dict[int, list[Wording]]:
    found: dict[int, list[Wording]] = defaultdict(list)
    rows = TextIndicator.objects.filter(text__version=version).order_by("pk")
    for node, pk, code, name in rows.values_list("text__node", "indicator", "indicator__code", "indicator__name"):
        found[node].append({"id": pk, "code": code, "name": name})
    return found


def _requirements(version: PlanVersion) -> dict[int, list[Wording]]:
    found: dict[int, list[Wording]] = defaultdict(list)
    links = TextRequirement.objects.filter(text__version=version).order_by("pk")
    for link in links.select_related("text", "requirement__document"):
        asked, document = link.requirement, link.requirement.document
        found[link.text.node_id].append(
            {
                "id": asked.pk,
                "label": requirement_label(document.kind, document.title, document.registry_number, asked.number),
                "document": document.title,
                "number": asked.number,
                "heading": asked.heading,
            }
        )
    return found
