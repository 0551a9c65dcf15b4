import django.db.models.deletion
from django.db import migrations, models

from tertial.kernel.decisions import KeepDecided


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("appropriations", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonthReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("month", models.PositiveSmallIntegerField()),
                ("drafted_at", models.DateTimeField()),
                ("reminded_on", models.DateField(blank=True, null=True)),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("published_by", models.CharField(blank=True, default="", max_length=200)),
                ("published_version", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                ("awaited", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "year", "month"), name="month_report_once"),
                    models.CheckConstraint(
                        condition=models.Q(("month__range", (1, 12))), name="month_report_in_year"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "kind",
                    models.CharField(choices=[("comment", "Comment"), ("assessment", "Assessment")], max_length=10),
                ),
                ("text", models.TextField()),
                ("name", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="appropriations.item"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="monthly_report.monthreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "item", "kind"), name="item_comment_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="monthly_report.monthreport",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="report_version_number")],
            },
        ),
        KeepDecided("monthly_report_reportversion"),
    ]
