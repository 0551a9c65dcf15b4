"""Going from question to question: what is taken from the form, and where one comes next."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from tertial.evaluation.answering import Unreadable, asked, comment_key, key_of, read, read_text
from tertial.evaluation.queries.surveys import QuestionRow

from .draft import Draft

ANSWER, COMMENT = "answer", "comment"


def current(draft: Draft, questions: Sequence[QuestionRow]) -> QuestionRow | None:
    """The question that the draft stands at, or None on the first page."""
    return next((q for q in asked(questions, draft.answers) if q.id == draft.at), None)


def taken(draft: Draft, question: QuestionRow, sent: QueryDict) -> Draft:
    """The draft with what was given to the question. Raises Unreadable."""
    answers = {k: v for k, v in draft.answers.items() if k not in {key_of(question), comment_key(question)}}
    answer = read(question, sent.getlist(ANSWER))
    if answer is not None:
        answers[key_of(question)] = answer
    comment = read_text(sent.get(COMMENT, "")) if question.comment else ""
    if comment:
        answers[comment_key(question)] = comment
    return draft.with_answers(answers)


def taken_if_readable(draft: Draft, question: QuestionRow, sent: QueryDict) -> Draft:
    """The same for going back and changing language, where nothing is demanded."""
    try:
        return taken(draft, question, sent)
    except Unreadable:
        return draft


def neighbour(draft: Draft, questions: Sequence[QuestionRow], step: int) -> QuestionRow | None:
    """The question so many steps from here among those that are asked, or None past either end."""
    chosen = asked(questions, draft.answers)
    places = [place for place, q in enumerate(chosen) if q.id == draft.at]
    there = places[0] + step if places else 0
    return chosen[there] if 0 <= there < len(chosen) else None


def typed(sent: QueryDict) -> dict[str, Any]:
    """What stands in the fields after a refusal, as it was typed."""
    return {"given": sent.getlist(ANSWER), "comment": sent.get(COMMENT, "")}


def kept(draft: Draft, question: QuestionRow) -> dict[str, Any]:
    """What stands in the fields when one comes to a question: what was answered before."""
    answer = draft.answers.get(key_of(question))
    given = [] if answer is None else [str(one) for one in answer] if isinstance(answer, list) else [str(answer)]
    return {"given": given, "comment": draft.answers.get(comment_key(question), "")}
