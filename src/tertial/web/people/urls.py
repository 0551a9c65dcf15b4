"""Addresses of the organisation, substitutes and one's own settings."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("", views.index, name="index"),
    path("substitute/", views.substitute, name="substitute"),
    path("settings/", views.settings, name="settings"),
]
