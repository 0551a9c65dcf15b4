"""Addresses of the page on how we plan and follow up."""

from django.urls import path

from . import views

app_name = "guide"
urlpatterns = [
    path("", views.index, name="index"),
    path("start/", views.start, name="start"),
    path("<slug:key>/edit/", views.edit, name="edit"),
    path("<slug:key>/history/", views.history, name="history"),
]
