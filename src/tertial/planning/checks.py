"""What must hold of a node before it is saved. All faults are told at once, field by field."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tertial.calc.codes import LEDGER_KEY
from tertial.indicators import queries as indicators
from tertial.kernel.errors import Invalid
from tertial.steering import queries as steering

from .desk import Desk, answers_of, living_texts, people_there
from .inputs import NodeInput
from .models import NodeText
from .scales import TEXT_LIMIT, TITLE_LIMIT

NUMBER = re.compile(r"\w[\w.]{0,19}")
LONG = ("text", "why", "expected_result")
Faults = dict[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What exists and may be pointed at from the draft."""

    people: set[int]
    people_there: set[int]
    kind_of: dict[int, str]
    above: dict[int, list[int]]
    requirements: set[int]
    indicators: set[int]


def known_to(desk: Desk, inputs: Sequence[NodeInput]) -> Known:
    """Read once what a number of inputs point at. At most 8 queries."""
    agency = desk.plan.agency_id
    people, there = people_there(agency, {i.responsible_id for i in inputs if i.responsible_id}, desk.year)
    living = living_texts(agency, desk.year)
    kind_of = dict(living.values_list("node", "kind__code")) if any(i.answers for i in inputs) else {}
    kind_of |= dict(desk.version.texts.values_list("node", "kind__code"))
    above = (answers_of(living) | answers_of(desk.version.texts.all())) if kind_of else {}
    return Known(people, there, kind_of, above, _requirements(agency, inputs), _indicators(agency, inputs))


def _requirements(agency_id: int, inputs: Sequence[NodeInput]) -> set[int]:
    asked = {requirement for one in inputs for requirement in one.requirements}
    return set(steering.requirements_by_id(agency_id, asked)) if asked else set()


def _indicators(agency_id: int, inputs: Sequence[NodeInput]) -> set[int]:
    asked = {indicator for one in inputs for indicator in one.indicators}
    return {row.id for row in indicators.indicators(agency_id, ids=sorted(asked))} if asked else set()


def check(inputs: Sequence[NodeInput], desk: Desk, *, text: NodeText | None = None) -> None:
    """Raise Invalid with every fault. With several inputs a field is named by place: "3.due"."""
    known = known_to(desk, inputs)
    faults: Faults = {}
    for place, one in enumerate(inputs):
        prefix = f"{place}." if len(inputs) > 1 else ""
        faults |= {prefix + field: code for field, code in faults_of(one, desk, known, text).items()}
    if faults:
        raise Invalid(**faults)


def faults_of(one: NodeInput, desk: Desk, known: Known, text: NodeText | None = None) -> Faults:
    """Every fault of one input: field → code."""
    if one.kind not in desk.kinds:
        return {"kind": "unknown"}
    return {
        **_words(one),
        **_dates(one, desk.year),
        **_milestones(one, desk.year),
        **_who(one, desk, known),
        **_thread(one, desk, known, text.node_id if text else None),
        **_keys(one),
    }


def _words(one: NodeInput) -> Faults:
    faults: Faults = {}
    if not one.title.strip():
        faults["title"] = "required"
    elif len(one.title) > TITLE_LIMIT:
        faults["title"] = "too_long"
    faults |= {name: "too_long" for name in LONG if len(getattr(one, name)) > TEXT_LIMIT}
    faults |= {name: "odd_character" for name in ("title", *LONG) if "\x00" in getattr(one, name)}
    if one.number and not NUMBER.fullmatch(one.number):
        faults["number"] = "number"
    return faults


def _dates(one: NodeInput, year: int) -> Faults:
    faults = {
        name: "outside_year"
        for name, day in (("start", one.start), ("due", one.due))
        if day is not None and day.year != year
    }
    if one.start and one.due and one.due < one.start:
        faults["due"] = "before_start"
    return faults


def _milestones(one: NodeInput, year: int) -> Faults:
    if any(not m.title.strip() or m.due is None for m in one.milestones):
        return {"milestones": "incomplete"}
    if any(len(m.title) > TITLE_LIMIT for m in one.milestones):
        return {"milestones": "too_long"}
    return {"milestones": "outside_year"} if any(m.due.year != year for m in one.milestones if m.due) else {}


def _who(one: NodeInput, desk: Desk, known: Known) -> Faults:
    faults: Faults = {}
    if one.responsible_id and one.responsible_id not in known.people_there:
        faults["responsible_id"] = "has_left" if one.responsible_id in known.people else "unknown"
    asked = {contributor.unit_id for contributor in one.contributors}
    if asked - {row.id for row in desk.tree}:
        faults["contributors"] = "closed"
    elif desk.unit.id in asked:
        faults["contributors"] = "own_unit"
    return faults


def _thread(one: NodeInput, desk: Desk, known: Known, node_id: int | None) -> Faults:
    faults: Faults = {}
    lawful = desk.kinds[one.kind].answers_to
    if set(one.answers) - set(known.kind_of):
        faults["answers"] = "unknown"
    elif node_id is not None and is_circular(node_id, one.answers, known.above):
        faults["answers"] = "circular"
    elif any(known.kind_of[answered] not in lawful for answered in one.answers):
        faults["answers"] = "may_not_answer"
    if set(one.requirements) - known.requirements:
        faults["requirements"] = "unknown"
    if set(one.indicators) - known.indicators:
        faults["indicators"] = "unknown"
    return faults


def is_circular(node_id: int, answers: Iterable[int], above: dict[int, list[int]]) -> bool:
    """Whether a node would come to answer to itself, by whatever road."""
    to_visit, seen = list(answers), set()
    while to_visit:
        here = to_visit.pop()
        if here == node_id:
            return True
        if here not in seen:
            seen.add(here)
            to_visit += above.get(here, ())
    return False


def _keys(one: NodeInput) -> Faults:
    wrong = any(not LEDGER_KEY.fullmatch(key) for key in one.ledger_keys)
    return {"ledger_keys": "ledger_key"} if wrong else {}
