"""Addresses of plans: a year, a unit, a version, a node. Each version and each node keeps its address."""

from django.urls import path

from . import deciding, drafting, nodes, reading, versions

app_name = "planning"

UNIT = "<int:year>/<str:code>/"
DRAFT = f"{UNIT}draft/"

urlpatterns = [
    path("", reading.index, name="index"),
    path("nodes/<int:node>/", nodes.node, name="node"),
    path("nodes/<int:node>/status/", nodes.status, name="status"),
    path("nodes/<int:node>/milestones/<str:key>/", nodes.milestone, name="milestone"),
    path("contributions/<int:contribution>/", nodes.contribution, name="contribution"),
    path("<int:year>/", reading.plan, name="plan"),
    path("<int:year>/thread/", reading.thread, name="thread"),
    path(UNIT, reading.unit, name="unit"),
    path(f"{UNIT}start/", drafting.start, name="start"),
    path(DRAFT, drafting.draft, name="draft"),
    path(f"{DRAFT}add/<str:kind>/", drafting.add, name="add"),
    path(f"{DRAFT}sections/<str:key>/", drafting.section, name="section"),
    path(f"{DRAFT}<int:node>/", drafting.edit, name="edit"),
    path(f"{DRAFT}<int:node>/move/", drafting.move, name="move"),
    path(f"{DRAFT}<int:node>/remove/", drafting.remove, name="remove"),
    path(f"{UNIT}submit/", deciding.submit, name="submit"),
    path(f"{UNIT}return/", deciding.send_back, name="return"),
    path(f"{UNIT}decide/", deciding.decide, name="decide"),
    path(f"{UNIT}revise/", deciding.revise, name="revise"),
    path(f"{UNIT}versions/", versions.history, name="history"),
    path(f"{UNIT}versions/<int:number>/", versions.version, name="version"),
    path(f"{UNIT}versions/<int:number>/file.<str:file_format>", versions.file, name="file"),
    path(f"{UNIT}compare/", versions.compare, name="compare"),
]
