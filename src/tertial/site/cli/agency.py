"""Commands of `tertial agency`."""

import argparse
from pathlib import Path


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    agency = commands.add_parser("agency", help="set up an agency from lists")
    group = agency.add_subparsers(metavar="WHAT", required=True)
    load = group.add_parser(
        "load",
        help="load a folder of CSV files",
        description="Load agency.csv, units.csv, people.csv, appropriations.csv, appropriation_decisions.csv, "
        "settlement_rules.csv and budget.csv from a folder. All is loaded, or nothing and every problem is told. "
        "The same folder twice changes nothing.",
    )
    load.add_argument("folder", type=Path, metavar="DIR")
    load.add_argument("--json", action="store_true", help="print the result as JSON")
    load.set_defaults(run=run_load)


def run_load(arguments: argparse.Namespace) -> None:
    """Load a folder; refuse with every problem when something is wrong."""
    from django.utils.translation import ngettext

    from tertial.site.agency_load import words
    from tertial.site.agency_load.loading import load_agency

    from . import Refusal
    from .preparing import prepare

    prepare()
    loaded = load_agency(arguments.folder)
    print(words.as_json(loaded) if arguments.json else words.as_text(loaded))
    wrong = sum(one.problem.severity == "error" for one in loaded.found)
    if wrong:
        said = ngettext("%(n)d problem: nothing was loaded.", "%(n)d problems: nothing was loaded.", wrong)
        raise Refusal(said % {"n": wrong}, told=True)
