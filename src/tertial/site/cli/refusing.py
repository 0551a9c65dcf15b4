"""Runs a command, and tells why one says no: one line on stderr, with --json the same as JSON on stdout."""

import argparse
import json
import os
import sys

from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext

from tertial.formats.problems import error
from tertial.kernel.errors import DomainError, NotFound
from tertial.web import refusals

from . import DONE, REFUSED, Refusal
from .preparing import why_unprepared


def run(chosen: argparse.Namespace) -> int:
    """Run a command in the language of the command line; gives its exit code."""
    with translation.override(os.environ.get("TERTIAL_LANGUAGE", "sv")):
        try:
            return chosen.run(chosen) or DONE
        except Refusal as refusal:
            return _refused(chosen, str(refusal), told=refusal.told)
        except DomainError as refusal:
            return _refused(chosen, _words(refusal), refusal.code)
        except DatabaseError as wrong:
            words = why_unprepared(wrong)
            if words is None:
                raise
            return _refused(chosen, words, "database.unprepared")
        except BrokenPipeError:
            return DONE
        except OSError as wrong:
            return _refused(chosen, f"{wrong.filename or ''}: {wrong.strerror}", "file.unusable")


def _words(refusal: DomainError) -> str:
    if type(refusal) is NotFound:
        what = ", ".join(f"{name} {value}" for name, value in refusal.facts.items())
        return gettext("There is no such thing: %(what)s.") % {"what": what}
    return refusals.words(refusal)


def _refused(chosen: argparse.Namespace, words: str, code: str = "", *, told: bool = False) -> int:
    if getattr(chosen, "json", False) and not told:
        problem = error(code or "command.refused", words)
        print(json.dumps({"status": "refused", "problems": [problem.as_json()]}, ensure_ascii=False, indent=1))
    print(f"{words} [{code}]" if code else words, file=sys.stderr)
    return REFUSED
