"""What the pages of evaluation show, made ready in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tertial.calc.survey import rounded
from tertial.evaluation.claims import MUST_HAVE_STEPS
from tertial.evaluation.queries.plans import NodeRow, PlanPage, PlanRow
from tertial.evaluation.queries.plans import QuestionRow as PlanQuestionRow
from tertial.evaluation.queries.results import NO_ANSWER, Breakdown, Cell, QuestionResult, Results
from tertial.evaluation.queries.surveys import QuestionRow, SurveyPage, SurveyRow
from tertial.evaluation.texts import said
from tertial.web.components.numbers import number

from .words import CLAIMS, DESIGNS, KINDS, METHODS, MISSING, PLAN_STATES, STEPS, SURVEY_MISSING, SURVEY_STATES


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An evaluation plan in words. `state` is (word, tone, icon) for the badge."""

    row: PlanRow
    state: tuple[Any, str, str]
    design: str
    claim: str


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey in words."""

    row: SurveyRow
    title: str
    state: tuple[Any, str, str]
    rate: str


@dataclass(frozen=True, slots=True)
class Step:
    """One column of the chain. `wanted` says that a plan cannot do without it."""

    code: str
    words: str
    nodes: tuple[NodeRow, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """How many chose something; the share in per cent for the drawing. Hidden has neither."""

    words: str
    count: int | None
    percent: str
    width: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """The answers to one question in words."""

    result: QuestionResult
    text: str
    comment: str
    kind: str
    bars: tuple[Bar, ...]
    mean: str
    index: str


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def plan_line(row: PlanRow) -> PlanLine:
    """An evaluation plan in words."""
    return PlanLine(row, PLAN_STATES[row.state], str(DESIGNS[row.design]), str(CLAIMS[row.causal_claim]))


def survey_line(row: SurveyRow) -> SurveyLine:
    """A survey in words."""
    rate = "" if row.rate is None or row.state in {"draft", "planned"} else number(round(row.rate * 100))
    return SurveyLine(row, said(row.title, _language()), SURVEY_STATES[row.state], rate)


def finding(found: Sequence[PlanRow]) -> str:
    """The heading of the first page: what waits for approval, else what is under way."""
    waiting = sum(row.state == "submitted" for row in found)
    under_way = sum(row.state == "approved" for row in found)
    if waiting:
        return ngettext("One plan waits for approval", "%(count)s plans wait for approval", waiting) % {
            "count": waiting
        }
    if under_way:
        return ngettext("One evaluation is under way", "%(count)s evaluations are under way", under_way) % {
            "count": under_way
        }
    return _("Evaluation")


def plan_page(found: PlanPage) -> dict[str, Any]:
    """A plan with its chain and questions in words."""
    steps = [
        Step(code, str(words), tuple(n for n in found.nodes if n.step == code), code in MUST_HAVE_STEPS)
        for code, words in STEPS.items()
    ]
    return {
        "plan": found,
        "row": found.row,
        "line": plan_line(found.row),
        "steps": steps,
        "questions": [(q, str(METHODS[q.method])) for q in found.questions],
        "missing": [str(MISSING[code]) for code in found.missing],
        "version": found.versions[0] if found.versions else None,
    }


def as_initial(part: NodeRow | PlanQuestionRow | None, *names: str) -> dict[str, Any]:
    """A part as its form has it, or nothing for a new one."""
    return {name: getattr(part, name) for name in names} if part else {}


def plan_as_form(found: PlanPage) -> dict[str, Any]:
    """A plan as its form has it."""
    in_row = ("title", "intervention", "design", "causal_claim", "starts_on", "due_on", "unit_id", "responsible_id")
    beside = ("purpose", "target_group", "problem", "quality", "personal_data")
    return {n: getattr(found.row, n) for n in in_row} | {n: getattr(found, n) for n in beside}


def survey_page(found: SurveyPage) -> dict[str, Any]:
    """A survey with its questions in words."""
    by_id = {q.id: q for q in found.questions}
    return {
        "page": found,
        "row": found.row,
        "line": survey_line(found.row),
        "intro": said(found.intro, _language()),
        "privacy": said(found.privacy, _language()),
        "questions": [(q, said(q.text, _language()), _about(q, by_id)) for q in found.questions],
        "missing": [str(SURVEY_MISSING[code]) for code in found.missing],
    }


def _about(question: QuestionRow, by_id: dict[int, QuestionRow]) -> str:
    """What kind of question it is, in a line."""
    parts = [str(KINDS[question.kind])]
    if question.kind == "scale":
        parts = [_("Scale from 1 to %(highest)s") % {"highest": question.highest}]
    if question.options:
        parts.append(", ".join(said(o.text, _language()) for o in question.options))
    if question.comment:
        parts.append(_("with free text"))
    if question.required:
        parts.append(_("must be answered"))
    if question.background:
        parts.append(_("breaks the results down"))
    if question.in_index:
        parts.append(_("counts in the index"))
    if question.only_if_id in by_id:
        parts.append(_condition(question, by_id[question.only_if_id]))
    return " · ".join(parts)


def _condition(question: QuestionRow, earlier: QuestionRow) -> str:
    answer = next((said(o.text, _language()) for o in earlier.options if o.key == question.only_if_value), "")
    return _("only if question %(number)s is answered %(answer)s") % {"number": earlier.position, "answer": answer}


def index_figure(index: Decimal | Fraction | None) -> str:
    """An index as a whole number."""
    return "" if index is None else number(rounded(Fraction(index), 0))


def results_page(found: Results, broken_down: list[Breakdown], chosen: Breakdown | None) -> dict[str, Any]:
    """The results in words, with the chosen breakdown."""
    return {
        "page": found.page,
        "row": found.page.row,
        "line": survey_line(found.page.row),
        "results": found,
        "index": index_figure(found.index),
        "lines": [_result_line(result) for result in found.questions],
        "background": [(one.by, said(one.by.text, _language())) for one in broken_down],
        "breakdown": _breakdown_table(chosen) if chosen else None,
        "non_response": _non_response(found.page.row),
    }


def _non_response(row: SurveyRow) -> int | None:
    return None if row.open_token else row.invited - row.overcoverage - row.answered


def _result_line(result: QuestionResult) -> ResultLine:
    question = result.question
    return ResultLine(
        result=result,
        text=said(question.text, _language()),
        comment=said(question.comment or {}, _language()),
        kind=str(KINDS[question.kind]),
        bars=_bars(result),
        mean=_mean(result.mean),
        index=index_figure(result.index),
    )


def _bars(result: QuestionResult) -> tuple[Bar, ...]:
    whole = result.answered or sum(row.count or 0 for row in result.counts) or 1
    made = []
    for row in result.counts:
        share = None if row.count is None else Fraction(row.count, whole)
        words = said(row.text, _language())
        if share is None or result.answered is None:
            made.append(Bar(words, row.count, "", ""))
        else:
            made.append(Bar(words, row.count, number(round(share * 100)), f"{float(share) * 100:.2f}%"))
    return tuple(made)


def _mean(value: Fraction | None) -> str:
    return "" if value is None else number(rounded(value, 1), 1)


def _breakdown_table(found: Breakdown) -> dict[str, Any]:
    return {
        "by": found.by,
        "text": said(found.by.text, _language()),
        "heads": [said(q.text, _language()) for q in found.questions],
        "rows": [
            (
                said(group.text, _language()) if group.key != NO_ANSWER else _("Did not say"),
                group.size,
                [_cell(cell) for cell in group.cells],
            )
            for group in found.groups
        ],
        "some_hidden": found.some_hidden,
    }


def _cell(cell: Cell) -> str | None:
    """The mean with one decimal, a dash where nobody answered, None where it is hidden."""
    if cell.hidden:
        return None
    return _mean(cell.mean) or "–"
