"""Addresses."""

app_name = "followup"
urlpatterns: list = []
