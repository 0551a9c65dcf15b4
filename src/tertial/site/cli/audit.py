"""tertial audit: the chain of events."""

import argparse

from . import Refusal


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    audit = commands.add_parser("audit", help="the audit chain").add_subparsers(metavar="WHAT", required=True)
    verify = audit.add_parser("verify", help="check that no event has been changed or taken away")
    verify.set_defaults(run=run_verify)


def run_verify(_arguments: argparse.Namespace) -> None:
    """Walk the whole chain."""
    from django.utils.translation import gettext

    from tertial.kernel import events

    broken = events.broken_at()
    if broken is not None:
        raise Refusal(gettext("Event %(number)s does not fit the chain.") % {"number": broken})
    print(gettext("The chain is whole."))
