"""Evaluation plans and surveys."""

from .plans import ChainNode, EvaluationPlan, EvaluationQuestion, PlanVersion, Use
from .surveys import Invitation, Response, Survey, SurveyQuestion

__all__ = [
    "ChainNode",
    "EvaluationPlan",
    "EvaluationQuestion",
    "Invitation",
    "PlanVersion",
    "Response",
    "Survey",
    "SurveyQuestion",
    "Use",
]
