"""The app. What the report's own sources offer is registered once the tables are known."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from tertial.cycle.opening import OPENS

from .sources import FIGURES

SOURCES = {
    "statement": "tertial.annual_report.offering.from_statement",
    "indicator": "tertial.annual_report.offering.from_indicators",
    "commitments": "tertial.annual_report.offering.from_commitments",
    "accounts": "tertial.annual_report.offering.from_accounts",
}


class AnnualReportConfig(AppConfig):
    """The annual report (årsredovisning)."""

    name = "tertial.annual_report"

    def ready(self) -> None:
        """Register what can be linked in a text, and what the year's cycle opens."""
        for name, function in SOURCES.items():
            FIGURES.register(name, import_string(function))
        OPENS.register("annual_report.report", import_string("tertial.annual_report.opening.open_report"))
