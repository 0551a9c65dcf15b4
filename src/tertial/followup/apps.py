"""The app. A round is opened and closed by the annual cycle."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from tertial.cycle.opening import CLOSES, OPENS

KEY = "followup.round"


class FollowupConfig(AppConfig):
    """Follow-up rounds."""

    name = "tertial.followup"

    def ready(self) -> None:
        OPENS.register(KEY, import_string("tertial.followup.actions.open_round_of_event"))
        CLOSES.register(KEY, import_string("tertial.followup.actions.close_round_of_event"))
