"""What can be done in follow-up. One function is one decision and one transaction."""

from .chain import (
    accept_commitment,
    approve_report,
    reopen_report,
    return_report,
    submit_report,
    withdraw_report,
)
from .decisions import Facts, decide
from .deviations import DeviationText, close_deviation, open_deviation
from .reminding import remind
from .reporting import Forecast, report_commitment, write_assessment, write_forecasts
from .rounds import Days, close_round, close_round_of_event, days_from, open_round, open_round_of_event
from .ways import set_weights

__all__ = [
    "Days",
    "DeviationText",
    "Facts",
    "Forecast",
    "accept_commitment",
    "approve_report",
    "close_deviation",
    "close_round",
    "close_round_of_event",
    "days_from",
    "decide",
    "open_deviation",
    "open_round",
    "open_round_of_event",
    "remind",
    "reopen_report",
    "report_commitment",
    "return_report",
    "set_weights",
    "submit_report",
    "withdraw_report",
    "write_assessment",
    "write_forecasts",
]
