"""Addresses of talks, conclusions and improvements."""

from django.urls import path

from . import improvements, views

app_name = "talks"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<int:talk_id>/", views.talk, name="talk"),
    path("<int:talk_id>/change/", views.change, name="change"),
    path("<int:talk_id>/notes/", views.notes, name="notes"),
    path("<int:talk_id>/hold/", views.hold, name="hold"),
    path("<int:talk_id>/conclude/", views.conclude, name="conclude"),
    path("conclusions/<int:conclusion_id>/improve/", views.improve, name="improve"),
    path("conclusions/<int:conclusion_id>/learn/", views.learn, name="learn"),
    path("improvements/", improvements.board, name="improvements"),
    path("improvements/new/", improvements.new, name="new_improvement"),
    path("improvements/<int:improvement_id>/", improvements.improvement, name="improvement"),
    path("improvements/<int:improvement_id>/move/", improvements.move, name="move"),
]
