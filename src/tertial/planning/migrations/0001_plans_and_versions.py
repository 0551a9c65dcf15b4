import django.db.models.deletion
from django.db import migrations, models

from tertial.kernel.decisions import KeepDecided


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("indicators", "0001_initial"),
        ("organisation", "0001_initial"),
        ("steering", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NodeKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=30)),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("area", "area"),
                            ("objective", "objective"),
                            ("priority", "priority"),
                            ("commitment", "commitment"),
                            ("activity", "activity"),
                        ],
                        max_length=16,
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=60)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("answers_to", models.JSONField(default=list)),
                ("fields", models.JSONField(default=list)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "year", "code"), name="node_kind_code")],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="organisation.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "year"], name="plan_agency_year")],
                "constraints": [models.UniqueConstraint(fields=("unit", "year"), name="plan_of_unit_and_year")],
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("on_plan", "on_plan"),
                            ("deviation", "deviation"),
                            ("late", "late"),
                            ("not_started", "not_started"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        default="not_started",
                        max_length=12,
                    ),
                ),
                ("status_note", models.CharField(blank=True, default="", max_length=300)),
                ("status_on", models.DateField(blank=True, null=True)),
                ("status_by", models.CharField(blank=True, default="", max_length=200)),
                ("added_in", models.PositiveIntegerField()),
                ("ended_in", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="nodes", to="planning.plan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("decided", "Decided"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("sections", models.JSONField(default=list)),
                ("sections_saved", models.PositiveIntegerField(default=1)),
                ("sections_saved_by", models.CharField(blank=True, default="", max_length=200)),
                ("started_by", models.CharField(blank=True, default="", max_length=200)),
                ("started_at", models.DateTimeField()),
                ("submitted_by", models.CharField(blank=True, default="", max_length=200)),
                ("submitted_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="planning.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plan_version_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_at", None)), fields=("plan",), name="plan_one_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("state", "decided"), _negated=True), ("recorded_at", None)),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("recorded_at__isnull", False),
                                ("state", "decided"),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_decided_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NodeText",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
                ("expected_result", models.TextField(blank=True, default="")),
                ("start", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("ledger_keys", models.JSONField(default=list)),
                ("milestones", models.JSONField(default=list)),
                ("position", models.PositiveIntegerField(default=0)),
                ("saved", models.PositiveIntegerField(default=1)),
                ("saved_by", models.CharField(blank=True, default="", max_length=200)),
                ("saved_at", models.DateTimeField(null=True)),
                ("frozen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.nodekind"
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="planning.node"
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="planning.planversion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "node"), name="node_once_in_version"),
                    models.UniqueConstraint(fields=("version", "kind", "number"), name="node_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None), ("due", None), ("due__gte", models.F("start")), _connector="OR"
                        ),
                        name="node_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("request", models.CharField(blank=True, default="", max_length=300)),
                ("answer_by", models.DateField(blank=True, null=True)),
                (
                    "reply",
                    models.CharField(
                        choices=[("asked", "Asked"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=500)),
                ("replied_by", models.CharField(blank=True, default="", max_length=200)),
                ("replied_on", models.DateField(blank=True, null=True)),
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
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="planning.nodetext",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("text", "unit"), name="contribution_once")],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "above",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answered_by", to="planning.node"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="planning.nodetext"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("text", "above"), name="answer_once")],
            },
        ),
        migrations.CreateModel(
            name="PlanReturn",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("reason", models.TextField()),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("returned_by", models.CharField(max_length=200)),
                ("returned_on", models.DateField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="planning.node",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="returns",
                        to="planning.planversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TextIndicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.indicator"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measured_by",
                        to="planning.nodetext",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("text", "indicator"), name="text_indicator_once")],
            },
        ),
        migrations.CreateModel(
            name="MilestonePassed",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("key", models.CharField(max_length=12)),
                ("done_on", models.DateField()),
                ("recorded_by", models.CharField(blank=True, default="", max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones_passed",
                        to="planning.node",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("node", "key"), name="milestone_passed_once")],
            },
        ),
        migrations.CreateModel(
            name="TextRequirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="steering.requirement"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="required_by",
                        to="planning.nodetext",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("text", "requirement"), name="text_requirement_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="in_force",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="planning.planversion",
            ),
        ),
        KeepDecided("planning_planversion"),
        KeepDecided("planning_nodetext", "frozen_at"),
    ]
