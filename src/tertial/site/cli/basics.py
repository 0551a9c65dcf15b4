"""init, demo, serve: what one starts with."""

import argparse
import os
from datetime import date

STOP_WITHIN = 5  # seconds that answers under way may still take when the server is told to stop


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    init = commands.add_parser("init", help="prepare the data folder and the database")
    init.set_defaults(run=run_init)
    demo = commands.add_parser("demo", help="build the example agency in the data folder")
    demo.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="the day the demo shows")
    demo.set_defaults(run=run_demo)
    serve = commands.add_parser("serve", help="serve the pages")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=1)
    serve.set_defaults(run=run_serve)


def run_init(_arguments: argparse.Namespace) -> None:
    """Create or upgrade the tables. Asks nothing."""
    from django.conf import settings

    from .preparing import prepare

    prepare()
    print(f"Klart. Data ligger i {settings.DATA}.")


def run_demo(arguments: argparse.Namespace) -> None:
    """Build the example agency, or show that it stands already."""
    from tertial.site import demo

    demo.prepare(arguments.as_of)


def run_serve(arguments: argparse.Namespace) -> None:
    """Serve until stopped."""
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    from .preparing import prepare

    prepare()
    os.environ["TERTIAL_DATA"] = str(settings.DATA)
    print(f"Tertial: http://{arguments.host}:{arguments.port}", flush=True)
    Granian(
        "tertial.site.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=4,
        websockets=False,
        workers_kill_timeout=STOP_WITHIN,
        log_enabled=settings.DEBUG,
    ).serve()
