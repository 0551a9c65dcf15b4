"""Evaluation plans and surveys; the database keeps approved plans and received answers as they are."""

import uuid

import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

from tertial.kernel.decisions import KeepDecided


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("indicators", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvaluationPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=200)),
                ("intervention", models.CharField(blank=True, default="", max_length=200)),
                ("purpose", models.TextField(blank=True, default="")),
                ("target_group", models.TextField(blank=True, default="")),
                ("problem", models.TextField(blank=True, default="")),
                (
                    "design",
                    models.CharField(
                        choices=[
                            ("before_after", "Before After"),
                            ("comparison_group", "Comparison Group"),
                            ("register", "Register"),
                            ("qualitative", "Qualitative"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "causal_claim",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("contribution", "Contribution"),
                            ("attribution", "Attribution"),
                        ],
                        default="none",
                        max_length=14,
                    ),
                ),
                ("quality", models.TextField(blank=True, default="")),
                ("personal_data", models.TextField(blank=True, default="")),
                ("starts_on", models.DateField()),
                ("due_on", models.DateField()),
                ("submitted_on", models.DateField(blank=True, null=True)),
                ("submitted_by", models.CharField(blank=True, default="", max_length=200)),
                ("result", models.TextField(blank=True, default="")),
                ("lesson", models.TextField(blank=True, default="")),
                ("finished_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                    ),
                ),
                ("returned_because", models.TextField(blank=True, default="")),
                ("returned_by", models.CharField(blank=True, default="", max_length=200)),
                ("returned_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("starts_on"))), name="evaluation_dates_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChainNode",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("resource", "Resource"),
                            ("activity", "Activity"),
                            ("output", "Output"),
                            ("outcome_short", "Outcome Short"),
                            ("outcome_long", "Outcome Long"),
                        ],
                        max_length=16,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("assumption", models.CharField(blank=True, default="", max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nodes",
                        to="evaluation.evaluationplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EvaluationQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("text", models.CharField(max_length=400)),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("survey", "Survey"),
                            ("interviews", "Interviews"),
                            ("register", "Register"),
                            ("case_system", "Case System"),
                            ("documents", "Documents"),
                            ("observation", "Observation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(max_length=200)),
                ("when", models.CharField(max_length=120)),
                ("who", models.CharField(max_length=120)),
                ("use", models.CharField(max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="evaluation.evaluationplan",
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
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="evaluation.evaluationplan",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "number"), name="evaluation_plan_version")],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("title", models.JSONField(default=dict)),
                ("sender", models.CharField(max_length=120)),
                ("intro", models.JSONField(default=dict)),
                ("privacy", models.JSONField(default=dict)),
                ("purpose", models.TextField(blank=True, default="")),
                ("sampling_frame", models.TextField(blank=True, default="")),
                ("anonymous", models.BooleanField(default=True)),
                ("min_group", models.PositiveSmallIntegerField(default=5)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("overcoverage", models.PositiveIntegerField(default=0)),
                ("open_token", models.CharField(blank=True, default="", max_length=60)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="evaluation.evaluationplan",
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
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="survey_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("min_group__gte", 3)), name="survey_group_of_three_at_least"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("open_token", ""), _negated=True),
                        fields=("open_token",),
                        name="survey_open_token_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("recipient", models.CharField(blank=True, default="", max_length=200)),
                ("answered", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="evaluation.survey",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField(default=dict)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="response",
                        to="evaluation.invitation",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="evaluation.survey",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SurveyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "Single"),
                            ("multiple", "Multiple"),
                            ("scale", "Scale"),
                            ("number", "Number"),
                            ("text", "Text"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.JSONField(default=dict)),
                ("help", models.JSONField(default=dict)),
                ("options", models.JSONField(default=list)),
                ("highest", models.PositiveSmallIntegerField(default=10)),
                ("low_label", models.JSONField(default=dict)),
                ("high_label", models.JSONField(default=dict)),
                ("comment", models.JSONField(default=dict)),
                ("required", models.BooleanField(default=False)),
                ("unsure", models.BooleanField(default=False)),
                ("background", models.BooleanField(default=False)),
                ("in_index", models.BooleanField(default=False)),
                ("only_if_value", models.CharField(blank=True, default="", max_length=20)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "only_if",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evaluation.surveyquestion",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="evaluation.survey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("survey", "position"),
                        name="survey_question_position",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("used_in", models.CharField(max_length=300)),
                ("used_on", models.DateField()),
                ("recorded_by", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="evaluation.evaluationplan",
                    ),
                ),
            ],
        ),
        KeepDecided("evaluation_planversion"),
        KeepDecided("evaluation_response", "survey_id"),
    ]
