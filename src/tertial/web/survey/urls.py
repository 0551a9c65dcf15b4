"""Addresses."""

app_name = "survey"
urlpatterns: list = []
