"""tertial plan: decided plans out of the system."""

import argparse
import sys
from pathlib import Path

from . import year

FORMATS = ("json", "pdf", "docx", "xlsx")


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    plan = commands.add_parser("plan", help="decided plans").add_subparsers(metavar="WHAT", required=True)
    export = plan.add_parser(
        "export",
        help="write a decided plan as JSON or as a document",
        description="Without --unit the whole tree with the agency's decision; without --version what is in force. "
        "An older version without --unit is the agency's own plan alone.",
    )
    export.add_argument("--agency", required=True, metavar="CODE")
    export.add_argument("--year", required=True, type=year)
    export.add_argument("--unit", metavar="CODE", help="the plan of one unit")
    export.add_argument("--version", type=int, metavar="N", help="a decided version, else the one in force")
    export.add_argument("--format", choices=FORMATS, default="json")
    export.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to standard output")
    export.set_defaults(run=run_export)


def run_export(arguments: argparse.Namespace) -> None:
    """Write the plan."""
    from tertial.organisation import queries as organisation
    from tertial.planning import export

    agency = organisation.agency_by_code(arguments.agency)
    made = export.export(
        agency.id,
        arguments.year,
        unit_code=arguments.unit,
        version=arguments.version,
        file_format=arguments.format,
    )
    if arguments.out:
        arguments.out.write_bytes(made.content)
    else:
        sys.stdout.buffer.write(made.content)
        sys.stdout.buffer.write(b"\n" if arguments.format == "json" else b"")
