"""The example agency's plans: last year's, this year's with a revision, and next year's in dialogue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tertial.access.actor import Actor
from tertial.kernel import clock
from tertial.organisation.models import Unit
from tertial.planning import queries
from tertial.planning.actions import (
    add_nodes,
    answer_contribution,
    change_node,
    decide_plan,
    pass_milestone,
    return_plan,
    revise_plan,
    start_plan,
    submit_plan,
    write_section,
)
from tertial.planning.actions.deciding import Decision
from tertial.planning.inputs import ContributorInput, NodeInput
from tertial.planning.models import Contribution

from .organisation import CODE
from .people import acting
from .plans.endings import ended
from .plans.goals import AREAS, OBJECTIVES, PRIORITIES, SECTIONS, SECTIONS_AGENCY, SECTIONS_RST, UNIT_OBJECTIVES
from .plans.office import BOARD, DIRECTOR, HERSELF, PLANNER, Office, office_of
from .plans.promises import Promised, goal, promised, requirements, whole
from .plans.regional_support import ASKED, DIRECTIVE, PROMISES, RETURNED, REVISED_WHY

STILL_WRITING = ("RAD", "LAS", "ITJ")


def build(as_of: date) -> None:
    """Three years of plans, as far as the day lets them come."""
    office = office_of(as_of)
    ty = as_of.year
    _year(office, ty - 1, share=0.34)
    _year(office, ty, share=1)
    _pass_milestones_of_last_year(office)
    _revise(office)
    _pass_milestones(office)
    _next_year(office)


def _year(office: Office, year: int, *, share: float) -> None:
    """A whole year's plans, decided from the top down: board, departments, units."""
    top = date(year - 1, 12, 10)
    objectives = _agency_plan(office, year, date(year - 1, 11, 24))
    _decide(office, CODE, year, top, who=BOARD, registry=f"{year - 1}/1702-3", others=(DIRECTOR, "Rune Falk"))
    priorities = _departments(office, year, objectives)
    for number, code in enumerate(UNIT_OBJECTIVES, start=1):
        above = _above(office.units[code], objectives, priorities)
        _unit_plan(
            office,
            code,
            year,
            written=date(year - 1, 12, 18),
            proposed=list(promised(office, code, year, share)),
            above=above,
        )
        registry = f"{year - 1}/1847-{3 if code == 'RST' else 20 + number}"
        if code == "RST":
            _say_yes(office, year, date(year, 1, 8))
        others = _took_part(office, code)
        _decide(office, code, year, date(year, 1, 15), who=HERSELF, registry=registry, others=others)


def _say_yes(office: Office, year: int, day: date, *, but: str = "") -> None:
    """The units that Regionala stöd asks say that they take part; one may leave the question open."""
    if day > office.as_of:
        return
    asked = Contribution.objects.filter(
        agency=office.agency_id, text__version__plan__unit=office.units["RST"], text__version__plan__year=year
    )
    with clock.at(day):
        for row in asked.exclude(unit__code=but).select_related("unit").order_by("pk"):
            head = acting(office.heads[row.unit.code], day)
            answer_contribution(contribution_id=row.pk, accept=True, by=head)


def _agency_plan(office: Office, year: int, written: date) -> dict[str, int]:
    """Result areas and objectives; gives the objectives by number."""
    planner = acting(PLANNER, written)
    with clock.at(written):
        plan = _plan(office, CODE, year, planner)
        areas = add_nodes(
            plan_id=plan,
            nodes=[NodeInput(kind="result_area", number=n, title=title, text=text) for n, title, text in AREAS],
            by=planner,
        )
        area = {letter: node for (letter, _title, _text), node in zip(AREAS, areas, strict=True)}
        made = add_nodes(plan_id=plan, nodes=list(_objectives(office, year, area)), by=planner)
        _write_sections(plan, SECTIONS_AGENCY, "", year, keys=tuple(SECTIONS_AGENCY), by=planner)
    return {row[0]: node for row, node in zip(OBJECTIVES, made, strict=True)}


def _objectives(office: Office, year: int, area: dict[str, int]) -> Iterator[NodeInput]:
    for number, letter, title, text, asked in OBJECTIVES:
        required = requirements(office, year, tuple((DIRECTIVE, one) for one in asked))
        yield NodeInput(
            kind="objective", number=number, title=title, text=text, answers=(area[letter],), requirements=required
        )


