"""The wording of an evaluation plan as it is frozen when approved."""

from typing import Any

from .models import EvaluationPlan

SAID = (
    "title", "intervention", "purpose", "target_group", "problem",
    "design", "causal_claim", "quality", "personal_data",
)  # fmt: skip
ASKED = ("text", "method", "source", "when", "who", "use")


def wording_of(plan: EvaluationPlan) -> dict[str, Any]:
    """Everything that approval freezes, as plain JSON."""
    return {
        **{name: getattr(plan, name) for name in SAID},
        "unit": plan.unit.name,
        "responsible": plan.responsible.name,
        "starts_on": plan.starts_on.isoformat(),
        "due_on": plan.due_on.isoformat(),
        "chain": [
            {
                "step": node.step,
                "text": node.text,
                "assumption": node.assumption,
                "indicator": node.indicator.code if node.indicator else "",
            }
            for node in plan.nodes.select_related("indicator").order_by("pk")
        ],
        "questions": [{name: getattr(q, name) for name in ASKED} for q in plan.questions.order_by("pk")],
    }
