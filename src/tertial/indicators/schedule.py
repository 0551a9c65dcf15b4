"""When a value is due: the latest period that has ended, and twenty days to give its value."""

from datetime import date, timedelta

MONTHS_OF = {"month": 1, "quarter": 3, "tertial": 4, "half_year": 6, "year": 12}
DAYS_TO_GIVE = 20


def latest_ended(frequency: str, today: date, *, cumulative: bool) -> tuple[date, date]:
    """First and last day of the latest period that has ended; a cumulative one starts on 1 January."""
    length = MONTHS_OF[frequency]
    first_of_present = date(today.year, (today.month - 1) // length * length + 1, 1)
    end = first_of_present - timedelta(days=1)
    start = date(end.year, 1, 1) if cumulative else date(end.year, end.month - length + 1, 1)
    return start, end


def last_day_to_give(period_end: date) -> date:
    """The last day on which the value of a period is in time."""
    return period_end + timedelta(days=DAYS_TO_GIVE)
