"""The year's cycle: its events, adjustments of them, and the agency's page on how it plans and follows up."""

from django.db import models
from django.db.models import F, Q

from tertial.organisation.models import Agency, Person, Unit


class CycleYear(models.Model):
    """One year's cycle (årsplan) of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    started_on = models.DateField()
    source = models.CharField(max_length=60)  # the template's name, or the year it was copied from

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="cycle_year_once")]

    def __str__(self) -> str:
        return str(self.year)


class Event(models.Model):
    """Something of the year's cycle: a process, a deadline, or a mark (something to know of).

    Deadlines and marks have the same start and end. `start_rule` and `end_rule` are date rules (calc.daterules);
    the dates are kept, so that a change of the calendar never moves what people have planned by. A duty that the
    rule puts on a day off stands on the next working day; `moved_from` then keeps the day that the rule gave.
    """

    class Kind(models.TextChoices):
        DEADLINE = "deadline"
        PROCESS = "process"
        MARK = "mark"

    class Track(models.TextChoices):
        """The wheel's tracks, from the rim inwards."""

        FOLLOW = "follow"
        PLAN = "plan"
        ECON = "econ"
        LEAD = "lead"
        GOV = "gov"

    class MovedBy(models.TextChoices):
        HOLIDAY = "holiday"
        ADJUSTMENT = "adjustment"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    cycle_year = models.ForeignKey(CycleYear, on_delete=models.CASCADE, related_name="events")
    uid = models.CharField(max_length=140)
    key = models.CharField(max_length=60)
    sequence = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    track = models.CharField(max_length=10, choices=Track.choices)
    shape = models.CharField(max_length=6, blank=True, default="")  # disc or square: drawn on the wheel's track
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=200)
    short = models.CharField(max_length=60, blank=True, default="")
    description = models.TextField(blank=True, default="")
    start = models.DateField()
    end = models.DateField()
    start_rule = models.CharField(max_length=80, blank=True, default="")
    end_rule = models.CharField(max_length=80)
    duty = models.BooleanField(default=False)
    moved_from = models.DateField(null=True, blank=True)
    moved_by = models.CharField(max_length=10, choices=MovedBy.choices, blank=True, default="")
    moved_reason = models.TextField(blank=True, default="")
    duty_of = models.CharField(max_length=16, blank=True, default="")
    concerns = models.JSONField(default=list)  # roles that are told when it moves
    opens = models.CharField(max_length=60, blank=True, default="")
    opens_rule = models.CharField(max_length=80, blank=True, default="")
    opens_on = models.DateField(null=True, blank=True)
    period = models.CharField(max_length=3, blank=True, default="")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()  # when its days were set or moved

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle_year", "key"], name="cycle_event_key"),
            models.UniqueConstraint(fields=["agency", "uid"], name="cycle_event_uid"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="cycle_event_dates_in_order"),
            models.CheckConstraint(
                condition=Q(kind="process") | Q(start=F("end")), name="cycle_event_of_one_day_unless_process"
            ),
        ]
        indexes = [models.Index(fields=["agency", "end"], name="cycle_event_end")]

    def __str__(self) -> str:
        return self.title


class Adjustment(models.Model):
    """A move of an event: proposed with a reason, then decided or withdrawn. What is settled is kept as it is.

    `along` keeps what moved with it when it was decided, `told` how many people of which roles were told.
    """

    class State(models.TextChoices):
        OPEN = "open"
        DECIDED = "decided"
        WITHDRAWN = "withdrawn"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="adjustments")
    from_start = models.DateField()
    from_end = models.DateField()
    to_start = models.DateField()
    to_end = models.DateField()
    reason = models.TextField()
    along = models.JSONField(default=list)
    told = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    proposed_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    settled_by = models.CharField(max_length=200, blank=True, default="")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event"], condition=Q(state="open"), name="cycle_one_open_adjustment"),
            models.CheckConstraint(condition=Q(to_end__gte=F("to_start")), name="cycle_adjustment_dates_in_order"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None) | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="cycle_adjustment_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.from_end} → {self.to_end}"


class AdjustmentTold(models.Model):
    """A person who is told of a decided adjustment; it lies on My page until it is read."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    adjustment = models.ForeignKey(Adjustment, on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["adjustment", "person"], name="cycle_told_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.adjustment}"


class GuidePart(models.Model):
    """A part of the page on how the agency plans and follows up: its text now, and where it lives in the system."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    url_name = models.CharField(max_length=60, blank=True, default="")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="guide_part_key")]

    def __str__(self) -> str:
        return self.title


class GuideText(models.Model):
    """What a part said from one saving to the next. Never changed.

    A text that met somebody else's saving is kept `aside`, with the version that its writer had started from.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    part = models.ForeignKey(GuidePart, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField()
    aside = models.BooleanField(default=False)
    title = models.CharField(max_length=120)
    text = models.TextField()
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "version"], condition=Q(aside=False), name="guide_text_version")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.version}"
