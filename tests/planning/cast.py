"""The plans that tests meet: an agency plan with an area and an objective, and a unit's plan that answers it."""

from datetime import date

from tertial.planning.actions import add_nodes, decide_plan, start_plan, submit_plan
from tertial.planning.actions.deciding import Decision
from tertial.planning.inputs import NodeInput
from tertial.planning.models import Plan
from tests.cast import acting, make_agency, person, unit

YEAR = 2026


def decision(**facts) -> Decision:
    """The facts of a decision of 11 June."""
    given = {
        "decided_on": date(2026, 6, 11),
        "decided_by": "Lena Forsgren, generaldirektör",
        "reporting_officer": "Johan Ekström",
        "participants": ["Anders Holm", "Maria Nyberg"],
        "registry_number": "2025/1847-12",
    }
    return Decision(**(given | facts))


def agency_plan(year: int = YEAR) -> tuple[int, int, int]:
    """The agency's plan in draft: (plan, area B, objective B)."""
    make_agency()
    planner = acting("planner")
    plan = start_plan(unit_id=unit("EM").pk, year=year, by=planner)
    (area,) = add_nodes(
        plan_id=plan,
        nodes=[NodeInput(kind="result_area", number="B", title="Kraft i alla delar av landet")],
        by=planner,
    )
    (objective,) = add_nodes(
        plan_id=plan,
        nodes=[NodeInput(kind="objective", number="B", title="Utvecklingskraft i hela landet", answers=(area,))],
        by=planner,
    )
    return plan, area, objective


def commitment(above: int, **said) -> NodeInput:
    """A whole commitment."""
    given = {
        "title": "Kortare väg till beslut",
        "text": "Från komplett ansökan till beslut tar det högst 60 dagar i snitt.",
        "responsible_id": person("officer").pk,
        "start": date(YEAR, 1, 1),
        "due": date(YEAR, 12, 31),
        "expected_result": "Högst 60 dagar i snitt andra halvåret.",
        "answers": (above,),
    }
    return NodeInput(**(given | said))


def unit_plan(*titles: str, code: str = "STOD", year: int = YEAR) -> tuple[int, int, list[int]]:
    """A unit's draft under the agency's: (plan, its objective, its commitments)."""
    root = Plan.objects.filter(unit=unit("EM"), year=year).first()
    above = root.nodes.order_by("-pk")[0].pk if root else agency_plan(year)[2]
    head = acting("head" if code == "STOD" else "planner")
    plan = start_plan(unit_id=unit(code).pk, year=year, by=head)
    goal = NodeInput(kind="objective", number="2", title="Fler investeringar i stödområdena", answers=(above,))
    (objective,) = add_nodes(plan_id=plan, nodes=[goal], by=head)
    promised = [commitment(objective, title=title) for title in titles or ("Kortare väg till beslut",)]
    dated = [
        one
        if year == YEAR
        else commitment(objective, title=one.title, start=date(year, 1, 1), due=date(year, 12, 31))
        for one in promised
    ]
    return plan, objective, add_nodes(plan_id=plan, nodes=dated, by=head)


def decide(plan: int, **facts) -> int:
    """Hand in a draft and decide it; gives the version's number."""
    submit_plan(plan_id=plan, by=acting("planner"))
    return decide_plan(plan_id=plan, decision=decision(**facts), by=acting("director"))
