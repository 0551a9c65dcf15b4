"""What can be done to a monthly report: draft, comment, fix, publish."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import translation

from tertial.access.actor import Actor
from tertial.appropriations.models import Item
from tertial.appropriations.policy import demand, may_for_the_agency
from tertial.formats.document import to_json
from tertial.kernel import clock, events
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation import queries as organisation

from . import queries
from .composing import compose
from .document import document_of
from .errors import (
    AlreadyDrafted,
    CommentsMissing,
    LedgerMissing,
    MonthNotOver,
    MonthNotReported,
    NotDrafted,
    NothingChanged,
    NothingToPublish,
)
from .models import ItemComment, MonthReport, ReportVersion
from .report import to_wording


@transaction.atomic
def draft_report(*, year: int, month: int, by: Actor) -> int:
    """Start the report of a month that is over; gives its id."""
    demand(by, "month.write")
    if month not in organisation.agency(by.agency_id).report_months:
        raise MonthNotReported(year=year, month=month)
    if clock.today() < date(year + month // 12, month % 12 + 1, 1):
        raise MonthNotOver(year=year, month=month)
    try:
        with transaction.atomic():
            made = MonthReport.objects.create(
                agency_id=by.agency_id, year=year, month=month, drafted_at=clock.now()
            )
    except IntegrityError:
        raise AlreadyDrafted(year=year, month=month) from None
    _look_for_missing(made)
    events.record("monthly_report.drafted", by=by, subject=_subject(made))
    return made.pk


def _look_for_missing(report: MonthReport) -> None:
    """Remember which items wait for a comment, so that duties need no report composed."""
    composed = compose(report.agency_id, report.year, report.month)
    missing = queries.missing_comments(composed, tuple(queries.comments_of(report.pk)))
    report.awaited = [item.item_id for item in missing]
    report.save(update_fields=["awaited"])


def _subject(report: MonthReport) -> str:
    return f"monthly_report:{report.year}-{report.month:02}"


def _drafted(year: int, month: int, by: Actor) -> MonthReport:
    found = MonthReport.objects.select_for_update().filter(agency_id=by.agency_id, year=year, month=month).first()
    if found is None:
        raise NotDrafted(year=year, month=month)
    return found


@transaction.atomic
def write_comment(*, year: int, month: int, item_id: int, kind: str, text: str, by: Actor) -> None:
    """Write or change what is said of an item; an empty text takes it away.

    The responsible person, or who stands in, writes the comment; the economists write the assessment, and the
    comment too where nobody else does. What is fixed already keeps what it said; the next wording takes this up.
    """
    if kind not in ItemComment.Kind.values:
        raise Invalid(kind="unknown")
    report = _drafted(year, month, by)
    item = Item.objects.filter(agency_id=by.agency_id, year=year, pk=item_id).first()
    if item is None:
        raise NotFound(item=item_id)
    if not may_write(by, kind, item.responsible_id):
        raise NotAllowed(right="month.comment")
    _put_comment(report, item, kind, text.strip(), by)
    _look_for_missing(report)
    events.record("monthly_report.commented", by=by, subject=_subject(report), code=item.code, sort=kind)


def may_write(by: Actor, kind: str, responsible_id: int | None) -> bool:
    """Whether somebody may write that sort of text about an item that a person answers for."""
    own = kind == ItemComment.Kind.COMMENT and may_comment_own(by, responsible_id)
    return own or may_for_the_agency(by, "month.write")


def may_comment_own(by: Actor, responsible_id: int | None) -> bool:
    """Whether somebody answers for the item, or stands in for who does, and may comment."""
    return by.may("month.comment") and by.is_or_stands_in_for(responsible_id)


def _put_comment(report: MonthReport, item: Item, kind: str, text: str, by: Actor) -> None:
    if not text:
        ItemComment.objects.filter(report=report, item=item, kind=kind).delete()
        return
    ItemComment.objects.update_or_create(
        report=report,
        item=item,
        kind=kind,
        defaults={
            "agency_id": by.agency_id,
            "text": text,
            "person_id": by.person_id,
            "name": by.name,
            "written_at": clock.now(),
        },
    )


@transaction.atomic
def remind(*, year: int, month: int, answer_by: date, by: Actor) -> None:
    """Ask once more for the comments that are missing, by a day that counts instead of the year plan's."""
    demand(by, "month.write")
    if answer_by < clock.today():
        raise Invalid(answer_by="past")
    report = _drafted(year, month, by)
    report.reminded_on, report.answer_by = clock.today(), answer_by
    report.save(update_fields=["reminded_on", "answer_by"])
    events.record("monthly_report.reminded", by=by, subject=_subject(report), answer_by=answer_by.isoformat())


@transaction.atomic
def fix_report(*, year: int, month: int, reason: str = "", by: Actor) -> int:
    """Fix the figures and texts as they stand (fastställ); gives the number of the wording.

    A second wording needs a reason, and something that has changed.
    """
    report = _drafted(year, month, by)
    demand(by, "month.write")
    wording = _wording(report)
    number = _next_number(report, wording, reason)
    ReportVersion.objects.create(
        agency_id=by.agency_id,
        report=report,
        number=number,
        wording=wording,
        sha256=sha256_of(wording),
        decided_on=clock.today(),
        decided_by=by.name,
        reason=reason.strip(),
        recorded_by=by.name,
        recorded_at=clock.now(),
    )
    events.record("monthly_report.fixed", by=by, subject=_subject(report), number=number, sha256=sha256_of(wording))
    return number


def _wording(report: MonthReport) -> dict:
    """Everything the report says, its document included. Raises LedgerMissing and CommentsMissing."""
    composed = compose(report.agency_id, report.year, report.month)
    if not any(int(code[:2]) == report.month for code in composed.periods):
        raise LedgerMissing(year=report.year, month=report.month)
    comments = tuple(queries.comments_of(report.pk))
    missing = queries.missing_comments(composed, comments)
    if missing:
        raise CommentsMissing(items=", ".join(item.name for item in missing))
    with translation.override("sv"):
        document = to_json(document_of(composed, comments, day=clock.today()))
    return {
        "report": to_wording(composed),
        "comments": [_kept(row) for row in comments],
        "document": document,
    }


def _kept(row: queries.CommentRow) -> dict:
    return {
        "item_id": row.item_id,
        "kind": row.kind,
        "text": row.text,
        "name": row.name,
        "written_at": row.written_at.isoformat(),
    }


def _next_number(report: MonthReport, wording: dict, reason: str) -> int:
    last = ReportVersion.objects.filter(report=report).order_by("-number").first()
    if last is None:
        return 1
    same = sha256_of([last.wording["report"], last.wording["comments"]])
    if same == sha256_of([wording["report"], wording["comments"]]):
        raise NothingChanged(year=report.year, month=report.month)
    if not reason.strip():
        raise Invalid(reason="missing")
    return last.number + 1


@transaction.atomic
def publish_report(*, year: int, month: int, by: Actor) -> None:
    """Let every reader see the report as it was last fixed."""
    report = _drafted(year, month, by)
    demand(by, "month.publish")
    last = ReportVersion.objects.filter(report=report).order_by("-number").values_list("number", flat=True).first()
    if last is None or last == report.published_version:
        raise NothingToPublish(year=year, month=month)
    report.published_version, report.published_at, report.published_by = last, clock.now(), by.name
    report.save(update_fields=["published_version", "published_at", "published_by"])
    events.record("monthly_report.published", by=by, subject=_subject(report), number=last)
