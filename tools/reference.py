"""Write docs/reference from the program itself: command line, rights, registry points. A test compares."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

COMMAND_LINE = """# Command line

Written by `make reference` from the commands' own help.
Exit code 0: done, 1: refused (the reason on stderr), 2: wrong usage.
"""
RIGHTS_HEAD = """# Rights

Written by `make reference`. A role is held in a unit and gives its rights there and in everything below.
"""
REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"


def _commands(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    inner = [sub for group in groups for sub in dict.fromkeys(group.choices.values())]
    return [leaf for sub in inner for leaf in _commands(sub)] if inner else [parser]


def command_line() -> str:
    """Every command with its own help."""
    os.environ["COLUMNS"] = "100"
    from tertial.site.cli import parser

    pages = [COMMAND_LINE]
    pages += [
        f"## {command.prog}\n\n```\n{command.format_help().rstrip()}\n```\n" for command in _commands(parser())
    ]
    return "\n".join(pages)


def rights() -> str:
    """The permission table: a row per right, a column per role."""
    from tertial.access.rights import ALL_RIGHTS, RIGHTS, ROLES

    lines = [
        RIGHTS_HEAD,
        f"| right | {' | '.join(ROLES)} |",
        f"| --- |{' --- |' * len(ROLES)}",
    ]
    lines += [
        f"| {right} | {' | '.join('●' if right in RIGHTS[role] else '' for role in ROLES)} |"
        for right in sorted(ALL_RIGHTS)
    ]
    return "\n".join(lines) + "\n"


def registry() -> str:
    """Every point of the registry and who registered there."""
    from tertial.kernel.registry import POINTS

    lines = [
        "# Registry\n\nWritten by `make reference`. The only lawful way up: who registered what at which point.\n"
    ]
    for name, point in sorted(POINTS.items()):
        lines += [f"## {name}\n", "| key | function |", "| --- | --- |"]
        lines += [f"| {key} | `{function.__module__}.{function.__qualname__}` |" for key, function in point.items()]
        lines.append("")
    return "\n".join(lines)


PAGES = {"command-line.md": command_line, "rights.md": rights, "registry.md": registry}


def write_all() -> None:
    """Write every page."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("TERTIAL_DATA", tempfile.mkdtemp())
    os.environ["DJANGO_SETTINGS_MODULE"] = "tertial.site.settings"
    sys.path.insert(0, str(REFERENCE.parent.parent / "src"))
    import django

    django.setup()
    write_all()
