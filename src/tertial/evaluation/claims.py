"""What an evaluation may claim about cause, and what a plan must say before it can be approved."""

from collections.abc import Collection

from .errors import DesignTooWeak, SurveyCannotShowEffect
from .models import EvaluationPlan, EvaluationQuestion

Design, Claim, Method = EvaluationPlan.Design, EvaluationPlan.CausalClaim, EvaluationQuestion.Method
STRONG = {Design.COMPARISON_GROUP, Design.REGISTER}
MUST_HAVE_STEPS = ("activity", "output", "outcome_short")


def check_claim(*, design: str, causal_claim: str, methods: Collection[str]) -> None:
    """Refuse a claim that the design and the methods cannot bear.

    A survey alone shows what people say, never what we caused. That it was us (attribution) can be said only
    when it is known what happened to others: a comparison group, or registers of all.
    """
    if causal_claim == Claim.NONE:
        return
    if methods and set(methods) == {Method.SURVEY}:
        raise SurveyCannotShowEffect(causal_claim=causal_claim)
    if causal_claim == Claim.ATTRIBUTION and design not in STRONG:
        raise DesignTooWeak(design=design)


def missing(plan: EvaluationPlan, steps: Collection[str], questions: int) -> list[str]:
    """What the plan lacks to be approved, as codes."""
    lacking = [name for name in ("purpose", "target_group", "problem") if not getattr(plan, name).strip()]
    lacking += [f"step_{step}" for step in MUST_HAVE_STEPS if step not in steps]
    return lacking if questions else [*lacking, "questions"]
