"""The app. When the cycle says that a month's report opens, it is drafted."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from tertial.cycle.opening import OPENS


class MonthlyReportConfig(AppConfig):
    """Consumption per appropriation, month by month."""

    name = "tertial.monthly_report"

    def ready(self) -> None:
        """Register once the tables are known."""
        OPENS.register("monthly_report.draft", import_string("tertial.monthly_report.opening.open_draft"))
