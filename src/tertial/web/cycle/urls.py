"""Addresses of the year plan."""

from django.urls import path

from . import changing, views

app_name = "cycle"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/list/", views.as_list, name="list"),
    path("<int:year>/month/<int:month>/", views.as_month, name="month"),
    path("<int:year>/calendar.ics", views.calendar, name="calendar"),
    path("<int:year>/wheel.svg", views.wheel, name="wheel"),
    path("<int:year>/start/", changing.start, name="start"),
    path("<int:year>/new-event/", changing.new_event, name="new_event"),
    path("events/<int:event_id>/", views.event, name="event"),
    path("events/<int:event_id>/adjust/", changing.adjust, name="adjust"),
    path("events/<int:event_id>/open/", changing.open_now, name="open"),
    path("events/<int:event_id>/read/", changing.read, name="read"),
    path("adjustments/<int:adjustment_id>/decide/", changing.decide, name="decide"),
    path("adjustments/<int:adjustment_id>/withdraw/", changing.withdraw, name="withdraw"),
]
