import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("key", models.CharField(max_length=32, unique=True)),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("stored_sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("format", models.CharField(max_length=20)),
                ("encoding", models.CharField(max_length=20)),
                ("profile", models.CharField(blank=True, default="", max_length=60)),
                ("company", models.CharField(blank=True, default="", max_length=200)),
                ("vouchers", models.IntegerField()),
                ("rows", models.IntegerField()),
                ("debit", models.BigIntegerField()),
                ("credit", models.BigIntegerField()),
                ("period_from", models.CharField(blank=True, default="", max_length=8)),
                ("period_to", models.CharField(blank=True, default="", max_length=8)),
                ("problems", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Active"), ("replaced", "Replaced"), ("undone", "Undone")],
                        default="active",
                        max_length=8,
                    ),
                ),
                ("registered_at", models.DateTimeField()),
                ("registered_by", models.CharField(max_length=200)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_by", models.CharField(blank=True, default="", max_length=200)),
                ("undo_reason", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "batches",
                "indexes": [models.Index(fields=["agency", "year"], name="batch_year")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "active")),
                        fields=("agency", "year", "file_sha256"),
                        name="batch_file_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", models.CharField(max_length=4)),
                ("rows", models.IntegerField()),
                ("debit", models.BigIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="ledger.batch"
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods_taken_over",
                        to="ledger.batch",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("batch", "code"), name="batch_period_once")],
            },
        ),
        migrations.CreateModel(
            name="LedgerPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=4)),
                ("is_closed", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "year", "code"), name="ledger_period_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectName",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("dimension", models.PositiveIntegerField()),
                ("object", models.CharField(blank=True, max_length=60)),
                ("name", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "dimension", "object"), name="object_name_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningBalance",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("account", models.CharField(max_length=30)),
                ("amount", models.BigIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="ledger.batch"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("batch", "account"), name="opening_balance_once")],
            },
        ),
        migrations.CreateModel(
            name="AccountName",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("account", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "year", "account"), name="account_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OutturnFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("stored_sha256", models.CharField(max_length=64)),
                ("year", models.PositiveSmallIntegerField()),
                ("last_month", models.PositiveSmallIntegerField()),
                ("rows", models.IntegerField()),
                ("loaded_at", models.DateTimeField()),
                ("loaded_by", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "file_sha256"), name="outturn_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=60)),
                ("columns", models.JSONField()),
                ("dimensions", models.JSONField()),
                ("balanced", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "name"), name="import_profile_once")],
            },
        ),
    ]
