"""Addresses."""

from django.urls import path

from . import budget, forecasts, items, rules, statement

app_name = "appropriations"
urlpatterns = [
    path("", items.index, name="index"),
    path("<int:year>/", items.year, name="year"),
    path("<int:year>/new/", items.new, name="new"),
    path("item/<int:item_id>/", items.item, name="item"),
    path("item/<int:item_id>/edit/", items.edit, name="edit"),
    path("item/<int:item_id>/months/", items.months, name="months"),
    path("item/<int:item_id>/strike/<int:decision_id>/", items.strike, name="strike"),
    path("<int:year>/rules/", rules.rules, name="rules"),
    path("<int:year>/rules/<int:order>/remove/", rules.remove, name="remove_rule"),
    path("<int:year>/budget/", budget.overview, name="budget"),
    path("<int:year>/budget/choose/", budget.choose, name="budget_choose"),
    path("<int:year>/budget/<int:unit_id>/<int:item_id>/", budget.edit, name="budget_edit"),
    path("<int:year>/forecasts/", forecasts.overview, name="forecasts"),
    path("statement/", statement.latest, name="statement"),
    path("statement/<int:year>/", statement.of_year, name="statement_year"),
    path("statement/<int:year>/<slug:kind>/", statement.file, name="statement_file"),
]
