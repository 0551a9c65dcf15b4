"""Addresses."""

app_name = "monthly_report"
urlpatterns: list = []
