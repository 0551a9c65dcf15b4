"""tertial cycle: the year's events out of the system, and the clock that opens them."""

import argparse
import json
import sys
from pathlib import Path

from . import year

FORMATS = ("json", "ics", "svg")


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    cycle = commands.add_parser("cycle", help="the year's events").add_subparsers(metavar="WHAT", required=True)
    export = cycle.add_parser("export", help="write a year's events as JSON, a calendar file, or the wheel as SVG")
    export.add_argument("--agency", required=True, metavar="CODE")
    export.add_argument("--year", required=True, type=year)
    export.add_argument("--format", choices=FORMATS, default="json")
    export.add_argument("--out", type=Path, metavar="FILE", help="write to a file instead of standard output")
    export.set_defaults(run=run_export)
    run = cycle.add_parser("run", help="open what is due and close what is over; for a daily timer")
    run.add_argument("--agency", required=True, metavar="CODE")
    run.set_defaults(run=run_clock)


def run_export(arguments: argparse.Namespace) -> None:
    """Write the year's events."""
    from tertial.cycle import queries
    from tertial.kernel.errors import NotFound
    from tertial.organisation import queries as organisation

    agency = organisation.agency_by_code(arguments.agency)
    if arguments.year not in queries.years(agency.id):
        raise NotFound(year=arguments.year)
    content = _WRITERS[arguments.format](agency, arguments.year)
    if arguments.out:
        arguments.out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)


def _json(agency, year: int) -> bytes:
    from tertial.cycle import exporting, queries
    from tertial.kernel import clock
    from tertial.organisation import queries as organisation

    units = {unit.id: unit.code for unit in organisation.units(agency.id, on=clock.today())}
    told = exporting.as_json(agency, year, queries.events(agency.id, year), units)
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _ics(agency, year: int) -> bytes:
    from tertial.cycle import exporting, queries

    return exporting.as_ics(agency, year, queries.events(agency.id, year))


def _svg(agency, year: int) -> bytes:
    from tertial.kernel import clock
    from tertial.web.cycle import drawing

    return drawing.standalone(agency.id, year, clock.today()).encode()


_WRITERS = {"json": _json, "ics": _ics, "svg": _svg}


def run_clock(arguments: argparse.Namespace) -> None:
    """Open what is due to open and close what is over, and say what was done."""
    from django.utils.translation import gettext

    from tertial.access.actor import system
    from tertial.cycle import actions
    from tertial.organisation import queries as organisation

    agency = organisation.agency_by_code(arguments.agency)
    done = actions.run_clock(agency_id=agency.id, by=system(agency.id))
    said = gettext("Opened or closed: %(what)s.") if done else gettext("Nothing to open or close.")
    print(said % {"what": ", ".join(done)} if done else said)
