"""What can be asked about monthly reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

from django.db.models import F
from django.utils.translation import gettext, pgettext

from tertial.access.actor import Actor
from tertial.appropriations import queries as appropriations
from tertial.appropriations.policy import may_for_the_agency
from tertial.calc.calendar import nth_working_day
from tertial.calc.periods import Period
from tertial.cycle import queries as cycle
from tertial.kernel import clock
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound
from tertial.ledger import queries as ledger
from tertial.organisation import queries as organisation

from . import words
from .comparing import Change, changes, with_base
from .composing import compose
from .errors import MonthNotReported
from .finding import needs_comment
from .models import ItemComment, MonthReport, ReportVersion
from .report import BASES, Report, ReportItem, from_wording

NONE, NOT_REPORTED, DRAFT, FIXED, PUBLISHED = "none", "not_reported", "draft", "fixed", "published"
DUE_WORKING_DAY = 14  # of the month after, where the year plan says nothing
OPENS = "monthly_report.draft"  # what the year plan's event opens


@dataclass(frozen=True, slots=True)
class MonthState:
    """One month of a year: whether a report is made for it, and how far it has come."""

    month: int
    state: str
    due: date
    over: bool
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What somebody wrote about an item."""

    item_id: int
    kind: str
    text: str
    name: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One fixed wording of a report."""

    number: int
    sha256: str
    fixed_at: datetime
    fixed_by: str
    reason: str
    wording: dict


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as somebody may see it: the live draft, or what was fixed, with what has changed since."""

    report: Report
    state: str
    comments: tuple[CommentRow, ...]
    missing: tuple[ReportItem, ...]
    version: VersionRow | None = None
    changed: tuple[Change, ...] = ()
    published_at: datetime | None = None
    published_by: str = ""
    reminded_on: date | None = None
    answer_by: date | None = None


def report(agency_id: int, year: int, month: int, base: str = BASES[0]) -> Report:
    """The report of a month as things stand now. Raises MonthNotReported."""
    return compose(agency_id, year, month, base)


def due_days(agency_id: int, year: int) -> dict[int, date]:
    """The day each month's report is due: as the year plan has it, else as usual. 1 query."""
    opening = [event for event in cycle.events(agency_id, year) if event.opens == OPENS and event.period]
    planned = {Period(event.period).months()[0]: event.end for event in opening}
    return {month: planned.get(month) or _usual_day(year, month) for month in range(1, 13)}


