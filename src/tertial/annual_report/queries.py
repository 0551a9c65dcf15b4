"""What can be asked about the annual report. Results are plain rows; query counts never grow with the text."""

from collections import Counter
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from tertial.access.actor import Actor
from tertial.formats.document import Block, Document, from_json
from tertial.formats.document.from_markdown import figures_in, tables_without_caption
from tertial.kernel import clock
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound
from tertial.kernel.reading import once
from tertial.organisation import queries as organisation
from tertial.steering import queries as steering
from tertial.steering.queries import RequirementRow

from . import compose, figures, mapping, policy
from .books import ranges
from .errors import NotDecided
from .figures import FigureRow
from .key_figures import KeyFigures
from .models import AnnualReport, Answer, LinkedFigure, ReportVersion, Section, SectionText

DEMO_AGENCY = "EM"
MUST_ANSWER = frozenset({"goal", "reporting_requirement"})


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One annual report. `version` is the number of the decided one, if any."""

    id: int
    year: int
    is_open: bool
    version: int | None
    decided_on: date | None
    sections: int
    approved: int
    started_by: str
    reopened_reason: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section as it stands."""

    id: int
    number: str
    title: str
    kind: str
    area_key: str
    depth: int
    text: str
    saved: int
    saved_by: str
    saved_at: datetime | None
    state: str
    state_note: str
    state_by: str
    state_on: date | None
    responsible_id: int | None
    responsible: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """One saved wording of a section."""

    id: int
    number: int
    text: str
    saved_by: str
    saved_at: datetime
    set_aside: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A requirement with the section that answers it, if any does."""

    requirement: RequirementRow
    must: bool
    section_id: int | None
    section: str
    section_title: str
    answered_by: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A decided version with the facts of its decision."""

    number: int
    decided_on: date
    decided_by: str
    reporting_officer: str
    participants: tuple[str, ...]
    dissent: str
    registry_number: str
    reason: str
    sha256: str
    pdf_sha256: str


def years(agency_id: int) -> list[int]:
    """The years that have a report, latest first. 1 query."""
    return list(AnnualReport.objects.filter(agency_id=agency_id).order_by("-year").values_list("year", flat=True))


@once
def reports(agency_id: int) -> list[ReportRow]:
    """Every report, latest first. 3 queries."""
    found = list(AnnualReport.objects.filter(agency_id=agency_id).order_by("-year"))
    latest: dict[int, tuple[int, date]] = {}
    decided = ReportVersion.objects.filter(agency_id=agency_id).order_by("number")
    for report_id, number, day in decided.values_list("report_id", "number", "decided_on"):
        latest[report_id] = (number, day)
    states = Counter(Section.objects.filter(agency_id=agency_id).values_list("report_id", "state"))
    return [_report_row(report, latest.get(report.pk), states) for report in found]


def _report_row(report: AnnualReport, latest: tuple[int, date] | None, states: Counter) -> ReportRow:
    total = sum(count for (report_id, _state), count in states.items() if report_id == report.pk)
    return ReportRow(
        report.pk,
        report.year,
        report.is_open,
        latest[0] if latest else None,
        latest[1] if latest else None,
        total,
        states[(report.pk, Section.State.APPROVED)],
        report.started_by,
        report.reopened_reason,
    )


def report(agency_id: int, year: int) -> ReportRow:
    """The report of a year. 3 queries. Raises NotFound."""
    for row in reports(agency_id):
        if row.year == year:
            return row
    raise NotFound(year=year)


@once
def _sections(agency_id: int, year: int) -> list[Section]:
    found = Section.objects.filter(agency_id=agency_id, report__year=year)
    return list(found.select_related("responsible").order_by("position"))


def sections(agency_id: int, year: int) -> list[SectionRow]:
    """The outline with its texts, in order. 1 query."""
    return [_section_row(section) for section in _sections(agency_id, year)]


def section(agency_id: int, year: int, number: str) -> SectionRow:
    """One section. 1 query. Raises NotFound."""
    return _section_row(_section(agency_id, year, number))


