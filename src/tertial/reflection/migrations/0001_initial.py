import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("improvement", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("period", models.CharField(max_length=3)),
                ("held_on", models.DateField()),
                ("starts_at", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("questions", models.JSONField(default=list)),
                ("notes", models.JSONField(default=dict)),
                ("present", models.JSONField(default=list)),
                ("figures", models.JSONField(default=list)),
                ("was_held_at", models.DateTimeField(blank=True, null=True)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year", "period"), name="talk_once_a_period")
                ],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("text", models.TextField()),
                (
                    "visibility",
                    models.CharField(
                        choices=[("unit", "Unit"), ("agency", "Agency"), ("quotable", "Quotable")],
                        default="unit",
                        max_length=8,
                    ),
                ),
                ("is_lesson", models.BooleanField(default=False)),
                ("written_on", models.DateField()),
                ("written_by", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "improvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="improvement.improvement",
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conclusions",
                        to="reflection.talk",
                    ),
                ),
            ],
        ),
    ]
