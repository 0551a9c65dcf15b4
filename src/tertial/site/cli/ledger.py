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
    from django.utils.translation import gettext

    for problem in problems[:MOST_SHOWN]:
        print(_line(problem))
    if len(problems) > MOST_SHOWN:
        rest = {"more": len(problems) - MOST_SHOWN, "all": sum(p["count"] for p in problems)}
        print(gettext("… and %(more)s more, %(all)s findings in all.") % rest)


def _line(problem: dict[str, Any]) -> str:
    from django.utils.translation import gettext

    severity = gettext("Error") if problem["severity"] == "error" else gettext("Remark")
    line = gettext(" line %(line)s") % problem if problem["line"] else ""
    column = gettext(", column %(column)s") % problem if problem["column"] else ""
    value = f" ”{problem['value']}”" if problem["value"] else ""
    count = gettext(" (%(count)s times)") % problem if problem["count"] > 1 else ""
    return f"{severity}{line}{column}:{value} {problem['message']} [{problem['code']}]{count}"


def _summary(told: dict[str, Any]) -> int:
    """One line on stderr; a refusal names its first reason with line and column."""
    words = _outcome(told["status"]) % told
    if told["status"] == "refused":
        words = f"{words} {_line(told['problems'][0])}"
    print(words, file=sys.stderr)
    return 0 if told["status"] in {"registered", "dry_run"} else 1


def _outcome(status: str) -> str:
    from django.utils.translation import gettext

    return {
        "registered": gettext(
            "Read in: %(vouchers)s vouchers, %(rows)s rows, period %(period_from)s–%(period_to)s, batch %(batch)s."
        ),
        "dry_run": gettext(
            "Tried, nothing saved: %(vouchers)s vouchers, %(rows)s rows, period %(period_from)s–%(period_to)s."
        ),
        "duplicate": gettext("The file is in already, as batch %(batch)s. Undo that first to read it in again."),
        "refused": gettext("The file was not read in."),
    }[status]


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
    from django.utils.translation import gettext

    from tertial.kernel import clock

    states = {"active": gettext("Counts"), "replaced": gettext("Replaced"), "undone": gettext("Undone")}
    when = f"{clock.local(batch.registered_at):%Y-%m-%d %H.%M}"
    span = f"{batch.period_from}–{batch.period_to}"
    rows = gettext("%(rows)s rows") % {"rows": f"{batch.rows:>9}"}
    what = f"{rows}  {states[batch.state]:<9} {when}  {batch.file_name}"
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
    from django.utils.translation import gettext

    from tertial.access.actor import system
    from tertial.ledger import actions, queries

    agency_id = queries.agency_of(arguments.batch)
    actions.undo_batch(batch_id=arguments.batch, reason=arguments.reason, by=system(agency_id))
    if arguments.json:
        _print_json({"status": "undone", "batch": arguments.batch})
    print(gettext("Batch %(batch)s is undone.") % {"batch": arguments.batch}, file=sys.stderr)


def run_verify(arguments: argparse.Namespace) -> None:
    """Look at every batch, and sweep away what a crash left."""
    from django.utils.translation import gettext

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
        print(gettext("All is as it should be. Batches looked at: %(number)s.") % {"number": looked_at})
    for finding in [] if arguments.json else findings:
        told = {"batch": finding.batch, "file": finding.file_name, "what": _finding(finding.code)}
        print(gettext("Batch %(batch)s, %(file)s: %(what)s") % told + f" [{finding.code}]")
    if findings:
        said = gettext("Findings: %(found)s. Batches looked at: %(number)s.")
        raise Refusal(said % {"found": len(findings), "number": looked_at}, told=arguments.json)


def _finding(code: str) -> str:
    from django.utils.translation import gettext

    return {
        "original_missing": gettext("the file that was read in is missing"),
        "original_changed": gettext("the file that was read in has been changed"),
        "rows_missing": gettext("the rows are missing"),
        "rows_changed": gettext("the rows have been changed"),
    }[code]
