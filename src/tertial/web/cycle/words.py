"""The words of the year plan: its refusals, what may be wrong with a field, tracks, kinds and roles."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS = {
    "cycle.year_started": _("The year %(year)s has its plan already."),
    "cycle.already_passed": _("What has been cannot be moved."),
    "cycle.adjustment_waits": _("An adjustment of this event waits for a decision. Change that one instead."),
    "cycle.already_settled": _("The adjustment is decided or withdrawn already."),
    "cycle.opens_nothing": _("This event opens nothing in the system."),
    "cycle.nobody_opens": _("No part of the system answers to this event yet."),
    "cycle.already_opened": _("It is open already."),
}

FIELDS = {
    ("reason", "missing"): _("Write why it moves. Those it concerns will read it."),
    ("end", "same_day"): _("It stands on that day already. Choose another day."),
    ("end", "in_the_past"): _("The day has passed. Choose today or a later day."),
    ("start", "starts_after_end"): _("The first day must be before the last."),
    ("title", "missing"): _("Write what happens, for example “The board's strategy day”."),
    ("rule", "bad_rule"): _("Give a date, such as 2027-02-15, or a rule such as 02-22, workday 14 12 or end T1."),
    ("start_rule", "bad_rule"): _("The rule cannot be read, or the first day comes after the last."),
    ("source", "unknown"): _("Choose a template or a year that has a plan."),
}

TRACKS = {
    "follow": pgettext_lazy("track", "Follow-up"),
    "plan": pgettext_lazy("track", "Planning"),
    "econ": pgettext_lazy("track", "Economy"),
    "lead": pgettext_lazy("track", "Management"),
    "gov": pgettext_lazy("track", "Government and parliament"),
}

KINDS = {
    "deadline": pgettext_lazy("event", "Deadline"),
    "process": pgettext_lazy("event", "Process"),
    "mark": pgettext_lazy("event", "To know of"),
}

STATES = {
    "done": pgettext_lazy("process", "done"),
    "now": pgettext_lazy("process", "under way"),
    "coming": pgettext_lazy("process", "to come"),
}

ROLES = {
    "reader": pgettext_lazy("those told", "readers"),
    "officer": pgettext_lazy("those told", "officers"),
    "head": pgettext_lazy("those told", "heads"),
    "planner": pgettext_lazy("those told", "planning officers"),
    "economist": pgettext_lazy("those told", "economists"),
    "management": pgettext_lazy("those told", "the management"),
    "evaluator": pgettext_lazy("those told", "evaluators"),
    "auditor": pgettext_lazy("those told", "the internal audit"),
    "administrator": pgettext_lazy("those told", "administrators"),
}

OPENS = {
    "followup.round": _("the follow-up round"),
    "monthly_report.draft": _("the month's report on appropriations"),
    "planning.drafts": _("the drafts of next year's plans"),
    "annual_report.report": _("the annual report"),
}

TEMPLATES = {"board_tertial": _("Agency with a board, follow-up every tertial")}

HISTORY = {
    "cycle.event_added": _("Added"),
    "cycle.adjustment_proposed": _("Adjustment proposed"),
    "cycle.adjustment_changed": _("The proposal changed"),
    "cycle.adjustment_decided": _("Adjustment decided"),
    "cycle.adjustment_withdrawn": _("The proposal withdrawn"),
    "cycle.adjustment_read": _("The move read"),
    "cycle.opened": _("Opened"),
    "cycle.closed": _("Closed"),
}