def _section(agency_id: int, year: int, number: str) -> Section:
    found = next((section for section in _sections(agency_id, year) if section.number == number), None)
    if found is None:
        raise NotFound(section=number)
    return found


def _section_row(s: Section) -> SectionRow:
    return SectionRow(
        s.pk,
        s.number,
        s.title,
        s.kind,
        s.area_key,
        s.number.count("."),
        s.text,
        s.saved,
        s.saved_by,
        s.saved_at,
        s.state,
        s.state_note,
        s.state_by,
        s.state_on,
        s.responsible_id,
        s.responsible.name if s.responsible else "",
        s.due_on,
    )


def set_aside(agency_id: int, section_id: int) -> list[TextRow]:
    """Wordings that met another's saving and wait for somebody to bring them together. 1 query."""
    found = SectionText.objects.filter(agency_id=agency_id, section_id=section_id, set_aside=True, settled=False)
    return [_text_row(text) for text in found.order_by("saved_at")]


def history(agency_id: int, section_id: int) -> list[TextRow]:
    """Every saved wording of a section, the latest first. 1 query."""
    found = SectionText.objects.filter(agency_id=agency_id, section_id=section_id)
    return [_text_row(text) for text in found.order_by("-saved_at", "-pk")]


def _text_row(t: SectionText) -> TextRow:
    return TextRow(t.pk, t.number, t.text, t.saved_by, t.saved_at, t.set_aside)


def key_figures(agency_id: int, year: int) -> KeyFigures:
    """The key figures of the year and the four before it. The queries of statement and ledger, and 1."""
    return compose.Numbers(agency_id, year).key_figures


def key_figures_typed(agency_id: int, year: int) -> dict[tuple[int, str], int]:
    """What is typed in of the report's five years. 1 query."""
    return compose.typed(agency_id, year)


@once
def linked_figures(agency_id: int, year: int) -> list[FigureRow]:
    """The figures of a report with what their sources say now. 2 queries and those of the sources."""
    found = LinkedFigure.objects.filter(agency_id=agency_id, report__year=year).order_by("pk")
    return figures.rows(found, agency_id, year, _sections(agency_id, year))


@once
def answers(agency_id: int, year: int) -> list[AnswerRow]:
    """The requirements of the year with where they are answered. 2 queries and those of steering."""
    told = {
        answer.requirement_id: answer
        for answer in Answer.objects.filter(agency_id=agency_id, report__year=year).select_related("section")
    }
    return [_answer_row(row, told.get(row.id)) for row in steering.requirements(agency_id, year)]


def must_answer(row: RequirementRow) -> bool:
    """Whether the annual report has to answer: the directive's goals and what it asks to be told of."""
    return row.document_kind == "directive" and row.kind in MUST_ANSWER


def _answer_row(row: RequirementRow, answer: Answer | None) -> AnswerRow:
    if answer is None:
        return AnswerRow(row, must_answer(row), None, "", "", "", None)
    told = answer.section
    return AnswerRow(
        row, must_answer(row), told.pk, told.number, told.title, answer.answered_by, answer.answered_on
    )


def versions(agency_id: int, year: int) -> list[VersionRow]:
    """The decided versions, the latest first. 1 query."""
    found = ReportVersion.objects.filter(agency_id=agency_id, report__year=year).defer("wording")
    return [_version_row(version) for version in found.order_by("-number")]


def _version_row(v: ReportVersion) -> VersionRow:
    return VersionRow(
        v.number,
        v.decided_on or date.min,
        v.decided_by,
        v.reporting_officer,
        tuple(v.participants),
        v.dissent,
        v.registry_number,
        v.reason,
        v.sha256,
        v.pdf_sha256,
    )


