"""The rules of filling in a survey: which questions are asked, and what counts as an answer. No database here."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from .queries.surveys import QuestionRow

UNSURE = "unsure"
LONGEST_TEXT = 2000
LARGEST_NUMBER = Decimal(10) ** 12


class Unreadable(ValueError):
    """What was given is no answer to the question; the code says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def key_of(question: QuestionRow) -> str:
    """Under what name the answer is kept."""
    return str(question.id)


def comment_key(question: QuestionRow) -> str:
    """Under what name the comment beneath the answer is kept."""
    return f"{question.id}.comment"


def asked(questions: Sequence[QuestionRow], answers: Mapping[str, Any]) -> list[QuestionRow]:
    """The questions that are asked with these answers, in order.

    A conditional question is asked when the one it depends on is asked and was answered so.
    """
    chosen: list[QuestionRow] = []
    for question in questions:
        if question.only_if_id is None or _condition_holds(question, chosen, answers):
            chosen.append(question)
    return chosen


def _condition_holds(question: QuestionRow, before: list[QuestionRow], answers: Mapping[str, Any]) -> bool:
    given = answers.get(str(question.only_if_id))
    is_so = question.only_if_value in given if isinstance(given, list) else str(given) == question.only_if_value
    return is_so and any(earlier.id == question.only_if_id for earlier in before)


def read(question: QuestionRow, given: Sequence[str]) -> Any:
    """The answer as it is kept, or None when nothing was given. Raises Unreadable."""
    filled = [text.strip() for text in given if text.strip()]
    if not filled:
        if question.required:
            raise Unreadable("missing")
        return None
    return _READERS[question.kind](question, filled)


def _choice(question: QuestionRow, given: list[str]) -> str:
    if given[0] not in {option.key for option in question.options}:
        raise Unreadable("unknown_option")
    return given[0]


def _choices(question: QuestionRow, given: list[str]) -> list[str]:
    return sorted({_choice(question, [one]) for one in given})


def _scale(question: QuestionRow, given: list[str]) -> int | str:
    if given[0] == UNSURE and question.unsure:
        return UNSURE
    if not (given[0].isascii() and given[0].isdecimal()) or not 1 <= int(given[0]) <= question.highest:
        raise Unreadable("unknown_option")
    return int(given[0])


def _number(question: QuestionRow, given: list[str]) -> str:
    plain = given[0].replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", ".")
    try:
        number = Decimal(plain.replace("\u2212", "-"))
    except InvalidOperation:
        raise Unreadable("not_a_number") from None
    if not number.is_finite() or abs(number) > LARGEST_NUMBER:
        raise Unreadable("not_a_number")
    return str(number)


def _text(question: QuestionRow, given: list[str]) -> str:
    return read_text(given[0])


def read_text(given: str) -> str:
    """A free text as it is kept. Raises Unreadable when it is too long or holds NUL."""
    if len(given) > LONGEST_TEXT:
        raise Unreadable("too_long")
    return given.replace("\x00", "").strip()


_READERS = {"single": _choice, "multiple": _choices, "scale": _scale, "number": _number, "text": _text}


def whole(questions: Sequence[QuestionRow], answers: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a filled-in survey: answers to asked questions, each read once more. Raises Unreadable."""
    kept: dict[str, Any] = {}
    for question in asked(questions, answers):
        given = answers.get(key_of(question))
        texts = [str(one) for one in given] if isinstance(given, list) else [] if given is None else [str(given)]
        answer = read(question, texts)
        if answer is not None:
            kept[key_of(question)] = answer
        comment = read_text(str(answers.get(comment_key(question), "")))
        if comment and question.comment:
            kept[comment_key(question)] = comment
    return kept
