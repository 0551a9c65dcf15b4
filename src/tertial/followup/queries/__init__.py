"""What can be asked about follow-up. Results are plain rows; the query count never grows with them."""

from tertial.followup.booked import booked, last_month

from .deviations import decision, decisions, deviation, deviations, open_deviations, weights
from .duties import duties
from .frozen import FrozenRow, frozen, latest_frozen
from .matrix import lights_before, matrix, movement, over_the_year
from .missing import missing, missing_in
from .money import money_rows
from .page import UnitPage, ground, money_of, rights, unit_page
from .rounds import part, parts, parts_of, report_of, reports, reports_of, returns, round_of, rounds
from .rows import (
    DecisionRow,
    DeviationRow,
    Matrix,
    MissingRow,
    Move,
    PartRow,
    ReportRow,
    ReturnRow,
    RoundRow,
    YearCount,
)

__all__ = [
    "DecisionRow",
    "DeviationRow",
    "FrozenRow",
    "Matrix",
    "MissingRow",
    "Move",
    "PartRow",
    "ReportRow",
    "ReturnRow",
    "RoundRow",
    "UnitPage",
    "YearCount",
    "booked",
    "decision",
    "decisions",
    "deviation",
    "deviations",
    "duties",
    "frozen",
    "ground",
    "last_month",
    "latest_frozen",
    "lights_before",
    "matrix",
    "missing",
    "missing_in",
    "money_of",
    "money_rows",
    "movement",
    "open_deviations",
    "over_the_year",
    "part",
    "parts",
    "parts_of",
    "report_of",
    "reports",
    "reports_of",
    "returns",
    "rights",
    "round_of",
    "rounds",
    "unit_page",
    "weights",
]
