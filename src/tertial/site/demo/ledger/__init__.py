"""The example agency's ledger: SIE 4E files that the demo writes and reads in through the ordinary import.

Last year came as one file in January; this year comes month by month, about the sixth working day after.
"""

from datetime import date, datetime, time

from tertial.access.actor import Actor
from tertial.access.queries import actor_of_person
from tertial.calc.calendar import nth_working_day
from tertial.kernel import clock
from tertial.ledger.actions import import_file
from tertial.organisation.models import Person
from tertial.site.demo.organisation import email_of

from .bookkeeping import Book
from .figures import full_year
from .sie_writer import write

LOADED_AT = time(16, 42)


def build(as_of: date) -> None:
    """Last year, and this year through the month before the day."""
    last = Book(as_of.year - 1, full_year(last_year=True))
    months = 12 if as_of >= date(as_of.year, 1, 20) else 11
    _load(
        last, range(1, months + 1), date(as_of.year, 1, 20) if months == 12 else date(as_of.year - 1, 12, 9), as_of
    )
    this = Book(as_of.year, full_year(last_year=False), opening=last.closing())
    for month in range(1, as_of.month):
        _load(this, range(month, month + 1), nth_working_day(as_of.year, month + 1, 6), as_of)


def _load(book: Book, months: range, day: date, as_of: date) -> None:
    day = min(day, as_of)
    with clock.at(datetime.combine(day, LOADED_AT)):
        content = write(book, months, written_on=day)
        last = months[-1]
        span = f"{book.year}" if len(months) == 12 else f"{book.year}{last:02}"
        outcome = import_file(content=content, name=f"huvudbok_{span}.se", year=book.year, by=_economist(day))
    if outcome.status != "registered":
        raise RuntimeError(f"The demo's own ledger was not registered: {outcome.problems}")


def _economist(day: date) -> Actor:
    person = Person.objects.get(agency__code="EM", email=email_of("Maria Nyberg"))
    actor = actor_of_person(person.pk, on=day)
    assert actor is not None  # noqa: S101  (the demo's own person)
    return actor
