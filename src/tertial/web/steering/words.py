"""The words of what steers us: refusals, what may be wrong with a field, kinds and scales."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS = {
    "steering.registry_number_taken": _("Another document has the registry number %(registry_number)s."),
    "steering.not_your_observation": _("Whoever noted the observation changes it, or a planning officer."),
}

FIELDS = {
    ("title", "missing"): _("Write a title."),
    ("source", "missing"): _("Write where it comes from: a report, a meeting, an address."),
    ("number", "missing"): _("Write the number it has in the document, for example 1.2 or 5 §."),
    ("number", "taken"): _("The document has a requirement with that number already."),
    ("heading", "missing"): _("Write a short heading that people recognise."),
    ("text", "missing"): _("Write what is asked for, as the document says it."),
    ("answer", "missing"): _("Write where it is answered: a registry number, a report, a chapter."),
    ("reason", "missing"): _("Write why it no longer holds."),
    ("last_year", "ends_before_start"): _("The last year must be the same as the first or later."),
    ("expires_on", "in_the_past"): _("Choose a day ahead: until then the observation is shown."),
    ("registry_number", "taken"): _("Another document has that registry number."),
}

DOCUMENTS = {
    "directive": pgettext_lazy("document", "Appropriation directive"),
    "ordinance": pgettext_lazy("document", "Ordinance"),
    "assignment": pgettext_lazy("document", "Government assignment"),
    "own_decision": pgettext_lazy("document", "Own decision"),
}

REQUIREMENTS = {
    "goal": pgettext_lazy("requirement", "Goal"),
    "reporting_requirement": pgettext_lazy("requirement", "To be reported"),
    "assignment": pgettext_lazy("requirement", "Assignment"),
    "condition": pgettext_lazy("requirement", "Condition"),
    "limit": pgettext_lazy("requirement", "Limit"),
}

STATES = {
    "open": pgettext_lazy("requirement", "Waits for an answer"),
    "answered": pgettext_lazy("requirement", "Answered"),
    "withdrawn": pgettext_lazy("requirement", "No longer holds"),
}

PESTEL = {
    "political": pgettext_lazy("outside world", "Politics"),
    "economic": pgettext_lazy("outside world", "Economy"),
    "social": pgettext_lazy("outside world", "Society"),
    "technological": pgettext_lazy("outside world", "Technology"),
    "environmental": pgettext_lazy("outside world", "Environment"),
    "legal": pgettext_lazy("outside world", "Law"),
}

HORIZONS = {
    "near": _("Within two years"),
    "middle": _("In two to five years"),
    "far": _("In more than five years"),
}

LIKELIHOOD = {
    1: pgettext_lazy("likelihood", "1 Very unlikely"),
    2: pgettext_lazy("likelihood", "2 Unlikely"),
    3: pgettext_lazy("likelihood", "3 Possible"),
    4: pgettext_lazy("likelihood", "4 Likely"),
    5: pgettext_lazy("likelihood", "5 Very likely"),
}

IMPACT = {
    1: pgettext_lazy("impact", "1 Hardly noticed"),
    2: pgettext_lazy("impact", "2 Small"),
    3: pgettext_lazy("impact", "3 Noticeable"),
    4: pgettext_lazy("impact", "4 Large"),
    5: pgettext_lazy("impact", "5 Decisive"),
}
