"""`tertial report followup`: what a round says of a unit and all below it."""

import argparse
import re

from .report import common

PERIOD = re.compile(r"T[1-3]|Q[1-4]|H[12]|M(?:0[1-9]|1[0-2])", re.ASCII)


def period(text: str) -> str:
    """A period's code; argparse tells what is wrong with any other text."""
    if not PERIOD.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no period: T1-T3, Q1-Q4, H1-H2 or M01-M12")
    return text


def add(kinds: argparse._SubParsersAction) -> None:
    """Add the report of a round."""
    followup = kinds.add_parser("followup", help="commitments, deviations and money of a round")
    common(followup, ("json", "pdf", "docx"))
    followup.add_argument("--period", required=True, type=period, metavar="CODE", help="such as T2, Q3, H1 or M05")
    followup.add_argument("--unit", metavar="CODE", help="a unit with all below it; else the whole agency")
    followup.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """The report as it was frozen, or as it stands now."""
    from tertial.followup.queries import report_of, round_of
    from tertial.followup.report import compose, said_of, to_contract
    from tertial.organisation.queries import agency_by_code

    from .report import write

    agency = agency_by_code(arguments.agency)
    found = round_of(agency.id, arguments.year, arguments.period)
    report = report_of(agency.id, found.id, arguments.unit or agency.code)
    said, kept = said_of(agency.id, report.id)
    write(arguments, lambda: to_contract(said, kept), lambda: compose(said, kept))
