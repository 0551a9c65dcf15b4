"""The words of refusals about talks and improvements."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "reflection.talk_exists": _("The unit already has a talk about that period."),
    "reflection.talk_held": _("The talk has been held. What was pinned to it stays as it was."),
    "reflection.changed_meanwhile": _("Somebody else saved notes while you were writing."),
    "reflection.already_taken": _("The conclusion already has its improvement."),
    "improvement.cannot_move": _("An improvement moves one step at a time."),
}
