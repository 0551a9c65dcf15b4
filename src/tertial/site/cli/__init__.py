"""The command line. Django is loaded only by commands that need it, so that `--help` and `--version` are quick."""

import argparse
import os
import sys
from importlib import import_module

from tertial import __version__

GROUPS = ("basics", "agency", "ledger", "report", "plan", "cycle", "audit", "user")

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
FIRST_YEAR, LAST_YEAR = 1990, 2200


class Refusal(Exception):
    """A command says no: one line on stderr, exit 1. `told` says that its JSON is on stdout already."""

    def __init__(self, words: str, *, told: bool = False) -> None:
        self.told = told
        super().__init__(words)


def year(text: str) -> int:
    """A year on the command line; argparse tells what is wrong with any other text."""
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(f"{text!r} is no year between {FIRST_YEAR} and {LAST_YEAR}")
    return int(text)


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
    from django.core.exceptions import ImproperlyConfigured

    try:
        load_django()
    except (ImproperlyConfigured, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return REFUSED
    from .refusing import run

    return run(chosen)
