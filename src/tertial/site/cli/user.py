"""Commands of `tertial user`."""

import argparse
import sys

ROLES = ["reader", "officer", "head", "planner", "economist", "management", "evaluator", "auditor", "administrator"]


def add(commands: argparse._SubParsersAction) -> None:
    """Add the commands of this module."""
    user = commands.add_parser("user", help="add people and give them roles")
    group = user.add_subparsers(metavar="WHAT", required=True)
    new = group.add_parser(
        "add",
        help="add somebody to an agency",
        description="Add somebody to a unit of an agency from today. With --password-stdin one signs in with the "
        "password on the first line of standard input; without it only through the agency's own directory.",
    )
    new.add_argument("email", metavar="EMAIL")
    new.add_argument("--agency", required=True, metavar="CODE")
    new.add_argument("--name", default="", help="the person's name (default: the address)")
    new.add_argument("--unit", metavar="CODE", help="the unit's code (default: the agency itself)")
    new.add_argument("--password-stdin", action="store_true", help="read a password from standard input")
    new.set_defaults(run=run_add)
    password = group.add_parser(
        "password",
        help="give somebody a password",
        description="Give somebody who is at an agency a password, or another one when it is forgotten. It is read "
        "from the first line of standard input.",
    )
    password.add_argument("email", metavar="EMAIL")
    password.add_argument("--agency", metavar="CODE", help="needed only for somebody who is at several agencies")
    password.set_defaults(run=run_password)
    role = group.add_parser(
        "role",
        help="give somebody a role in a unit",
        description="Give somebody a role, from today, in a unit and everything below it.",
    )
    role.add_argument("email", metavar="EMAIL")
    role.add_argument("role", metavar="ROLE", choices=ROLES, help=", ".join(ROLES))
    role.add_argument("--unit", required=True, metavar="CODE")
    role.add_argument("--agency", metavar="CODE", help="needed only for somebody who is at several agencies")
    role.set_defaults(run=run_role)


def run_add(arguments: argparse.Namespace) -> None:
    """Add a person; the first one at an agency still needs a role."""
    from django.utils.translation import gettext

    from tertial.access.actor import system
    from tertial.organisation import actions, queries

    agency = queries.agency_by_code(arguments.agency)
    password = sys.stdin.readline().rstrip("\n") if arguments.password_stdin else ""
    _told_by_name(
        actions.add_person,
        email=arguments.email,
        name=arguments.name,
        unit_id=_unit(agency.id, arguments.unit or agency.code),
        password=password,
        by=system(agency.id),
    )
    said = gettext(
        "%(email)s is added to %(agency)s. Give a role with: tertial user role %(email)s ROLE --unit CODE"
    )
    print(said % {"email": arguments.email, "agency": agency.name})


def run_password(arguments: argparse.Namespace) -> None:
    """Set the password of somebody who is there."""
    from django.utils.translation import gettext

    from tertial.access.actor import system
    from tertial.organisation import actions

    agency_id, person_id = _person(arguments.email, arguments.agency)
    _told_by_name(
        actions.set_password,
        person_id=person_id,
        password=sys.stdin.readline().rstrip("\n"),
        by=system(agency_id),
    )
    print(gettext("%(email)s can sign in with the password.") % {"email": arguments.email})


def run_role(arguments: argparse.Namespace) -> None:
    """Give a role from today."""
    from django.utils.translation import gettext

    from tertial.access import actions
    from tertial.access.actor import system
    from tertial.kernel import clock

    agency_id, person_id = _person(arguments.email, arguments.agency)
    actions.give_role(
        person_id=person_id,
        unit_id=_unit(agency_id, arguments.unit),
        role=arguments.role,
        valid_from=clock.today(),
        by=system(agency_id),
    )
    said = gettext("%(email)s has the role %(role)s in %(unit)s from today.")
    print(said % {"email": arguments.email, "role": arguments.role, "unit": arguments.unit})


def _told_by_name(action, **given: object) -> None:
    """Run an action; what was wrong in a value is told in one line with the value's name."""
    from tertial.kernel.errors import Invalid

    from . import Refusal

    try:
        action(**given)
    except Invalid as wrong:
        raise Refusal("; ".join(f"{name}: {_in_words(said)}" for name, said in wrong.fields.items())) from wrong


def _in_words(said: str) -> str:
    from django.utils.translation import gettext

    words = {
        "not_an_address": gettext("not an e-mail address"),
        "has_one_already": gettext("this user has a password already and keeps it"),
    }
    return words.get(said, said)


def _unit(agency_id: int, code: str) -> int:
    from django.utils.translation import gettext

    from tertial.kernel import clock
    from tertial.organisation import queries

    from . import Refusal

    for unit in queries.units(agency_id, on=clock.today()):
        if unit.code == code:
            return unit.id
    raise Refusal(gettext("There is no unit %(code)s today.") % {"code": code})


def _person(email: str, agency: str | None) -> tuple[int, int]:
    from django.utils.translation import gettext

    from tertial.organisation import queries

    from . import Refusal

    wanted = queries.agency_by_code(agency).id if agency else None
    found = [pair for pair in queries.agencies_of(email) if wanted in {None, pair[0]}]
    if not found:
        raise Refusal(gettext("Nobody with the address %(email)s is there.") % {"email": email})
    if len(found) > 1:
        raise Refusal(gettext("%(email)s is at several agencies: say which with --agency.") % {"email": email})
    return found[0]
