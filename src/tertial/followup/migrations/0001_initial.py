import django.db.models.deletion
from django.db import migrations, models

from tertial.kernel.decisions import KeepDecided


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("planning", "0001_plans_and_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deviation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("commitment_number", models.CharField(max_length=20)),
                ("commitment_title", models.CharField(max_length=300)),
                ("answers_requirement", models.BooleanField(default=False)),
                ("light", models.CharField(choices=[("deviation", "deviation"), ("late", "late")], max_length=12)),
                ("what", models.TextField(blank=True, default="")),
                ("cause", models.TextField(blank=True, default="")),
                ("consequence", models.TextField(blank=True, default="")),
                ("effect", models.BigIntegerField(blank=True, null=True)),
                ("action", models.TextField(blank=True, default="")),
                ("due", models.DateField(blank=True, null=True)),
                ("decision_wanted", models.CharField(blank=True, default="", max_length=300)),
                ("decision_background", models.TextField(blank=True, default="")),
                ("opened_on", models.DateField()),
                ("opened_in", models.CharField(max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")], default="open", max_length=6
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("result", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.node"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "year", "serial"), name="deviation_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("agency", "commitment"),
                        name="deviation_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("state", "open")),
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            _connector="OR",
                        ),
                        name="deviation_closed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("period", models.CharField(max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")], default="open", max_length=6
                    ),
                ),
                ("opens_on", models.DateField()),
                ("units_due", models.DateField()),
                ("departments_due", models.DateField()),
                ("compiled_due", models.DateField()),
                ("management_on", models.DateField()),
                ("money_opens_on", models.DateField(blank=True, null=True)),
                ("event_id", models.BigIntegerField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "year", "period"), name="round_once")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.PositiveIntegerField()),
                ("wording", models.JSONField(default=dict)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("pdf_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decided_by", models.CharField(blank=True, default="", max_length=200)),
                ("reporting_officer", models.CharField(blank=True, default="", max_length=200)),
                ("participants", models.JSONField(blank=True, default=list)),
                ("dissent", models.TextField(blank=True, default="")),
                ("registry_number", models.CharField(blank=True, default="", max_length=60)),
                ("reason", models.TextField(blank=True, default="")),
                ("recorded_by", models.CharField(blank=True, default="", max_length=200)),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                ("title", models.CharField(max_length=300)),
                ("background", models.TextField(blank=True, default="")),
                ("asked_on", models.DateField()),
                ("asked_by", models.CharField(max_length=200)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("asked", "Asked"), ("decided", "Decided"), ("action", "Action")],
                        default="asked",
                        max_length=8,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                    ),
                ),
                (
                    "deviation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="followup.deviation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="followup.round"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "round", "number"), name="decision_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_at", None)), fields=("deviation",), name="decision_one_asked"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_reported", "not_reported"),
                            ("draft", "draft"),
                            ("in_review", "in_review"),
                            ("returned", "returned"),
                            ("approved", "approved"),
                            ("locked", "locked"),
                        ],
                        default="not_reported",
                        max_length=12,
                    ),
                ),
                ("assessment", models.TextField(blank=True, default="")),
                ("expected_deviation", models.BigIntegerField(blank=True, null=True)),
                ("money_comment", models.TextField(blank=True, default="")),
                ("money", models.JSONField(blank=True, default=list)),
                ("forecasts", models.JSONField(blank=True, default=list)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_by", models.CharField(blank=True, default="", max_length=200)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("approved_by", models.CharField(blank=True, default="", max_length=200)),
                ("went_on_without", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="followup.unitreport",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="followup.round"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("round", "unit"), name="unit_report_once")],
            },
        ),
        migrations.CreateModel(
            name="CommitmentReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("expected_result", models.TextField(blank=True, default="")),
                ("area_key", models.CharField(blank=True, default="", max_length=20)),
                ("objective_id", models.BigIntegerField(blank=True, null=True)),
                ("objective", models.CharField(blank=True, default="", max_length=300)),
                ("start", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("answers_requirement", models.BooleanField(default=False)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "on_plan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_plan", "on_plan"),
                            ("deviation", "deviation"),
                            ("late", "late"),
                            ("not_started", "not_started"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "attainment",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reached", "reached"),
                            ("expected", "expected"),
                            ("uncertain", "uncertain"),
                            ("not_expected", "not_expected"),
                            ("not_reached", "not_reached"),
                            ("not_assessed", "not_assessed"),
                        ],
                        default="",
                        max_length=14,
                    ),
                ),
                (
                    "proposed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_plan", "on_plan"),
                            ("deviation", "deviation"),
                            ("late", "late"),
                            ("not_started", "not_started"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("proposed_reasons", models.JSONField(blank=True, default=list)),
                ("reason", models.TextField(blank=True, default="")),
                ("comment", models.TextField(blank=True, default="")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("saved_by", models.CharField(blank=True, default="", max_length=200)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("reported_by", models.CharField(blank=True, default="", max_length=200)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("seen_by", models.CharField(blank=True, default="", max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.node"
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="followup.unitreport"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "commitment"], name="commitment_over_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "commitment"), name="commitment_report_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TertialReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.PositiveIntegerField()),
                ("wording", models.JSONField(default=dict)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("pdf_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decided_by", models.CharField(blank=True, default="", max_length=200)),
                ("reporting_officer", models.CharField(blank=True, default="", max_length=200)),
                ("participants", models.JSONField(blank=True, default=list)),
                ("dissent", models.TextField(blank=True, default="")),
                ("registry_number", models.CharField(blank=True, default="", max_length=60)),
                ("reason", models.TextField(blank=True, default="")),
                ("recorded_by", models.CharField(blank=True, default="", max_length=200)),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="frozen", to="followup.unitreport"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="tertial_report_number")],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=200)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "by_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="returns",
                        to="followup.commitmentreport",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="returns",
                        to="followup.unitreport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("on", models.DateField()),
                ("by_name", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="followup.commitmentreport",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="followup.unitreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("part", "on"), name="part_reminded_once_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("part", None)),
                        fields=("report", "on"),
                        name="report_reminded_once_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ways",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("weights", models.JSONField(default=dict)),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "ways",
            },
        ),
        KeepDecided("followup_decision"),
        KeepDecided("followup_tertialreport"),
    ]