def _departments(office: Office, year: int, objectives: dict[str, int]) -> dict[tuple[str, str], int]:
    """The departments' plans; gives the priorities by department and the letter they answer."""
    found: dict[tuple[str, str], int] = {}
    for place, (code, rows) in enumerate(PRIORITIES.items(), start=1):
        written, head = date(year - 1, 12, 14), office.heads[code]
        if written > office.as_of:
            continue
        by = acting(head, written)
        with clock.at(written):
            plan = _plan(office, code, year, by)
            made = add_nodes(plan_id=plan, nodes=[_priority(row, objectives) for row in rows], by=by)
            _write_sections(plan, SECTIONS, office.units[code].name, year, keys=("mission", "followup"), by=by)
        for (_number, _title, _text, above), node in zip(rows, made, strict=True):
            found.setdefault((code, above[0]), node)
        registry = f"{year - 1}/1802-{place}"
        _decide(office, code, year, date(year - 1, 12, 18), who=HERSELF, registry=registry, others=(head,))
    return found


def _priority(row: tuple[str, str, str, str], objectives: dict[str, int]) -> NodeInput:
    number, title, text, above = row
    return NodeInput(kind="priority", number=number, title=title, text=text, answers=(objectives[above],))


def _above(unit: Unit, objectives: dict[str, int], priorities: dict[tuple[str, str], int]) -> dict[str, list[int]]:
    """What a unit's objective answers, area by area: the agency's objective and the department's priority."""
    department = unit.parent.code if unit.parent else ""
    answered = {letter: [objectives[letter]] for letter in "ABCDE" if letter in objectives}
    if unit.code == "HR":
        answered["E"] = [objectives["E2"]]
    for letter in answered:
        answered[letter] += [priorities[department, letter]] if (department, letter) in priorities else []
    return answered


def _unit_plan(
    office: Office, code: str, year: int, *, written: date, proposed: list[Promised], above: dict[str, list[int]]
) -> None:
    """A unit's draft: its own objectives, under them its commitments, and its sections."""
    if written > office.as_of:
        return
    by = acting(office.heads[code], written)
    with clock.at(written):
        plan = _plan(office, code, year, by)
        goals = UNIT_OBJECTIVES[code]
        made = add_nodes(plan_id=plan, nodes=[goal(office, code, year, x, above=above[x]) for x in goals], by=by)
        under = dict(zip(goals, made, strict=True))
        nodes = [replace(node, answers=(under[letter],)) for letter, node in proposed]
        add_nodes(plan_id=plan, nodes=nodes, by=by)
        words = SECTIONS_RST if code == "RST" else SECTIONS
        _write_sections(plan, words, office.units[code].name, year, keys=tuple(words), by=by)


def _write_sections(
    plan: int, words: dict[str, str], unit: str, year: int, *, keys: tuple[str, ...], by: Actor
) -> None:
    for saved, key in enumerate(keys, start=1):
        text = words[key].format(unit=unit, year=year)
        write_section(plan_id=plan, key=key, title="", text=text, saved=saved, by=by)


def _plan(office: Office, code: str, year: int, by: Actor) -> int:
    """The plan that the cycle has opened already, or a new one."""
    unit = office.units[code].pk
    there = queries.plan_id_of(office.agency_id, year, unit)
    return there or start_plan(unit_id=unit, year=year, by=by)


def _took_part(office: Office, code: str) -> tuple[str, ...]:
    department = office.units[code].parent
    return (office.heads[department.code], "Maria Nyberg") if department else ()


def _decide(
    office: Office, code: str, year: int, day: date, *, who: str, registry: str, others: tuple[str, ...]
) -> None:
    """Handed in the day before, decided on the day, by the director-general's own hand or recorded for the board."""
    if day > office.as_of:
        return
    plan = queries.plan_id_of(office.agency_id, year, office.units[code].pk)
    with clock.at(date.fromordinal(day.toordinal() - 1)):
        submit_plan(plan_id=plan, by=acting(office.heads[code], day))
    recorder = PLANNER if who == BOARD else DIRECTOR
    facts = Decision(
        decided_on=day, decided_by=who, reporting_officer=PLANNER, participants=others, registry_number=registry
    )
    with clock.at(day):
        decide_plan(plan_id=plan, decision=facts, by=acting(recorder, day))


def _pass_milestones_of_last_year(office: Office) -> None:
    """Those of what was done are passed, one each of the rest."""
    year, day = office.as_of.year - 1, date(office.as_of.year - 1, 12, 18)
    planner = acting(PLANNER, day)
    with clock.at(day):
        for row, (status, _note) in ended(office.agency_id, year):
            for milestone in row.milestones if status == "done" else row.milestones[:1]:
                pass_milestone(node_id=row.id, key=milestone.key, done_on=min(milestone.due, day), by=planner)


