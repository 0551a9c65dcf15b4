import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SteeringDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("directive", "Directive"),
                            ("ordinance", "Ordinance"),
                            ("assignment", "Assignment"),
                            ("own_decision", "Own Decision"),
                        ],
                        max_length=14,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("registry_number", models.CharField(blank=True, default="", max_length=60)),
                ("decided_on", models.DateField()),
                ("decided_by", models.CharField(blank=True, default="", max_length=120)),
                ("year", models.PositiveSmallIntegerField()),
                ("last_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="steering.steeringdocument",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_year", None), ("last_year__gte", models.F("year")), _connector="OR"
                        ),
                        name="steering_years_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("registry_number", ""), _negated=True),
                        fields=("agency", "registry_number"),
                        name="steering_registry_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.CharField(max_length=20)),
                ("heading", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("goal", "Goal"),
                            ("reporting_requirement", "Reporting Requirement"),
                            ("assignment", "Assignment"),
                            ("condition", "Condition"),
                            ("limit", "Limit"),
                        ],
                        max_length=24,
                    ),
                ),
                ("text", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("recipient", models.CharField(blank=True, default="", max_length=120)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered"), ("withdrawn", "Withdrawn")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, default="", max_length=200)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
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
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="steering.steeringdocument",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "number"), name="requirement_number")],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True, default="")),
                ("source", models.CharField(max_length=300)),
                (
                    "pestel",
                    models.CharField(
                        choices=[
                            ("political", "Political"),
                            ("economic", "Economic"),
                            ("social", "Social"),
                            ("technological", "Technological"),
                            ("environmental", "Environmental"),
                            ("legal", "Legal"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "horizon",
                    models.CharField(
                        choices=[("near", "Near"), ("middle", "Middle"), ("far", "Far")], max_length=8
                    ),
                ),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                ("noted_by_name", models.CharField(max_length=200)),
                ("noted_on", models.DateField()),
                ("expires_on", models.DateField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("likelihood__range", (1, 5))), name="observation_likelihood"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("impact__range", (1, 5))), name="observation_impact"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gte", models.F("noted_on"))),
                        name="observation_dates_in_order",
                    ),
                ],
            },
        ),
    ]
