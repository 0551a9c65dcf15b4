"""Addresses of evaluation plans and surveys."""

from django.urls import path

from . import plan_views as plans
from . import survey_views as surveys
from . import views

app_name = "evaluation"
urlpatterns = [
    path("", views.index, name="index"),
    path("plans/new/", plans.write, name="new_plan"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/edit/", plans.write, name="edit_plan"),
    path("plans/<int:pk>/chain/", plans.node, name="add_node"),
    path("plans/<int:pk>/chain/<int:node_id>/", plans.node, name="edit_node"),
    path("plans/<int:pk>/questions/", plans.question, name="add_question"),
    path("plans/<int:pk>/questions/<int:question_id>/", plans.question, name="edit_question"),
    path("plans/<int:pk>/remove/<str:what>/<int:part_id>/", plans.remove, name="remove"),
    path("plans/<int:pk>/submit/", plans.submit, name="submit"),
    path("plans/<int:pk>/approve/", plans.approve, name="approve"),
    path("plans/<int:pk>/result/", plans.result, name="result"),
    path("plans/<int:pk>/use/", plans.use, name="use"),
    path("surveys/new/", surveys.write, name="new_survey"),
    path("surveys/<int:pk>/", surveys.survey, name="survey"),
    path("surveys/<int:pk>/edit/", surveys.write, name="edit_survey"),
    path("surveys/<int:pk>/questions/", surveys.question, name="add_survey_question"),
    path("surveys/<int:pk>/questions/<int:question_id>/", surveys.question, name="edit_survey_question"),
    path("surveys/<int:pk>/questions/<int:question_id>/arrange/", surveys.arrange, name="arrange"),
    path("surveys/<int:pk>/open/", surveys.open_it, name="open"),
    path("surveys/<int:pk>/invite/", surveys.invite, name="invite"),
    path("surveys/<int:pk>/adjust/", surveys.adjust, name="adjust"),
    path("surveys/<int:pk>/close/", surveys.close, name="close"),
    path("surveys/<int:pk>/results/", surveys.show_results, name="results"),
    path("surveys/<int:pk>/results.<str:kind>", surveys.results_file, name="results_file"),
]