def _revise(office: Office) -> None:
    """Version 2 of Regionala stöd's plan, decided on 11 June: the target lowered from 60 to 45 days."""
    year, day = office.as_of.year, date(office.as_of.year, 6, 11)
    if day > office.as_of:
        return
    plan = queries.plan_id_of(office.agency_id, year, office.units["RST"].pk)
    written = date(year, 5, 28)
    head = acting(office.heads["RST"], written)
    node = next(row for row in _of_unit(office, "RST") if row.number == "2.2")
    with clock.at(written):
        revise_plan(plan_id=plan, reason=REVISED_WHY, by=head)
        lowered = replace(whole(office, PROMISES[1], year, first=False), answers=(node.objective_id,))
        keys = zip(lowered.milestones, node.milestones, strict=True)
        kept = tuple(replace(step, key=was.key) for step, was in keys)
        change_node(node_id=node.id, node=replace(lowered, milestones=kept), saved=1, by=head)
    others = ("Anders Holm", "Maria Nyberg")
    _decide(office, "RST", year, day, who=HERSELF, registry=f"{year - 1}/1847-12", others=others)


def _of_unit(office: Office, code: str, year: int = 0) -> list[queries.CommitmentRow]:
    unit = office.units[code].pk
    return queries.commitments(office.agency_id, year or office.as_of.year, unit_ids=[unit])


def _pass_milestones(office: Office) -> None:
    """Milestones are passed on their day; Regionala stöd's as its screens tell."""
    planner = acting(PLANNER, office.as_of)
    told = {row.id: promise.passed for row, promise in zip(_of_unit(office, "RST"), PROMISES, strict=False)}
    for row in queries.commitments(office.agency_id, office.as_of.year):
        due = [m for m in row.milestones if m.due <= office.as_of]
        for milestone in due[: told.get(row.id, len(due))]:
            with clock.at(milestone.due):
                pass_milestone(node_id=row.id, key=milestone.key, done_on=milestone.due, by=planner)


def _next_year(office: Office) -> None:
    """Directions in June, drafts in August, proposals in October, handed in during the dialogue of November."""
    year, ty = office.as_of.year + 1, office.as_of.year
    if office.as_of < date(ty, 6, 11):
        return
    objectives = _agency_plan(office, year, date(ty, 6, 11))
    proposed = date(ty, 10, 12)
    if office.as_of < proposed:
        return
    for code in UNIT_OBJECTIVES:
        above = _above(office.units[code], objectives, {})
        _unit_plan(office, code, year, written=proposed, proposed=_proposed(office, code, year), above=above)
    _say_yes(office, year, date(ty, 10, 26), but="DIG")
    _hand_in(office, year)
    _give_back(office, year)


def _proposed(office: Office, code: str, year: int) -> list[Promised]:
    """What a unit proposes: most of this year's go on, two thirds of them; Regionala stöd's without a measure in 2.4."""
    found = list(promised(office, code, year, 0.67))
    if code == "RST":
        found = [("B", whole(office, promise, year, first=False)) for promise in PROMISES[:5]]
        vague = replace(found[3][1], expected_result="De sökande får pengarna i tid och är nöjda.")
        found[3] = ("B", vague)
    if code == "DIG":
        place = next(n for n, (_x, node) in enumerate(found) if node.title == "Gemensam ärendeingång")
        question = ContributorInput(
            office.units["RST"].pk, ASKED.format(next=year), date(office.as_of.year, 11, 27)
        )
        found[place] = ("C", replace(found[place][1], contributors=(question,)))
    return found


def _hand_in(office: Office, year: int) -> None:
    for place, code in enumerate(code for code in UNIT_OBJECTIVES if code not in STILL_WRITING):
        day = date(office.as_of.year, 11, 5 + place)
        if day <= office.as_of:
            plan = queries.plan_id_of(office.agency_id, year, office.units[code].pk)
            with clock.at(day):
                submit_plan(plan_id=plan, by=acting(office.heads[code], day))


def _give_back(office: Office, year: int) -> None:
    """Anders Holm gives Regionala stöd's proposal back: 2.4 lacks a measure."""
    day, answer = date(office.as_of.year, 11, 20), date(office.as_of.year, 11, 25)
    if day > office.as_of:
        return
    by = acting("Anders Holm", day)
    draft = queries.draft(year, office.units["RST"].pk, by=by)
    node = next(node for node in draft.nodes if node.number == "2.4")
    with clock.at(day):
        return_plan(plan_id=draft.plan_id, reason=RETURNED, node_id=node.id, answer_by=answer, by=by)
