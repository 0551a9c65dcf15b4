"""Objectives and commitments of the example's units, made of what the other modules of this folder say."""

from collections.abc import Iterator
from datetime import date

from tertial.planning.inputs import ContributorInput, MilestoneInput, NodeInput
from tertial.site.demo.organisation import email_of
from tertial.steering import queries as steering

from .commitments import COMMITMENTS
from .goals import OBJECTIVE_TEXTS, UNIT_OBJECTIVES, UNIT_REQUIREMENTS
from .office import Office
from .regional_support import PROMISES, Promise

Promised = tuple[str, NodeInput]  # the letter of the area, and the commitment without what it answers


def promised(office: Office, code: str, year: int, share: float) -> Iterator[Promised]:
    """The unit's commitments of a year; last year's were fewer."""
    if code == "RST":
        chosen = PROMISES if share == 1 else PROMISES[:4]
        yield from (("B", whole(office, promise, year)) for promise in chosen)
        return
    for letter, block in COMMITMENTS[code].items():
        lines = block.strip().splitlines()
        kept = lines[: max(1, round(len(lines) * share))]
        yield from ((letter, _short(office, code, line, year, place)) for place, line in enumerate(kept))


def _short(office: Office, code: str, line: str, year: int, place: int) -> NodeInput:
    """A commitment from its line, spread over the unit's people and the months."""
    title, text, expected, _status = (part.strip() for part in line.split("|"))
    due = ((12, 15), (11, 30), (10, 30), (12, 31))[place % 4]
    half = MilestoneInput("Avstämning vid halvår", date(year, 6, 12))
    last = MilestoneInput("Klart för beslut", date(year, due[0], due[1]))
    staff = office.staff[code]
    return NodeInput(
        title=title,
        text=text,
        expected_result=expected,
        responsible_id=staff[(place + 1) % len(staff)],
        start=date(year, (1, 1, 2, 3)[place % 4], (1, 15)[place % 2]),
        due=date(year, *due),
        milestones=(half, last),
    )


def whole(office: Office, promise: Promise, year: int, *, first: bool = True) -> NodeInput:
    """A commitment of Regionala stöd; in the first version of its plan with the words it had then."""
    years = {"year": year, "next": year + 1, "last": year - 1}
    text = promise.was if first and promise.was else promise.text
    expected = promise.expected_was if first and promise.expected_was else promise.expected
    return NodeInput(
        title=promise.title,
        text=text.format(**years),
        expected_result=expected.format(**years),
        why=promise.why,
        responsible_id=office.people[email_of(promise.who)],
        start=date(year, *promise.start),
        due=date(year, *promise.due),
        requirements=requirements(office, year, promise.requirements),
        indicators=tuple(office.indicators[code] for code in promise.indicators if code in office.indicators),
        ledger_keys=promise.keys,
        milestones=tuple(MilestoneInput(title, date(year, *day)) for title, day in promise.milestones),
        contributors=tuple(ContributorInput(office.units[code].pk) for code in promise.others),
    )


def goal(office: Office, code: str, year: int, letter: str, *, above: list[int]) -> NodeInput:
    """A unit's objective in an area; its number is the letter's place in the alphabet."""
    asked = UNIT_REQUIREMENTS.get((code, letter), ())
    return NodeInput(
        kind="objective",
        number=str("ABCDE".index(letter) + 1),
        title=UNIT_OBJECTIVES[code][letter],
        text=OBJECTIVE_TEXTS.get((code, letter), "").format(year=year),
        answers=tuple(above),
        requirements=requirements(office, year, asked),
    )


def requirements(office: Office, year: int, asked: tuple[tuple[str, str], ...]) -> tuple[int, ...]:
    """The requirements that a plan points at by the beginning of their document and their number."""
    found = []
    rows = steering.requirements(office.agency_id, year)
    for beginning, number in asked:
        start = beginning.format(last=office.as_of.year - 1)
        match = (
            r.id for r in rows if r.number == number and (r.document.startswith(start) or _registered(r, start))
        )
        found += list(match)[:1]
    return tuple(dict.fromkeys(found))


def _registered(row: steering.RequirementRow, start: str) -> bool:
    return row.document_kind in {"assignment", "own_decision"} and row.registry_number.startswith(start)
