"""The shipped templates of a year: one CSV file each, in the folder `shipped`.

`{Y}`, `{Y-1}`, `{Y+1}` … in a text stand for the year of the cycle and those about it.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "shipped"
_YEAR = re.compile(r"\{Y([+-]\d)?\}")
_ANY_YEAR = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an event will be, before it has dates. The fields are those of the model."""

    key: str
    kind: str
    track: str
    title: str
    end_rule: str
    start_rule: str = ""
    short: str = ""
    duty: bool = False
    opens: str = ""
    opens_rule: str = ""
    period: str = ""
    shape: str = ""
    duty_of: str = ""
    concerns: tuple[str, ...] = ()
    description: str = ""


def names() -> list[str]:
    """The shipped templates."""
    return sorted(path.stem for path in FOLDER.glob("*.csv"))


def read(name: str, year: int) -> list[Plan]:
    """The events of a shipped template for a year."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [_plan(row, year) for row in csv.DictReader(file, delimiter=";")]


def _plan(row: dict[str, str], year: int) -> Plan:
    return Plan(
        key=row["key"],
        kind=row["kind"],
        track=row["track"],
        title=_filled(row["title"], year),
        short=_filled(row["short"], year),
        start_rule=row["start"],
        end_rule=row["end"],
        duty=row["duty"] == "duty",
        opens=row["opens"],
        opens_rule=row["opens_on"],
        period=row["period"],
        shape=row["shape"],
        duty_of=row["duty_of"],
        concerns=tuple(row["concerns"].split()),
        description=_filled(row["description"], year),
    )


def _filled(text: str, year: int) -> str:
    return _YEAR.sub(lambda found: str(year + int(found[1] or 0)), text)


def next_years(text: str, years: int) -> str:
    """A text of one year's event as it reads so many years later: "plan 2027" becomes "plan 2028".

    Years within brackets stay: they are those of a law, as in "Förordning (2000:605)".
    """
    parts = re.split(r"(\([^)]*\))", text)
    return "".join(
        part if part.startswith("(") else _ANY_YEAR.sub(lambda found: str(int(found[0]) + years), part)
        for part in parts
    )
