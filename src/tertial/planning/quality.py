"""Quality points: what a reader will miss in a node. Shown, never a refusal."""

from collections.abc import Collection, Mapping
from typing import Any

from .scales import COMMITMENT


def missing_of(said: Mapping[str, Any], fields: Collection[str]) -> tuple[str, ...]:
    """What a commitment lacks, of the fields its kind has; all but result areas must answer to something."""
    found = []
    if not (said["answers"] or said["requirements"]) and said["sort"] != "area":
        found.append("answers")
    if said["sort"] == COMMITMENT:
        found += [name for name, given in _asked(said).items() if name in fields and not given]
        found += ["declined"] if any(one["reply"] == "declined" for one in said["contributing"]) else []
    return tuple(found)


def _asked(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "responsible": said["responsible_id"],
        "due": said["start"] and said["due"],
        "expected_result": said["expected_result"],
        "indicators": said["indicators"] or any(letter.isdigit() for letter in said["expected_result"]),
        "milestones": said["milestones"],
    }
