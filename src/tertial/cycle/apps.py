"""The app. Its points of the registry exist from the start, for others to register at."""

from django.apps import AppConfig

from .opening import CLOSES, OPENS

POINTS = (OPENS, CLOSES)


class CycleConfig(AppConfig):
    """The year's cycle and the agency's page on it."""

    name = "tertial.cycle"
