"""The wording of an evaluation plan as it is frozen when approved."""

from collections.abc import Iterable
from typing import Any

from .models import ChainNode, EvaluationPlan, EvaluationQuestion

SAID = (
    "title", "intervention", "purpose", "target_group", "problem",
    "design", "causal_claim", "quality", "personal_data",
)  # fmt: skip
ASKED = ("text", "method", "source", "when", "who", "use")


def wording_of(
    plan: EvaluationPlan, nodes: Iterable[ChainNode], questions: Iterable[EvaluationQuestion]
) -> dict[str, Any]:
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
            for node in nodes
        ],
        "questions": [{name: getattr(q, name) for name in ASKED} for q in questions],
    }
