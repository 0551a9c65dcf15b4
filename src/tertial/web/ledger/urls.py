"""Addresses."""

app_name = "ledger"
urlpatterns: list = []
