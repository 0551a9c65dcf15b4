"""The app. When the cycle says that next year's drafts open, they open."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from tertial.cycle.opening import OPENS


class PlanningConfig(AppConfig):
    """Plans on every level, from the first draft to the decided version."""

    name = "tertial.planning"

    def ready(self) -> None:
        """Register once the tables are known."""
        OPENS.register("planning.drafts", import_string("tertial.planning.opening.open_drafts"))
