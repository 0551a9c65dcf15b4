"""Words for what the domain of evaluation says in codes."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "evaluation.survey_cannot_show_effect": _(
        "A survey alone cannot show effect. It tells what people think, not what we caused. Add a question "
        "answered by registers, interviews or another method, or claim nothing about cause."
    ),
    "evaluation.design_too_weak": _(
        "That the effect is ours can be said only against a comparison group or registers of everybody. Choose "
        "such a design, or claim a contribution."
    ),
    "evaluation.plan_incomplete": _("The plan lacks something that it must say before it can be handed in."),
    "evaluation.not_submitted": _("The plan has not been handed in, or was changed afterwards."),
    "evaluation.not_approved": _("The plan has to be approved before its result can be recorded."),
    "evaluation.survey_opened": _("The survey has been opened: its questions and terms stand still."),
    "evaluation.survey_incomplete": _("The survey lacks something that it must have before it can be opened."),
    "evaluation.survey_closed": _("The survey is closed."),
    "evaluation.question_in_use": _("A later question depends on this one. Change that question first."),
}

STEPS = {
    "resource": _("Resources"),
    "activity": _("Activities"),
    "output": _("Outputs"),
    "outcome_short": _("Outcomes, short term"),
    "outcome_long": _("Outcomes, long term"),
}
DESIGNS = {
    "before_after": _("Before and after"),
    "comparison_group": _("Comparison group"),
    "register": _("Registers of everybody"),
    "qualitative": _("Qualitative"),
}
CLAIMS = {
    "none": _("Says nothing about cause"),
    "contribution": _("We contributed"),
    "attribution": _("The effect is ours"),
}
METHODS = {
    "survey": _("Survey"),
    "interviews": _("Interviews"),
    "register": _("Registers"),
    "case_system": _("Case system"),
    "documents": _("Documents"),
    "observation": _("Observation"),
}
PLAN_STATES = {
    "draft": (_("Draft"), "act", "pencil-line"),
    "submitted": (_("Waits to be approved"), "act", "eye"),
    "approved": (_("Approved"), "ok", "check"),
    "finished": (_("Finished"), "ok", "file-check"),
}
SURVEY_STATES = {
    "draft": (_("Draft"), "act", "pencil-line"),
    "planned": (_("Opens later"), "", "clock"),
    "open": (_("Open now"), "ok", "play"),
    "ended": (_("To be closed"), "warn", "triangle-alert"),
    "closed": (_("Closed"), "", "lock"),
}
KINDS = {
    "scale": _("Scale"),
    "single": _("One choice"),
    "multiple": _("Several choices"),
    "number": _("A number"),
    "text": _("Free text"),
}
MISSING = {
    "purpose": _("the purpose"),
    "target_group": _("the target group"),
    "problem": _("the problem"),
    "step_activity": _("an activity in the chain"),
    "step_output": _("an output in the chain"),
    "step_outcome_short": _("a short-term outcome in the chain"),
    "questions": _("a question with its method"),
    "title": _("a title"),
    "intro": _("an introduction"),
    "privacy": _("how the answers are handled"),
    "english": _("English in every text, since the title has it"),
    "index_questions": _("a question that counts in the index, since an indicator is to have it"),
    "closes_on": _("a last day that has not passed"),
}
SURVEY_MISSING = MISSING | {"questions": _("a question")}

FIELDS = {
    "missing": _("Fill this in"),
    "unknown": _("Choose one of the alternatives"),
    "ends_before_start": _("Choose a last day that is not before the first, nor before today"),
    "in_future": _("Choose a day that has been"),
    "no_result_yet": _("Record the result first"),
    "two_at_least": _("Write at least two answers to choose between, one a line"),
    "swedish_missing": _("Write each answer in Swedish"),
    "single_only": _("Only a question with one choice, asked of everybody, can break the results down"),
    "scale_1_10_only": _("Only a scale from 1 to 10 counts in the index"),
    "not_an_earlier_choice": _("Choose an answer to an earlier question with choices"),
    "too_small": _("Choose three or more"),
    "not_yours": _("Choose an indicator that you may give values to"),
    "too_many": _("Make at most 20,000 links at a time"),
    "has_open_link": _("The survey has an open link, and takes no one-time links besides"),
    "more_than_unanswered": _("Write a number between nought and those who have not answered"),
}
