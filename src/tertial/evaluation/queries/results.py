"""The results of a survey, with everything hidden that could point somebody out.

Nothing is shown below the survey's least group. Results of an anonymous survey are shown when it has closed:
while answers come in, one look before and one after would tell what the newest answer said.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tertial.calc import survey as calc
from tertial.evaluation.answering import UNSURE, asked, comment_key, key_of
from tertial.evaluation.models import Response

from .surveys import QuestionRow, SurveyPage, survey

NO_ANSWER = ""

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many chose something. `count` is None when it is hidden."""

    key: str
    text: Mapping[str, str]
    count: int | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What was answered to one question. `hidden` when too few answered it.

    `answered` is None when it would tell how large a hidden group is.
    """

    question: QuestionRow
    asked: int
    answered: int | None
    unsure: int
    hidden: bool
    counts: tuple[CountRow, ...] = ()
    mean: Fraction | None = None
    index: Fraction | None = None
    texts: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def unanswered(self) -> int | None:
        """Partial non-response: was asked, answered the survey, left this out."""
        return None if self.answered is None else self.asked - self.answered - self.unsure


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a survey. `hidden` is `few` or `open` when they are not shown, else empty."""

    page: SurveyPage
    answered: int
    hidden: str
    index: Fraction | None = None
    questions: tuple[QuestionResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The mean of one question in one group; None when hidden or when nobody in the group answered."""

    mean: Fraction | None
    answered: int | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of a breakdown with a cell per question. `key` is empty for those who did not say."""

    key: str
    text: Mapping[str, str]
    size: int | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Scale questions by the answers to a background question."""

    by: QuestionRow
    questions: tuple[QuestionRow, ...]
    groups: tuple[GroupRow, ...]

    @property
    def some_hidden(self) -> bool:
        """Whether anything is hidden."""
        return any(cell.hidden for group in self.groups for cell in group.cells)


def results(agency_id: int, survey_id: int) -> Results:
    """The results of a survey, question by question. 3 queries. Raises NotFound."""
    page = survey(agency_id, survey_id)
    return _results(page, _filled(page))


def results_with_breakdowns(agency_id: int, survey_id: int) -> tuple[Results, list[Breakdown]]:
    """The results, and scale questions by each background question. 3 queries. Raises NotFound.

    No breakdown where the results are not shown.
    """
    page = survey(agency_id, survey_id)
    filled = _filled(page)
    whole = _results(page, filled)
    background = [] if whole.hidden else [question for question in page.questions if question.background]
    return whole, [_breakdown(page, question, filled) for question in background]


def _results(page: SurveyPage, filled: list[Answers]) -> Results:
    hidden = _hidden(page, len(filled))
    if hidden:
        return Results(page, len(filled), hidden)
    questions = tuple(_question_result(page, question, filled) for question in page.questions)
    return Results(page, len(filled), "", index_of(page, filled), questions)


def index_of(page: SurveyPage, filled: Sequence[Answers]) -> Fraction | None:
    """The satisfaction index of the survey's index questions, or None when too few answered one of them."""
    chosen = [question for question in page.questions if question.in_index]
    scores = [_scores(question, filled) for question in chosen]
    if any(len(given) < page.row.min_group for given in scores):
        return None
    return calc.satisfaction_index(scores)


def filled_in(page: SurveyPage) -> list[Answers]:
    """All answers to a survey, in an order that tells nothing. For the domain itself, never for a page. 1 query."""
    return _filled(page)


def _filled(page: SurveyPage) -> list[Answers]:
    found = Response.objects.filter(agency_id=page.row.agency_id, survey_id=page.row.id)
    return list(found.order_by("pk").values_list("answers", flat=True))


def _hidden(page: SurveyPage, answered: int) -> str:
    if page.row.anonymous and page.row.state != "closed":
        return "open"
    return "few" if answered < page.row.min_group else ""


def _scores(question: QuestionRow, filled: Sequence[Answers]) -> list[int]:
    given = (answers.get(key_of(question)) for answers in filled)
    return [score for score in given if isinstance(score, int)]


def _question_result(page: SurveyPage, question: QuestionRow, filled: Sequence[Answers]) -> QuestionResult:
    given = [answers[key_of(question)] for answers in filled if key_of(question) in answers]
    sure = [answer for answer in given if answer != UNSURE]
    put_to = sum(question in asked(page.questions, answers) for answers in filled)
    told = {"asked": put_to, "answered": len(sure), "unsure": len(given) - len(sure)}
    if len(given) < page.row.min_group:
        return QuestionResult(question, **told, hidden=True)
    if question.background:
        counts, all_shown = _group_sizes(question, sure, put_to - len(sure), page.row.min_group)
        told["answered"] = told["answered"] if all_shown else None
        return QuestionResult(question, **told, hidden=False, counts=counts)
    comments = _comments(page, question, filled)
    return QuestionResult(question, **told, hidden=False, comments=comments, **_summary(question, sure))


def _summary(question: QuestionRow, given: list[Any]) -> dict[str, Any]:
    if question.kind in {"single", "multiple"}:
        counted = Counter(key for answer in given for key in (answer if isinstance(answer, list) else [answer]))
        return {"counts": tuple(CountRow(o.key, o.text, counted[o.key]) for o in question.options)}
    if question.kind == "scale":
        counted = Counter(given)
        scale = range(1, question.highest + 1)
        return {
            "counts": tuple(CountRow(str(score), {"sv": str(score)}, counted[score]) for score in scale),
            "mean": calc.mean(given),
            "index": calc.question_index(given, highest=question.highest),
        }
    if question.kind == "number":
        numbers = [Fraction(Decimal(number)) for number in given]
        return {"mean": sum(numbers, Fraction(0)) / len(numbers)}
    return {"texts": tuple(given)}


def _group_sizes(
    question: QuestionRow, given: list[str], unanswered: int, least: int
) -> tuple[tuple[CountRow, ...], bool]:
    """How large the groups are, small ones hidden as in a breakdown, and whether all are shown."""
    counted = Counter(given)
    sizes = {**{option.key: counted[option.key] for option in question.options}, NO_ANSWER: unanswered}
    hidden = calc.hidden_groups(sizes, least)
    counts = tuple(CountRow(o.key, o.text, None if o.key in hidden else counted[o.key]) for o in question.options)
    return counts, not hidden


def _comments(page: SurveyPage, question: QuestionRow, filled: Sequence[Answers]) -> tuple[str, ...]:
    said = tuple(answers[comment_key(question)] for answers in filled if comment_key(question) in answers)
    return said if len(said) >= page.row.min_group else ()


def _breakdown(page: SurveyPage, by: QuestionRow, filled: Sequence[Answers]) -> Breakdown:
    groups: dict[str, list[Answers]] = {option.key: [] for option in by.options} | {NO_ANSWER: []}
    for answers in filled:
        groups[answers.get(key_of(by), NO_ANSWER)].append(answers)
    questions = tuple(q for q in page.questions if q.kind == "scale")
    scores = {str(q.id): {key: _scores(q, inside) for key, inside in groups.items()} for q in questions}
    sizes = {key: len(inside) for key, inside in groups.items()}
    by_question = {q: {key: len(given) for key, given in inside.items()} for q, inside in scores.items()}
    hidden = calc.hidden_cells(sizes, by_question, page.row.min_group)
    hidden_sizes = calc.hidden_groups(sizes, page.row.min_group)
    texts = {option.key: option.text for option in by.options} | {NO_ANSWER: {}}
    rows = tuple(
        GroupRow(
            key,
            texts[key],
            None if key in hidden_sizes else sizes[key],
            tuple(_cell(scores[str(q.id)][key], key in hidden[str(q.id)]) for q in questions),
        )
        for key in groups
        if key != NO_ANSWER or sizes[NO_ANSWER]
    )
    return Breakdown(by, questions, rows)


def _cell(scores: list[int], hidden: bool) -> Cell:
    return Cell(None, None, True) if hidden else Cell(calc.mean(scores), len(scores), False)
