"""Commands of `tertial ledger`."""

import argparse


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
