"""Addresses."""

from django.urls import path

from . import views

app_name = "monthly_report"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/<int:month>/", views.month, name="month"),
    path("<int:year>/<int:month>/draft/", views.draft, name="draft"),
    path("<int:year>/<int:month>/remind/", views.remind, name="remind"),
    path("<int:year>/<int:month>/fix/", views.fix, name="fix"),
    path("<int:year>/<int:month>/publish/", views.publish, name="publish"),
    path("<int:year>/<int:month>/item/<int:item_id>/<slug:kind>/", views.comment, name="comment"),
    path("<int:year>/<int:month>/file/<slug:kind>/", views.file, name="file"),
]
