"""Why something about an evaluation or a survey cannot be done."""

from typing import ClassVar

from tertial.kernel.errors import DomainError


class SurveyCannotShowEffect(DomainError):
    """What people think of us is no measure of what we caused: a survey alone carries no causal claim."""

    code: ClassVar[str] = "evaluation.survey_cannot_show_effect"


class DesignTooWeak(DomainError):
    """That it was us can be said only against a comparison group or whole registers."""

    code: ClassVar[str] = "evaluation.design_too_weak"


class PlanIncomplete(DomainError):
    """Something that the plan must say is missing; `missing` lists what."""

    code: ClassVar[str] = "evaluation.plan_incomplete"


class NotSubmitted(DomainError):
    """The plan has not been handed in, or was changed after it was."""

    code: ClassVar[str] = "evaluation.not_submitted"


class NotApproved(DomainError):
    """The plan has no approved version yet."""

    code: ClassVar[str] = "evaluation.not_approved"


class SurveyOpened(DomainError):
    """The survey has been opened: its questions stand still."""

    code: ClassVar[str] = "evaluation.survey_opened"


class SurveyIncomplete(DomainError):
    """The survey cannot be opened yet; `missing` lists what it needs."""

    code: ClassVar[str] = "evaluation.survey_incomplete"


class SurveyNotOpen(DomainError):
    """Answers are not received today."""

    code: ClassVar[str] = "evaluation.survey_not_open"


class SurveyClosed(DomainError):
    """The survey is closed."""

    code: ClassVar[str] = "evaluation.survey_closed"


class AlreadyAnswered(DomainError):
    """The link has been used."""

    code: ClassVar[str] = "evaluation.already_answered"


class QuestionInUse(DomainError):
    """Another question is asked only depending on this one."""

    code: ClassVar[str] = "evaluation.question_in_use"
