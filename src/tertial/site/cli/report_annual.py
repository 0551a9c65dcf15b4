"""Command `tertial report annual`."""

import argparse

FORMATS = ("json", "pdf", "docx", "html")


def add(kinds: argparse._SubParsersAction) -> None:
    """Add the command to `tertial report`."""
    from .report import common

    annual = kinds.add_parser("annual", help="the annual report: the decided one, else the draft")
    common(annual, FORMATS)
    annual.add_argument("--version", type=int, metavar="N", help="a decided version, else the latest")
    annual.set_defaults(run=run_annual)


def run_annual(arguments: argparse.Namespace) -> None:
    """The decided report as it was frozen; before a decision the draft as it stands today."""
    from tertial.annual_report import queries
    from tertial.formats.document import Document, to_json
    from tertial.organisation.queries import agency_by_code

    from .report import write

    agency = agency_by_code(arguments.agency)

    def document() -> Document:
        if arguments.version:
            return queries.decided_document(agency.id, arguments.year, arguments.version)
        return queries.document_to_read(agency.id, arguments.year)

    write(arguments, lambda: _contract(agency.id, agency.code, arguments, to_json(document())), document)


def _contract(agency_id: int, code: str, arguments: argparse.Namespace, document: dict) -> dict:
    from tertial.annual_report import queries

    report = queries.report(agency_id, arguments.year)
    stamp = document.get("stamp", {})
    version = int(stamp["version"]) if stamp else None
    return {
        "agency": code,
        "year": report.year,
        "version": version,
        "sha256": stamp.get("sha256") if stamp else None,
        "document": document,
    }
