"""tertial ledger: read ledger files in, list and undo batches, check what is kept."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import Refusal

if TYPE_CHECKING:
    from tertial.ledger.outcome import Outcome

MOST_SHOWN = 20
OUTCOMES = {
    "registered": "Inläst: {vouchers} verifikat, {rows} rader, period {period_from}–{period_to}, batch {batch}.",
    "dry_run": "Provläst, inget sparat: {vouchers} verifikat, {rows} rader, period {period_from}–{period_to}.",
    "duplicate": "Filen är redan inläst som batch {batch}. Ångra den först om den ska läsas in igen.",
    "refused": "Filen lästes inte in.",
}


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    ledger = commands.add_parser("ledger", help="the ledger").add_subparsers(metavar="WHAT", required=True)
    _add_import(ledger)
    batches = ledger.add_parser("batches", help="list registered batches, newest first")
    batches.add_argument("--agency", metavar="CODE", help="one agency; without it all")
    batches.add_argument("--json", action="store_true")
    batches.set_defaults(run=run_batches)
    undo = ledger.add_parser("undo", help="take a batch out of the count; what it replaced counts again")
    undo.add_argument("batch", type=int)
    undo.add_argument("--reason", default="Ångrad från kommandoraden")
    undo.add_argument("--json", action="store_true")
    undo.set_defaults(run=run_undo)
    verify = ledger.add_parser("verify", help="check that files and rows are what was registered")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=run_verify)


def _add_import(ledger: argparse._SubParsersAction) -> None:
    load = ledger.add_parser("import", help="read a ledger file in: SIE 1–4 or CSV")
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("--agency", required=True, metavar="CODE")
    load.add_argument("--year", type=int, help="the year it is for; else the file's own")
    load.add_argument("--profile", default="", metavar="NAME", help="which columns a CSV file has")
    load.add_argument("--encoding", help="instead of the one that is found: cp437, utf-8, iso8859-15 …")
    load.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    mode = load.add_mutually_exclusive_group()
    mode.add_argument(
        "--replace", dest="mode", action="store_const", const="replace", help="instead of what is loaded"
    )
    mode.add_argument("--add", dest="mode", action="store_const", const="add", help="beside what is loaded")
    load.add_argument("--json", action="store_true")
    load.set_defaults(run=run_import, mode="")


def run_import(arguments: argparse.Namespace) -> int:
    """Read a file in. Exit 0 when it is registered or a dry run finds nothing to stop it, else 1."""
    told = _in_words(_imported(arguments).as_json())
    _print_json(told) if arguments.json else _print_problems(told["problems"])
    return _summary(told)


def _imported(arguments: argparse.Namespace) -> "Outcome":
    from tertial.access.actor import system
    from tertial.formats.problems import error
    from tertial.kernel.errors import NotFound
    from tertial.ledger import actions
    from tertial.ledger.outcome import nothing_read
    from tertial.organisation import queries as organisation

    try:
        agency = organisation.agency_by_code(arguments.agency)
        content = arguments.file.read_bytes()
    except NotFound:
        return nothing_read(error("ledger.unknown_agency", "There is no such agency.", value=arguments.agency))
    except OSError:
        return nothing_read(error("file.missing", "The file cannot be opened.", value=str(arguments.file)))
    return actions.import_file(
        content=content,
        name=arguments.file.name,
        year=arguments.year,
        profile=arguments.profile,
        encoding=arguments.encoding,
        dry_run=arguments.dry_run,
        mode=arguments.mode,
        by=system(agency.id),
    )


def _in_words(told: dict[str, Any]) -> dict[str, Any]:
    """The answer with its problems in the reader's language."""
    from tertial.web.ledger.problem_words import said

    problems = [problem | {"message": said(problem)} for problem in told["problems"]]
    return told | {"problems": problems}


def _print_json(told: object) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1))


def _print_problems(problems: list[dict[str, Any]]) -> None:
    for problem in problems[:MOST_SHOWN]:
        print(_line(problem))
    if len(problems) > MOST_SHOWN:
        print(f"… och {len(problems) - MOST_SHOWN} till, {sum(p['count'] for p in problems)} fynd i allt.")


