"""Indicators, targets and values; the database keeps every target and every revision as recorded."""

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
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("definition", models.TextField(blank=True, default="")),
                ("unit_label", models.CharField(blank=True, default="", max_length=40)),
                ("decimals", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resource", "Resource"),
                            ("activity", "Activity"),
                            ("output", "Output"),
                            ("outcome_short", "Outcome Short"),
                            ("outcome_long", "Outcome Long"),
                            ("context", "Context"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Up"), ("down", "Down"), ("neither", "Neither")], max_length=8
                    ),
                ),
                ("baseline", models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                ("baseline_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=200)),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("tertial", "Tertial"),
                            ("half_year", "Half Year"),
                            ("year", "Year"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cumulative", models.BooleanField(default=False)),
                ("split_by_sex", models.BooleanField(default=False)),
                ("fed_by", models.CharField(blank=True, default="", max_length=60)),
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
                "constraints": [models.UniqueConstraint(fields=("agency", "code"), name="indicator_code")],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("due_on", models.DateField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=18)),
                ("decided_by", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("recorded_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="indicators.indicator",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Value",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                ("revision", models.PositiveIntegerField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=18)),
                ("women", models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                ("men", models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("preliminary", "Preliminary"), ("verified", "Verified"), ("locked", "Locked")],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(blank=True, default="", max_length=200)),
                ("note", models.TextField(blank=True, default="")),
                ("recorded_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="indicators.indicator",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "period_start", "period_end", "revision"), name="value_revision"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_end__gte", models.F("period_start"))),
                        name="value_dates_in_order",
                    ),
                ],
            },
        ),
        KeepDecided("indicators_target"),
        KeepDecided("indicators_value"),
    ]
