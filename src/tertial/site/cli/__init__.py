"""The command line. Django is loaded only by commands that need it, so that `--help` and `--version` are quick."""

import argparse
import os
import sys
from importlib import import_module

from tertial import __version__

GROUPS = ("basics", "agency", "ledger", "report", "plan", "cycle", "audit", "user")

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Refusal(Exception):
    """A command says no: one line on stderr, exit 1."""


def load_django() -> None:
    """Make models and settings usable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.site.settings")
    import django

    django.setup()


def parser() -> argparse.ArgumentParser:
    """The whole command line. Each module in this folder adds its own commands."""
    top = argparse.ArgumentParser(
        prog="tertial", description="Planning and follow-up for Swedish government agencies."
    )
    top.add_argument("--version", action="version", version=f"tertial {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in GROUPS:
        import_module(f"{__name__}.{group}").add(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code: 0 done, 1 refused, 2 wrong usage (argparse exits by itself)."""
    chosen = parser().parse_args(arguments)
    load_django()
    from django.utils import translation

    from tertial.kernel.errors import DomainError

    try:
        with translation.override(os.environ.get("TERTIAL_LANGUAGE", "sv")):
            return chosen.run(chosen) or DONE
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except DomainError as refusal:
        from tertial.web.refusals import words

        print(f"{words(refusal)} [{refusal.code}]", file=sys.stderr)
    except BrokenPipeError:
        return DONE
    return REFUSED
