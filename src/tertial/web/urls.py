"""The addresses of every area."""

from allauth.account.views import logout
from django.urls import include, path

from . import views
from .needs import PUBLIC, needs

AREAS = (
    ("cycle", "cycle/"),
    ("guide", "guide/"),
    ("steering", "steering/"),
    ("planning", "plan/"),
    ("appropriations", "appropriations/"),
    ("ledger", "ledger/"),
    ("monthly_report", "monthly/"),
    ("followup", "followup/"),
    ("indicators", "indicators/"),
    ("evaluation", "evaluation/"),
    ("survey", "survey/"),
    ("talks", "talks/"),
    ("annual_report", "annual-report/"),
    ("people", "people/"),
    ("inbox", ""),
)

urlpatterns = [
    path("sign-in/", needs(PUBLIC)(views.SignIn.as_view()), name="account_login"),
    path("sign-out/", needs(PUBLIC)(logout), name="account_logout"),
    path("demo-sign-in/", views.demo_sign_in, name="demo_sign_in"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("health/", views.health, name="health"),
    path("style/", views.style, name="style"),
    *[path(prefix, include(f"tertial.web.{area}.urls")) for area, prefix in AREAS],
]
