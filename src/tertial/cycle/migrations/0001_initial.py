import django.db.models.deletion
from django.db import migrations, models

from tertial.kernel.decisions import KeepDecided


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CycleYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("started_on", models.DateField()),
                ("source", models.CharField(max_length=60)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "year"), name="cycle_year_once")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("uid", models.CharField(max_length=140)),
                ("key", models.CharField(max_length=60)),
                ("sequence", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[("deadline", "Deadline"), ("process", "Process"), ("mark", "Mark")], max_length=10
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        choices=[
                            ("follow", "Follow"),
                            ("plan", "Plan"),
                            ("econ", "Econ"),
                            ("lead", "Lead"),
                            ("gov", "Gov"),
                        ],
                        max_length=10,
                    ),
                ),
                ("shape", models.CharField(blank=True, default="", max_length=6)),
                ("title", models.CharField(max_length=200)),
                ("short", models.CharField(blank=True, default="", max_length=60)),
                ("description", models.TextField(blank=True, default="")),
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("start_rule", models.CharField(blank=True, default="", max_length=80)),
                ("end_rule", models.CharField(max_length=80)),
                ("duty", models.BooleanField(default=False)),
                ("moved_from", models.DateField(blank=True, null=True)),
                (
                    "moved_by",
                    models.CharField(
                        blank=True,
                        choices=[("holiday", "Holiday"), ("adjustment", "Adjustment")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("moved_reason", models.TextField(blank=True, default="")),
                ("duty_of", models.CharField(blank=True, default="", max_length=16)),
                ("concerns", models.JSONField(default=list)),
                ("opens", models.CharField(blank=True, default="", max_length=60)),
                ("opens_rule", models.CharField(blank=True, default="", max_length=80)),
                ("opens_on", models.DateField(blank=True, null=True)),
                ("period", models.CharField(blank=True, default="", max_length=3)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "cycle_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="cycle.cycleyear"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "end"], name="cycle_event_end")],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle_year", "key"), name="cycle_event_key"),
                    models.UniqueConstraint(fields=("agency", "uid"), name="cycle_event_uid"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gte", models.F("start"))), name="cycle_event_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "process"), ("start", models.F("end")), _connector="OR"),
                        name="cycle_event_of_one_day_unless_process",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adjustment",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("from_start", models.DateField()),
                ("from_end", models.DateField()),
                ("to_start", models.DateField()),
                ("to_end", models.DateField()),
                ("reason", models.TextField()),
                ("along", models.JSONField(default=list)),
                ("told", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("decided", "Decided"), ("withdrawn", "Withdrawn")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("proposed_by", models.CharField(max_length=200)),
                ("proposed_at", models.DateTimeField()),
                ("settled_by", models.CharField(blank=True, default="", max_length=200)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="adjustments", to="cycle.event"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("event",), name="cycle_one_open_adjustment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_end__gte", models.F("to_start"))),
                        name="cycle_adjustment_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="cycle_adjustment_settled_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuidePart",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("key", models.SlugField(max_length=60)),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("url_name", models.CharField(blank=True, default="", max_length=60)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "key"), name="guide_part_key")],
            },
        ),
        migrations.CreateModel(
            name="GuideText",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField()),
                ("aside", models.BooleanField(default=False)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("saved_by", models.CharField(max_length=200)),
                ("saved_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="cycle.guidepart"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("aside", False)), fields=("part", "version"), name="guide_text_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AdjustmentTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "adjustment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="cycle.adjustment"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("adjustment", "person"), name="cycle_told_once")],
            },
        ),
        KeepDecided("cycle_adjustment", "settled_at"),
        KeepDecided("cycle_guidetext", "saved_at"),
    ]
