"""Addresses of what steers us."""

from django.urls import path

from . import changing, views

app_name = "steering"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/", views.documents, name="year"),
    path("<int:year>/world/", views.world, name="world"),
    path("<int:year>/results/", views.results, name="results"),
    path("<int:year>/new/", changing.new_document, name="new_document"),
    path("documents/<int:document_id>/", views.document, name="document"),
    path("documents/<int:document_id>/new/", changing.new_requirement, name="new_requirement"),
    path("requirements/<int:requirement_id>/", views.requirement, name="requirement"),
    path("requirements/<int:requirement_id>/edit/", changing.edit_requirement, name="edit_requirement"),
    path("requirements/<int:requirement_id>/answer/", changing.answer, name="answer"),
    path("requirements/<int:requirement_id>/withdraw/", changing.withdraw, name="withdraw"),
    path("observations/new/", changing.new_observation, name="new_observation"),
    path("observations/<int:observation_id>/", changing.observation, name="observation"),
]
