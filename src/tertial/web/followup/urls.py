"""Addresses of follow-up: rounds, units in them, deviations, decisions."""

from django.urls import include, path

from . import decisions, reports, steps, unit, views

app_name = "followup"

unit_patterns = [
    path("", unit.page_of_unit, name="unit"),
    path("whole/", unit.whole, name="whole"),
    path("money/", unit.money, name="money"),
    path("submit/", steps.submit, name="submit"),
    path("withdraw/", steps.withdraw, name="withdraw"),
    path("return/", steps.send_back, name="return"),
    path("approve/", steps.approve, name="approve"),
    path("reopen/", steps.reopen, name="reopen"),
    path("remind/", steps.remind, name="remind"),
    path("report/", reports.preview, name="report"),
    path("report/<str:ending>/", reports.file, name="report_file"),
    path("<str:number>/", unit.commitment, name="commitment"),
    path("<str:number>/save/", unit.save, name="save"),
    path("<str:number>/accept/", steps.accept, name="accept"),
]

urlpatterns = [
    path("", views.index, name="index"),
    path("open/", views.open_round, name="open"),
    path("weights/", views.weights, name="weights"),
    path("deviations/<str:number>/", decisions.deviation, name="deviation"),
    path("decisions/<int:decision_id>/", decisions.decision, name="decision"),
    path("<int:year>/<str:period>/", views.round_page, name="round"),
    path("<int:year>/<str:period>/close/", views.close_round, name="close"),
    path("<int:year>/<str:period>/deviations/", decisions.deviations, name="deviations"),
    path("<int:year>/<str:period>/<str:code>/", include(unit_patterns)),
]
