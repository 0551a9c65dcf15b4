"""Addresses of the annual report."""

from django.urls import include, path

from . import deciding, editing, views

app_name = "annual_report"
section_patterns = [
    path("", editing.section, name="section"),
    path("insert/", editing.insert, name="insert"),
    path("answer/", editing.answer, name="answer"),
    path("step/", editing.step, name="step"),
    path("assign/", editing.assign, name="assign"),
    path("settle/", editing.settle, name="settle"),
]
urlpatterns = [
    path("", views.index, name="index"),
    path("start/", views.start, name="start"),
    path("<int:year>/", views.report, name="report"),
    path("<int:year>/read/", views.read, name="read"),
    path("<int:year>/file/<str:ending>/", views.file, name="file"),
    path("<int:year>/version/<int:number>/file/<str:ending>/", views.file, name="version_file"),
    path("<int:year>/figures/", views.figures, name="figures"),
    path("<int:year>/figures/<int:pk>/", editing.figure, name="figure"),
    path("<int:year>/accounts/", views.accounts, name="accounts"),
    path("<int:year>/key-figures/", views.key_figures, name="key_figures"),
    path("<int:year>/decide/", deciding.decide, name="decide"),
    path("<int:year>/reopen/", deciding.reopen, name="reopen"),
    path("<int:year>/<str:number>/", include(section_patterns)),
]
