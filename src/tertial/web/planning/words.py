"""The words of planning's refusals, and what is said beside a field."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tertial.kernel.errors import Invalid

WORDS: dict[str, str | Promise] = {
    "planning.plan_exists": _("%(unit)s already has a plan for %(year)s."),
    "planning.unit_closed": _("%(unit)s is closed that year. Plan for the unit that took over its work."),
    "planning.nothing_in_force": _("%(unit)s has no decided plan for %(year)s, or no such version."),
    "planning.no_draft": _("What is decided stays as it is. Start a revision to change it."),
    "planning.draft_exists": _("A draft is open already. Go on with that one."),
    "planning.nothing_decided": _("Nothing is decided yet: change the draft instead."),
    "planning.submitted": _("The plan is handed in and waits for management. Ask for it back to change it."),
    "planning.not_submitted": _("The draft is not handed in. The unit hands it in first."),
    "planning.nothing_to_submit": _("The plan of %(unit)s is empty. Write at least one commitment first."),
    "planning.saved_meanwhile": _("%(who)s saved the same text after you opened it. Nothing is lost."),
    "planning.node_is_answered": _(
        "%(number)s cannot be removed: %(below)s answers to it. Link that elsewhere first."
    ),
    "planning.not_a_commitment": _("Only commitments and activities have a status."),
    "planning.not_in_force": _("It does not stand in a decided plan yet."),
}

FIELDS: dict[str, str | Promise] = {
    "title.required": _("Write what it is called"),
    "title.too_long": _("Write at most 200 characters, the rest fits in the description"),
    "text.too_long": _("Write at most 20,000 characters. Put longer texts in a document and refer to it."),
    "why.too_long": _("Write at most 20,000 characters"),
    "expected_result.too_long": _("Write at most 20,000 characters"),
    "number.number": _("Use letters, digits and points only, for example 2.3"),
    "number.taken": _("Another one has that number. Choose a free number or leave the field empty."),
    "kind.unknown": _("There is no such kind this year"),
    "responsible_id.has_left": _("That person has left. Choose somebody who is here."),
    "responsible_id.unknown": _("Choose somebody in the list"),
    "start.outside_year": _("The date must lie within the plan's year"),
    "due.outside_year": _(
        "The date must lie within the plan's year. What takes longer goes on in next year's plan."
    ),
    "due.before_start": _("It is due before it starts. Change one of the dates."),
    "milestones.incomplete": _("Give every milestone both a name and a date"),
    "milestones.too_long": _("Write at most 200 characters for a milestone"),
    "milestones.outside_year": _("Milestones must lie within the plan's year"),
    "contributors.closed": _("That unit is closed this year. Choose one that is here."),
    "contributors.own_unit": _("The unit itself need not be asked"),
    "answers.circular": _("That would make it answer to itself. Choose something above it."),
    "answers.may_not_answer": _("A node of this kind does not answer to that. Choose an objective or a priority."),
    "answers.unknown": _("That no longer stands in the plan. Choose something else."),
    "requirements.unknown": _("That requirement is withdrawn. Choose another."),
    "indicators.unknown": _("There is no such indicator"),
    "ledger_keys.ledger_key": _("Write dimension and object with a colon between, for example 6:4120"),
    "reason.required": _("Write why"),
    "reason.too_long": _("Write more briefly"),
    "answer_by.past": _("That day has passed. Choose today or later."),
    "node_id.unknown": _("Choose something that stands in the draft"),
    "decided_on.required": _("Say which day it was decided, for example 2026-12-10"),
    "decided_on.future": _("The decision must have been taken before it is recorded"),
    "decided_on.before_last_decision": _("The plan in force was decided later than that"),
    "decided_by.required": _("Say who decided: the board, or a person with title"),
    "reporting_officer.required": _("Say who reported the matter"),
    "registry_number.required": _("Give the registry number, for example 2026/1847-12"),
    "status.unknown": _("Choose a status"),
    "note.required": _("Write what has happened, in a few words"),
    "note.too_long": _("Write at most 300 characters"),
    "done_on.future": _("A milestone is passed when the day has come"),
    "*.too_long": _("Write more briefly"),
    "*.required": _("This is needed"),
    "*.odd_character": _("The text holds a sign that cannot be saved. Paste it again as plain text."),
}


def field_words(refused: Invalid) -> dict[str, str]:
    """What to say beside each field."""
    return {field: str(_said(field, code)) for field, code in refused.fields.items()}


def _said(field: str, code: str) -> str | Promise:
    return FIELDS.get(f"{field}.{code}") or FIELDS.get(f"*.{code}") or code


MISSING: dict[str, tuple[str | Promise, str | Promise]] = {
    "answers": (_("Answers to nothing"), _("Nobody can see why it is done.")),
    "responsible": (_("Nobody is responsible"), _("What everybody answers for, nobody does.")),
    "due": (_("Start or due date"), _("Without dates nobody knows when it is late.")),
    "expected_result": (
        _("Expected result"),
        _("Say what will be different, so that one sees when it is reached."),
    ),
    "indicators": (_("A measure"), _("A figure or an indicator shows in August whether it is on the way.")),
    "milestones": (_("Milestones"), _("Steps on the way make a delay seen in time.")),
    "declined": (_("A unit has said no"), _("Ask another, or do without.")),
}

FIELD_NAMES: dict[str, str | Promise] = {
    "number": pgettext_lazy("plan", "Number"),
    "title": _("What"),
    "text": _("Description"),
    "why": _("Why"),
    "expected_result": _("Expected result"),
    "responsible": _("Responsible"),
    "start": _("Starts"),
    "due": pgettext_lazy("plan", "Due"),
    "answers": _("Answers to"),
    "requirements": _("Requirements that it answers"),
    "indicators": _("Measured by"),
    "milestones": _("Milestones"),
    "contributing": _("Units that take part"),
    "ledger_keys": _("Keys in the ledger"),
}

EVENTS: dict[str, str | Promise] = {
    "planning.node_changed": _("Changed in a draft"),
    "planning.node_moved": _("Moved in a draft"),
    "planning.node_linked": _("Linked to something above"),
    "planning.node_unlinked": _("No longer answers to something above"),
    "planning.status_set": _("Status set"),
    "planning.milestone_passed": _("Milestone recorded"),
    "planning.contribution_answered": _("A unit answered"),
}


def missing_word(point: str) -> str:
    """What is missing, in a few words."""
    return str(MISSING[point][0])


def missing_why(point: str) -> str:
    """Why it matters."""
    return str(MISSING[point][1])


def field_word(field: str) -> str:
    """What a field is called."""
    return str(FIELD_NAMES[field])


def event_word(kind: str) -> str:
    """What was done, in a few words."""
    return str(EVENTS.get(kind, kind))
