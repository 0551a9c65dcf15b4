"""Addresses of indicators."""

from django.urls import path

from . import views

app_name = "indicators"
urlpatterns = [
    path("", views.index, name="index"),
    path("define/", views.define, name="define"),
    path("<int:pk>/", views.indicator, name="indicator"),
    path("<int:pk>/define/", views.define, name="redefine"),
    path("<int:pk>/value/", views.record, name="record"),
    path("<int:pk>/settle/", views.settle, name="settle"),
    path("<int:pk>/target/", views.target, name="target"),
]