def _usual_day(year: int, month: int) -> date:
    return nth_working_day(year + month // 12, month % 12 + 1, DUE_WORKING_DAY)


def months(agency_id: int, year: int) -> list[MonthState]:
    """The twelve months of a year. 4 queries."""
    reported = organisation.agency(agency_id).report_months
    found = {row.month: row for row in MonthReport.objects.filter(agency_id=agency_id, year=year)}
    fixed = set(
        ReportVersion.objects.filter(agency_id=agency_id, report__year=year).values_list("report__month", flat=True)
    )
    return [
        _month_state(year, month, due, found.get(month), fixed=month in fixed, reported=month in reported)
        for month, due in due_days(agency_id, year).items()
    ]


def _month_state(
    year: int, month: int, due: date, row: MonthReport | None, *, fixed: bool, reported: bool
) -> MonthState:
    state = NONE if reported else NOT_REPORTED
    if row:
        state = PUBLISHED if row.published_at else FIXED if fixed else DRAFT
    over = clock.today() > _last_day(year, month)
    return MonthState(month, state, due, over, row.published_at if row else None)


def _last_day(year: int, month: int) -> date:
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def years(agency_id: int) -> list[int]:
    """Years with a report, latest first. 1 query."""
    found = MonthReport.objects.filter(agency_id=agency_id).values_list("year", flat=True).distinct()
    return sorted(found, reverse=True)


def latest(actor: Actor) -> tuple[int, int] | None:
    """Year and month of the latest report that the person may see. 1 query."""
    found = MonthReport.objects.filter(agency_id=actor.agency_id).order_by("-year", "-month")
    if not may_see_drafts(actor):
        found = found.filter(published_version__isnull=False)
    return found.values_list("year", "month").first()


def may_see_drafts(actor: Actor) -> bool:
    """Whether somebody works with the reports; others see what is published."""
    return any(actor.may(right) for right in ("month.write", "month.comment", "budget.read"))


def page(actor: Actor, year: int, month: int, base: str = BASES[0]) -> ReportPage:
    """A report as the person may see it. Raises NotFound for who may not see a draft, and MonthNotReported.

    4 queries and those of composing; what is published to readers costs 3.
    """
    row = MonthReport.objects.filter(agency_id=actor.agency_id, year=year, month=month).first()
    works = may_see_drafts(actor)
    if row is None or (row.published_at is None and not works):
        if works and month not in organisation.agency(actor.agency_id).report_months:
            raise MonthNotReported(year=year, month=month)
        raise NotFound(year=year, month=month)
    version = _shown_version(row, published_only=not works)
    now = compose(actor.agency_id, year, month) if works or version is None else None
    if version is None and now is not None:
        comments = tuple(comments_of(row.pk))
        asked = {"reminded_on": row.reminded_on, "answer_by": row.answer_by}
        return ReportPage(with_base(now, base), DRAFT, comments, missing_comments(now, comments), **asked)
    assert version is not None  # noqa: S101 - a published report has a version
    kept = from_wording(version.wording["report"])
    return ReportPage(
        with_base(kept, base),
        PUBLISHED if row.published_version == version.number else FIXED,
        tuple(_kept_comments(version.wording)),
        (),
        version,
        changes(kept, now) if now else (),
        row.published_at,
        row.published_by,
    )


def draft(actor: Actor, year: int, month: int) -> ReportPage:
    """The report as it stands now, whatever was fixed: what comments are written to. Raises NotFound."""
    row = MonthReport.objects.filter(agency_id=actor.agency_id, year=year, month=month).first()
    if row is None or not may_see_drafts(actor):
        raise NotFound(year=year, month=month)
    comments = tuple(comments_of(row.pk))
    now = compose(actor.agency_id, year, month)
    return ReportPage(now, DRAFT, comments, missing_comments(now, comments))


def _shown_version(row: MonthReport, *, published_only: bool) -> VersionRow | None:
    found = ReportVersion.objects.filter(report=row).order_by("-number")
    if published_only:
        found = found.filter(number=row.published_version)
    version = found.first()
    return _version_row(version) if version else None


def _version_row(version: ReportVersion) -> VersionRow:
    return VersionRow(
        version.number,
        version.sha256,
        version.recorded_at,
        version.decided_by,
        version.reason,
        version.wording,
    )


def _kept_comments(wording: dict) -> list[CommentRow]:
    return [
        CommentRow(
            told["item_id"], told["kind"], told["text"], told["name"], datetime.fromisoformat(told["written_at"])
        )
        for told in wording["comments"]
    ]


def comments_of(report_id: int) -> list[CommentRow]:
    """What has been written about a report's items. 1 query."""
    found = ItemComment.objects.filter(report_id=report_id).order_by("item_id", "kind")
    return [CommentRow(*row) for row in found.values_list("item_id", "kind", "text", "name", "written_at")]


def written(agency_id: int, year: int, month: int) -> tuple[CommentRow, ...]:
    """What has been written about a month's items; nothing where no report is drafted. 2 queries."""
    found = MonthReport.objects.filter(agency_id=agency_id, year=year, month=month).first()
    return tuple(comments_of(found.pk)) if found else ()


def missing_comments(composed: Report, comments: tuple[CommentRow, ...]) -> tuple[ReportItem, ...]:
    """Items that need a comment from whoever answers for them and have none."""
    commented = {row.item_id for row in comments if row.kind == ItemComment.Kind.COMMENT}
    return tuple(item for item in composed.items if needs_comment(item) and item.item_id not in commented)


def latest_published(agency_id: int, year: int, *, through: int = 12) -> tuple[int, Report] | None:
    """The last month, no later than one, whose report is published to readers, as it was published. 1 query."""
    published = ReportVersion.objects.filter(
        agency_id=agency_id,
        report__year=year,
        report__month__lte=through,
        number=F("report__published_version"),
    )
    version = published.select_related("report").order_by("-report__month").first()
    return (version.report.month, from_wording(version.wording["report"])) if version else None


def duties(actor: Actor, today: date) -> list[Duty]:
    """Comments wanted of the person, and reports to make, fix and publish.

    At most 8 queries, and one per year that a draft is of.
    """
    drafts = list(
        MonthReport.objects.filter(agency_id=actor.agency_id, published_at=None).order_by("year", "month")
    )
    due = cache(partial(due_days, actor.agency_id))
    waiting = _comment_duties(actor, drafts, due)
    if not may_for_the_agency(actor, "month.write"):
        return waiting
    fixed = set(ReportVersion.objects.filter(report__in=drafts).values_list("report_id", flat=True))
    drafted = [_draft_duty(row, due(row.year)[row.month], fixed=row.pk in fixed) for row in drafts]
    return waiting + drafted + _reports_to_make(actor, today)


def _comment_duties(actor: Actor, drafts: list[MonthReport], due: Callable[[int], dict[int, date]]) -> list[Duty]:
    if not drafts or not actor.may("month.comment"):
        return []
    mine = appropriations.answered_for(actor.agency_id, actor.is_or_stands_in_for)
    return [
        _comment_duty(row, mine[item_id], row.answer_by or due(row.year)[row.month])
        for row in drafts
        for item_id in row.awaited
        if item_id in mine
    ]


def _comment_duty(row: MonthReport, name: str, due: date) -> Duty:
    return Duty(
        due=due,
        title=gettext("Comment on %(name)s in the report of %(month)s")
        % {"name": name, "month": words.month_name(row.month)},
        reason=gettext("The outcome or the forecast departs from the plan. The report waits for your comment."),
        url_name="monthly_report:month",
        url_args=(row.year, row.month),
        action_word=pgettext("verb", "Comment"),
    )


def _draft_duty(row: MonthReport, due: date, *, fixed: bool) -> Duty:
    verb = gettext("Publish the report of %(month)s") if fixed else gettext("Fix the report of %(month)s")
    return Duty(
        due=due,
        title=verb % {"month": words.month_of(row.year, row.month)},
        reason=gettext("Readers see it once it is published."),
        url_name="monthly_report:month",
        url_args=(row.year, row.month),
        action_word=gettext("Publish") if fixed else pgettext("report", "Fix"),
        sort="sign",
    )


def _reports_to_make(actor: Actor, today: date) -> list[Duty]:
    """The last month whose period is closed and that has no report."""
    closed = [int(code[:2]) for code in ledger.closed_periods(actor.agency_id, today.year)]
    last = max(closed, default=0)
    if not last or last not in organisation.agency(actor.agency_id).report_months:
        return []
    if MonthReport.objects.filter(agency_id=actor.agency_id, year=today.year, month=last).exists():
        return []
    title = gettext("Make the report of %(month)s") % {"month": words.month_of(today.year, last)}
    reason = gettext("The ledger's period is closed.")
    due = due_days(actor.agency_id, today.year)[last]
    return [Duty(due, title, reason, "monthly_report:index", (today.year,), pgettext("report", "Make"))]
