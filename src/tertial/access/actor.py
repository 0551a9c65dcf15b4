"""Who acts: a person at an agency with the rights held that day. Passed as `by=` to every action."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .rights import ALL_RIGHTS


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work. `rights` maps each right to the ids of the units it holds in, inheritance applied.

    `acting_for` names those whom the person stands in for today; `everywhere` is for the command line and jobs.
    """

    agency_id: int
    name: str
    user_id: int | None = None
    person_id: int | None = None
    email: str = ""
    title: str = ""
    unit_id: int | None = None
    roles: tuple[tuple[str, int], ...] = ()
    rights: Mapping[str, frozenset[int]] = field(default_factory=dict)
    acting_for: tuple[tuple[int, str], ...] = ()
    everywhere: bool = False

    def may(self, right: str, unit_id: int | None = None) -> bool:
        """Whether the right is held in the unit; without a unit, whether it is held anywhere.

        Raises KeyError for a right that no role gives: a misspelt right must not look like a refusal.
        """
        if right not in ALL_RIGHTS:
            raise KeyError(right)
        if self.everywhere:
            return True
        units = self.rights.get(right, frozenset())
        return bool(units) if unit_id is None else unit_id in units

    def units_with(self, right: str) -> frozenset[int]:
        """The units in which the right is held."""
        return self.rights.get(right, frozenset())

    def is_or_stands_in_for(self, person_id: int | None) -> bool:
        """Whether this is the person, or somebody who stands in for the person today."""
        return person_id is not None and (
            person_id == self.person_id or any(person_id == whom for whom, _name in self.acting_for)
        )


def system(agency_id: int) -> Actor:
    """The program itself, from the command line or a job: may do everything at one agency."""
    return Actor(agency_id=agency_id, name="Tertial", everywhere=True)
