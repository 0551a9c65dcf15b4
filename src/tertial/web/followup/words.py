"""The words of follow-up's refusals."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "followup.round_exists": _("There is already a round for that period."),
    "followup.round_closed": _("The round is closed. What is open in it is carried to the next one."),
    "followup.nothing_to_follow_up": _("There is no plan in force to follow up. Decide a plan first."),
    "followup.locked": _("The report is handed in or approved, and locked. Its head, or planning, can open it."),
    "followup.changed_meanwhile": _("%(by)s saved while you were writing. Read what stands there now, then save."),
    "followup.not_complete": _("Something is missing before the report can be handed in."),
    "followup.waits_for_children": _(
        "Units below have not been approved. Wait, or go on without them with a reason."
    ),
    "followup.wrong_state": _("That cannot be done with the report where it is now."),
    "followup.already_reminded": _("They have already been reminded today."),
    "followup.already_decided": _("The decision has already been taken."),
}
