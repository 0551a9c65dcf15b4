"""The red thread over a whole year: the tree, what answers to nothing, which requirements are answered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tertial.planning.desk import answers_of, in_force_texts, living_texts
from tertial.planning.models import NodeText, TextRequirement
from tertial.planning.scales import AREA, COMMITMENT
from tertial.planning.titles import kind_title, requirement_label
from tertial.steering import queries as steering
from tertial.steering.queries import RequirementRow

from .rows import ThreadRow


def tree(agency_id: int, year: int, *, with_drafts: bool = False) -> list[ThreadRow]:
    """Every node of the plans in force, or of the drafts where nothing is in force yet, by unit. 3 queries."""
    texts = living_texts(agency_id, year) if with_drafts else in_force_texts(agency_id, year)
    above, required = answers_of(texts), _required(texts)
    return [_row(text, above, required) for text in _ordered(texts)]


def _required(texts: QuerySet[NodeText]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    links = TextRequirement.objects.filter(text__in=texts).order_by("pk")
    for node, requirement in links.values_list("text__node", "requirement"):
        found[node].append(requirement)
    return found


def _ordered(texts: QuerySet[NodeText]) -> QuerySet[NodeText]:
    chosen = texts.select_related("kind", "node", "responsible", "version__plan__unit")
    return chosen.order_by("version__plan__unit__position", "version__plan__unit", "position", "pk")


def _row(text: NodeText, above: dict[int, list[int]], required: dict[int, list[int]]) -> ThreadRow:
    unit = text.version.plan.unit
    return ThreadRow(
        text.node_id,
        text.kind.sort,
        kind_title(text.kind.sort, text.kind.name),
        text.number,
        text.title,
        unit.pk,
        unit.name,
        unit.code,
        tuple(above.get(text.node_id, ())),
        tuple(required.get(text.node_id, ())),
        text.responsible.name if text.responsible else "",
        text.start,
        text.due,
        text.node.status,
    )


def loose_ends(rows: Iterable[ThreadRow]) -> list[ThreadRow]:
    """Of the rows of a tree: those that answer to nothing that stands, neither above nor to a requirement."""
    rows = list(rows)
    standing = {row.id for row in rows}
    return [
        row
        for row in rows
        if row.sort != AREA and not row.requirement_ids and not any(above in standing for above in row.answers)
    ]


def below(rows: Iterable[ThreadRow]) -> dict[int, list[ThreadRow]]:
    """Of the rows of a tree: what answers to each node."""
    found: dict[int, list[ThreadRow]] = defaultdict(list)
    for row in rows:
        for above in row.answers:
            found[above].append(row)
    return found


def _label(row: RequirementRow) -> str:
    return requirement_label(row.document_kind, row.document, row.registry_number, row.number)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A requirement of the year with the nodes that answer it; none means that it is not covered."""

    requirement: RequirementRow
    label: str
    nodes: tuple[ThreadRow, ...]

    @property
    def has_commitment(self) -> bool:
        return any(node.sort == COMMITMENT for node in self.nodes)


def coverage(agency_id: int, year: int, rows: Iterable[ThreadRow]) -> list[CoverageRow]:
    """For each requirement of a year: the nodes of a tree that answer it. 1 query."""
    answering: dict[int, list[ThreadRow]] = defaultdict(list)
    for row in rows:
        for requirement in row.requirement_ids:
            answering[requirement].append(row)
    asked = steering.requirements(agency_id, year)
    return [CoverageRow(one, _label(one), tuple(answering[one.id])) for one in asked]
