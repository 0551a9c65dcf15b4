"""Commands of `tertial report`."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from . import year

OTHERS = ("report_followup", "report_annual")  # each adds its own report


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module and of the reports beside it."""
    report = commands.add_parser("report", help="write a report as JSON or as a document")
    kinds = report.add_subparsers(metavar="WHAT", required=True)
    _add_month(kinds)
    _add_statement(kinds)
    for name in OTHERS:
        if find_spec(f"{__package__}.{name}"):
            import_module(f"{__package__}.{name}").add(kinds)


def common(kind: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """What every report asks for."""
    kind.add_argument("--agency", required=True, metavar="CODE", help="the agency's code")
    kind.add_argument("--year", required=True, type=year)
    kind.add_argument("--format", choices=formats, default="json")
    kind.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to standard output")


def _add_month(kinds: argparse._SubParsersAction) -> None:
    month = kinds.add_parser("month", help="consumption per appropriation item through a month")
    common(month, ("json", "xlsx", "pdf", "docx", "html"))
    month.add_argument("--month", required=True, type=int, choices=range(1, 13), metavar="M")
    month.add_argument("--base", choices=("total_available", "allocation", "budget"), default="total_available")
    month.set_defaults(run=run_month)


def _add_statement(kinds: argparse._SubParsersAction) -> None:
    statement = kinds.add_parser("statement", help="the prescribed statement of appropriations")
    common(statement, ("json", "xlsx", "pdf", "docx"))
    statement.add_argument("--at", type=date.fromisoformat, metavar="DATE", help="else 31 December")
    statement.set_defaults(run=run_statement)


def run_month(arguments: argparse.Namespace) -> None:
    """The report of a month as things stand now."""
    from tertial.kernel import clock
    from tertial.monthly_report import queries
    from tertial.monthly_report.document import document_of
    from tertial.monthly_report.report import to_contract
    from tertial.organisation.queries import agency_by_code

    agency = agency_by_code(arguments.agency)
    found = queries.report(agency.id, arguments.year, arguments.month, arguments.base)
    said = queries.written(agency.id, arguments.year, arguments.month)
    write(arguments, lambda: to_contract(found), lambda: document_of(found, said, day=clock.today()))


def run_statement(arguments: argparse.Namespace) -> None:
    """The statement of a year on a day."""
    from tertial.appropriations.document import document_of
    from tertial.appropriations.statement import statement, to_contract
    from tertial.organisation.queries import agency_by_code

    agency = agency_by_code(arguments.agency)
    found = statement(agency.id, arguments.year, arguments.at)
    write(arguments, lambda: to_contract(found), lambda: document_of(found))


def write(arguments: argparse.Namespace, contract: Callable[[], object], document: Callable[[], object]) -> None:
    """Write a report in the wanted format, to a file or to standard output."""
    import json
    import sys

    from tertial.formats import document as writers

    if arguments.format == "json":
        content = (json.dumps(contract(), ensure_ascii=False, indent=2) + "\n").encode()
    else:
        alone = {"standalone": True} if arguments.format == "html" else {}
        written = getattr(writers, f"to_{arguments.format}")(document(), **alone)
        content = written.encode() if isinstance(written, str) else written
    if arguments.out:
        arguments.out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
