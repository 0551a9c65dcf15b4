"""A survey being filled in. Nothing of it is kept on the server: it goes back and forth in the form, sealed.

So there is no draft to leak, no session that could tell answers apart, and no clean-up; what is never sent in is
never seen. The seal (Django's signing, salted with the survey) keeps answers as they were accepted, question by
question. The price: pages after the first are answers to a POST, not addresses of their own.
"""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django.core import signing


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers so far, the question that is shown (None: the first page), and the language."""

    language: str
    receipt: UUID = field(default_factory=uuid4)
    at: int | None = None
    answers: dict[str, Any] = field(default_factory=dict)

    def sealed(self, survey_id: int) -> str:
        """The draft as a text for a hidden field."""
        told = {"l": self.language, "r": self.receipt.hex, "q": self.at, "a": self.answers}
        return signing.dumps(told, salt=_salt(survey_id), compress=True)

    def moved(self, at: int | None) -> "Draft":
        """The same draft at another question."""
        return replace(self, at=at)

    def with_answers(self, answers: dict[str, Any]) -> "Draft":
        """The same draft with other answers."""
        return replace(self, answers=answers)


def unsealed(text: str, survey_id: int) -> Draft | None:
    """The draft of a hidden field, or None when it was never sealed for this survey."""
    try:
        told = signing.loads(text, salt=_salt(survey_id))
    except signing.BadSignature:
        return None
    return Draft(told["l"], UUID(told["r"]), told["q"], told["a"])


def _salt(survey_id: int) -> str:
    return f"tertial.survey.{survey_id}"
