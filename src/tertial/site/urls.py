"""All addresses."""

from django.urls import include, path

urlpatterns = [path("", include("tertial.web.urls"))]
