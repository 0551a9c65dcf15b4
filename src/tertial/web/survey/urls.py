"""Addresses of surveys for those who answer."""

from django.urls import path

from . import views

app_name = "survey"
urlpatterns = [
    path("<str:token>/", views.answer, name="answer"),
    path("<str:token>/privacy/", views.privacy, name="privacy"),
    path("<str:token>/thanks/", views.thanks, name="thanks"),
]
