"""The default outline of a report (FÅB 2000:605, 2 kap. 4 §), its results by the plan's result areas."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Section

Kind = Section.Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One section to be: its number, title, kind and the result area it tells of."""

    number: str
    title: str
    kind: str
    area_key: str = ""

    @property
    def parent(self) -> str:
        """The number of the section above; nothing at the top."""
        return self.number.rpartition(".")[0]


def default(areas: Iterable[tuple[str, str]]) -> list[Entry]:
    """The outline for an agency whose result areas are these, as (key, title)."""
    told = list(areas)
    results = [Entry(f"3.{n}", title, Kind.RESULTS, key) for n, (key, title) in enumerate(told, start=1)]
    after = len(results)
    return [
        Entry("1", _("The Director-General's words"), Kind.TEXT),
        Entry("2", _("About the agency"), Kind.TEXT),
        Entry("3", _("Report on results"), Kind.TEXT),
        *results,
        Entry(f"3.{after + 1}", _("Revenue and costs"), Kind.TEXT),
        Entry(f"3.{after + 2}", _("Supply of skills"), Kind.TEXT),
        Entry("4", _("Key figures"), Kind.KEY_FIGURES),
        Entry("5", _("Income statement"), Kind.INCOME),
        Entry("6", _("Balance sheet"), Kind.BALANCE),
        Entry("7", _("Statement of appropriations"), Kind.STATEMENT),
        Entry("8", _("Notes"), Kind.TEXT),
        Entry("9", _("Internal control, and signatures"), Kind.SIGNATURE),
    ]
