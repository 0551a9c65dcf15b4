"""The example agency, Exempelmyndigheten. Each module of this folder builds its part, in the order of PARTS."""

import json
from datetime import date
from importlib import import_module

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tertial.kernel import clock

PARTS = (
    "organisation",
    "cycle",
    "steering",
    "ledger",
    "appropriations",
    "indicators",
    "planning",
    "followup",
    "evaluation",
    "talks",
    "monthly_report",
    "annual_report",
    "opened",
)

WHO = (
    ("karin.lindqvist@example.se", "Karin Lindqvist", "enhetschef, Regionala stöd"),
    ("maria.nyberg@example.se", "Maria Nyberg", "ekonom"),
    ("johan.ekstrom@example.se", "Johan Ekström", "planeringsansvarig"),
    ("lena.forsgren@example.se", "Lena Forsgren", "generaldirektör"),
    ("eva.berglund@example.se", "Eva Berglund", "handläggare, Regionala stöd"),
    ("rune.falk@example.se", "Rune Falk", "internrevisor"),
)


def default_day(real_today: date) -> date:
    """23 November of this year, or of last year before that day."""
    this = date(real_today.year, 11, 23)
    return this if real_today >= this else date(real_today.year - 1, 11, 23)


def prepare(as_of: date | None = None) -> None:
    """Build the demo once; a second run leaves what stands. The console says whom to sign in as."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    mark = settings.DATA / "demo.json"
    if not mark.exists():
        build(as_of or default_day(clock.today()))
    print("Exempelmyndigheten är byggd. Alla uppgifter är påhittade.")
    print("Logga in på inloggningssidan med ett klick som:")
    for email, name, title in WHO:
        print(f"  {name:<16} {title:<32} {email}")


def build(as_of: date) -> None:
    """Build every part as of a day, then freeze the clock of the data folder to it."""
    call_command("migrate", verbosity=0, interactive=False)
    settings.DEMO = True  # documents decided on the way say that they are an example
    for name in PARTS:
        try:
            part = import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as missing:
            if missing.name != f"{__name__}.{name}":
                raise
            continue
        print(f"  {name} …", flush=True)
        with clock.at(as_of), transaction.atomic():
            part.build(as_of)
    (settings.DATA / "demo.json").write_text(json.dumps({"as_of": as_of.isoformat()}), encoding="utf-8")
    clock.forget_frozen()
