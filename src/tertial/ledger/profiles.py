"""The CSV profiles that an agency can choose among: the shipped ones and its own."""

from tertial.formats.ledger_csv import PROFILES, Profile

from .models import ImportProfile


def own_profiles(agency_id: int) -> list[Profile]:
    """The agency's own profiles, by name. 1 query."""
    found = ImportProfile.objects.filter(agency_id=agency_id).order_by("name")
    return [_profile(saved) for saved in found]


def profiles(agency_id: int) -> list[Profile]:
    """The agency's own profiles, then the shipped ones. 1 query."""
    return [*own_profiles(agency_id), *PROFILES]


def _profile(saved: ImportProfile) -> Profile:
    dimensions = {int(number): column for number, column in saved.dimensions.items()}
    return Profile(name=saved.name, dimensions=dimensions, balanced=saved.balanced, **saved.columns)
