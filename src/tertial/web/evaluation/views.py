"""The first page of evaluation: plans, surveys, and what was learnt."""

from django.http import HttpRequest, HttpResponse

from tertial.evaluation.queries import plans, surveys
from tertial.web.needs import needs
from tertial.web.page import page

from . import rows


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """Evaluation plans, surveys, and the lessons of those that are finished."""
    agency, actor = request.actor.agency_id, request.actor
    found = plans.plans(agency)
    context = {
        "plans": [rows.plan_line(row) for row in found],
        "finding": rows.finding(found),
        "lessons": [row for row in found if row.finished_on],
        "surveys": [rows.survey_line(row) for row in surveys.surveys(agency)],
        "may_write": actor.may("evaluation.write"),
        "may_ask": actor.may("survey.edit"),
    }
    return page(request, "evaluation/index.html", context)
