"""The example agency's page on how it plans and follows up: laid three years ago, two parts rewritten since."""

from datetime import date

from tertial.cycle import guide_actions as actions
from tertial.cycle import guide_queries as queries
from tertial.kernel import clock
from tertial.organisation.models import Agency

from .organisation import CODE
from .people import acting

PLANNER = "Johan Ekström"

# key, who owns it, (month, day) this year when it was last gone through, what was added then
REWRITTEN = (
    (
        "month",
        "Maria Nyberg",
        (2, 9),
        "Rapporten ligger framme den fjortonde arbetsdagen. Decembers rapport kommer med bokslutet.",
    ),
    (
        "evaluation",
        "Sofia Wallin",
        (4, 20),
        "Enheten Uppföljning och utvärdering godkänner planen innan insatsen startar.",
    ),
    (
        "tertial",
        PLANNER,
        (9, 28),
        "Från och med i höst väljer vi några åtaganden varje tertial som vi följer upp på djupet.",
    ),
)


def build(as_of: date) -> None:
    """Lay the page and rewrite what has been rewritten by the day."""
    laid = date(as_of.year - 1, 1, 12)
    planner = acting(PLANNER, laid)
    with clock.at(laid):
        actions.start_guide(by=planner, owner_id=planner.person_id)
    for key, who, (month, day), added in REWRITTEN:
        if (when := date(as_of.year, month, day)) <= as_of:
            _rewrite(key, who, when, added)


def _rewrite(key: str, who: str, when: date, added: str) -> None:
    part = queries.part(Agency.objects.get(code=CODE).pk, key)
    with clock.at(when):
        actions.save_part(
            part_id=part.id,
            title=part.title,
            text=f"{part.text}\n\n{added}",
            version=part.version,
            owner_id=acting(who, when).person_id,
            by=acting(PLANNER, when),
        )