def decided_document(agency_id: int, year: int, number: int | None = None) -> Document:
    """A decided version as it was frozen; without a number the latest. 1 query. Raises NotDecided."""
    found = ReportVersion.objects.filter(agency_id=agency_id, report__year=year).order_by("-number")
    version = (found.filter(number=number) if number else found).first()
    if version is None:
        raise NotDecided(year=year)
    kept = from_json(version.wording)
    return replace(kept, stamp=replace(kept.stamp, sha256=version.sha256)) if kept.stamp else kept


def draft_document(agency_id: int, year: int) -> Document:
    """The report as it stands today, with changed figures as they were last accepted."""
    report(agency_id, year)
    found = _sections(agency_id, year)
    say = figures.speaker(linked_figures(agency_id, year), marked=False)
    agency = organisation.agency(agency_id)
    return compose.compose(
        agency=agency,
        year=year,
        day=clock.today(),
        sections=found,
        say=say,
        answered=answered(agency_id, year),
        example=agency.code == DEMO_AGENCY,
    )


def answered(agency_id: int, year: int) -> list[compose.Answered]:
    """The requirements that are answered, as the list at the end of the report says it."""
    return [
        compose.Answered(
            row.requirement.number,
            row.requirement.heading,
            row.requirement.document,
            f"{row.section} {row.section_title}",
        )
        for row in answers(agency_id, year)
        if row.section
    ]


def document_to_read(agency_id: int, year: int) -> Document:
    """What a reader gets: the decided version, and before that the draft."""
    row = report(agency_id, year)
    return decided_document(agency_id, year) if row.version else draft_document(agency_id, year)


def preview(agency_id: int, year: int, number: str, text: str | None = None) -> tuple[Block, ...]:
    """A section's blocks with its figures marked, of a text that is perhaps not saved yet."""
    found = copy(_section(agency_id, year, number))
    if text is not None:
        found.text = text
    say = figures.speaker(linked_figures(agency_id, year), marked=True)
    return tuple(compose.section_blocks(found, say, compose.Numbers(agency_id, year)))


def untitled_tables(rows: list[SectionRow]) -> list[SectionRow]:
    """Sections with a table that nobody has given a caption."""
    return [row for row in rows if "|" in row.text and tables_without_caption(row.text)]


def unknown_figures(rows: list[SectionRow], known: set[int]) -> list[SectionRow]:
    """Sections that name a figure that does not exist."""
    return [row for row in rows if set(figures_in(row.text)) - known]


def mapping_text(agency_id: int, year: int) -> str:
    """The mapping of accounts to rows, as lines to edit. 1 query."""
    return mapping.written(ranges(agency_id, year))


def duties(actor: Actor, today: date) -> list[Duty]:
    """Sections to write, sections that wait for approval, and a report that waits for decision. 2 queries."""
    return [*_to_write(actor), *_to_approve(actor)]


def _to_write(actor: Actor) -> list[Duty]:
    whose = [actor.person_id, *(person for person, _name in actor.acting_for)]
    found = Section.objects.filter(
        Q(responsible_id__in=[person for person in whose if person]),
        agency_id=actor.agency_id,
        state=Section.State.WRITING,
        report__is_open=True,
    ).select_related("report")
    return [
        Duty(
            section.due_on,
            _("Write %(number)s %(title)s in the annual report")
            % {"number": section.number, "title": section.title},
            section.state_note or _("The text is sent to review when it is done."),
            "annual_report:section",
            (section.report.year, section.number),
            _("Write"),
        )
        for section in found.order_by("due_on", "position")
    ]


def _to_approve(actor: Actor) -> list[Duty]:
    if not policy.may_approve(actor):
        return []
    found = Section.objects.filter(
        agency_id=actor.agency_id, state=Section.State.IN_REVIEW, report__is_open=True
    ).select_related("report")
    return [
        Duty(
            section.due_on,
            _("Review %(number)s %(title)s in the annual report")
            % {"number": section.number, "title": section.title},
            _("%(name)s has sent the text to review.") % {"name": section.state_by},
            "annual_report:section",
            (section.report.year, section.number),
            _("Review"),
            sort="sign",
            who=section.state_by,
        )
        for section in found.order_by("position")
    ]