def _line(problem: dict[str, Any]) -> str:
    severity = "Fel" if problem["severity"] == "error" else "Obs"
    line = f" rad {problem['line']}" if problem["line"] else ""
    column = f", kolumn {problem['column']}" if problem["column"] else ""
    value = f" ”{problem['value']}”" if problem["value"] else ""
    count = f" ({problem['count']} gånger)" if problem["count"] > 1 else ""
    return f"{severity}{line}{column}:{value} {problem['message']} [{problem['code']}]{count}"


def _summary(told: dict[str, Any]) -> int:
    """One line on stderr; a refusal names its first reason with line and column."""
    words = OUTCOMES[told["status"]].format(**told)
    if told["status"] == "refused":
        words = f"{words} {_line(told['problems'][0])}"
    print(words, file=sys.stderr)
    return 0 if told["status"] in {"registered", "dry_run"} else 1


def run_batches(arguments: argparse.Namespace) -> None:
    """List batches, newest first."""
    from tertial.ledger import queries
    from tertial.organisation import queries as organisation

    known = {agency.id: agency.code for agency in organisation.agencies()}
    if arguments.agency:
        agency = organisation.agency_by_code(arguments.agency)
        known = {agency.id: agency.code}
    rows = [(code, batch) for agency_id, code in known.items() for batch in queries.batches(agency_id)]
    rows.sort(key=lambda row: -row[1].id)
    if arguments.json:
        _print_json([_batch_json(code, batch) for code, batch in rows])
        return
    for code, batch in rows:
        print(_batch_line(code, batch))


def _batch_line(code: str, batch: Any) -> str:
    from tertial.kernel import clock

    when = f"{clock.local(batch.registered_at):%Y-%m-%d %H.%M}"
    span = f"{batch.period_from}–{batch.period_to}"
    what = f"{batch.rows:>9} rader  {batch.state:<9} {when}  {batch.file_name}"
    return f"{batch.id:>5}  {code}  {batch.year}  {span:<15} {what}"


def _batch_json(code: str, batch: Any) -> dict[str, Any]:
    told = asdict(batch)
    told = {"batch": told.pop("id"), "agency": code} | told
    for moment in ("registered_at", "undone_at"):
        told[moment] = told[moment].isoformat() if told[moment] else None
    for period in ("period_from", "period_to"):
        told[period] = told[period] or None
    return told


def run_undo(arguments: argparse.Namespace) -> None:
    """Undo a batch."""
    from tertial.access.actor import system
    from tertial.ledger import actions, queries

    agency_id = queries.agency_of(arguments.batch)
    actions.undo_batch(batch_id=arguments.batch, reason=arguments.reason, by=system(agency_id))
    if arguments.json:
        _print_json({"status": "undone", "batch": arguments.batch})
    print(f"Batch {arguments.batch} är ångrad.", file=sys.stderr)


def run_verify(arguments: argparse.Namespace) -> None:
    """Look at every batch, and sweep away what a crash left."""
    from tertial.ledger import actions
    from tertial.ledger.verifying import verify
    from tertial.organisation import queries as organisation

    swept, looked_at, findings = actions.sweep(), 0, []
    for agency in organisation.agencies():
        count, found = verify(agency.id)
        looked_at, findings = looked_at + count, findings + found
    if arguments.json:
        status = "broken" if findings else "whole"
        _print_json(
            {"status": status, "batches": looked_at, "swept": swept, "findings": [asdict(f) for f in findings]}
        )
    elif not findings:
        print(f"Allt stämmer: {looked_at} batcher.")
    for finding in [] if arguments.json else findings:
        print(f"Batch {finding.batch} {finding.file_name}: {FINDINGS[finding.code]} [{finding.code}]")
    if findings:
        raise Refusal(f"{len(findings)} fynd i {looked_at} batcher stämmer inte.", told=arguments.json)


FINDINGS = {
    "original_missing": "filen som lästes in saknas",
    "original_changed": "filen som lästes in har ändrats",
    "rows_missing": "raderna saknas",
    "rows_changed": "raderna har ändrats",
}
