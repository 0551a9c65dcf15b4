import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("administrative", "Administrative"), ("programme", "Programme")], max_length=14
                    ),
                ),
                ("basis", models.CharField(choices=[("cost", "Cost"), ("cash", "Cash")], max_length=4)),
                ("credit", models.BigIntegerField(default=0)),
                (
                    "carry",
                    models.CharField(
                        choices=[("none", "none"), ("all", "all"), ("3%", "3%"), ("amount", "amount")], max_length=6
                    ),
                ),
                ("carry_amount", models.BigIntegerField(default=0)),
                ("gross", models.BooleanField(default=False)),
                ("loaded", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="appropriations.item",
                    ),
                ),
                (
                    "responsible",
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
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "year", "code"), name="item_code"),
                    models.CheckConstraint(condition=models.Q(("credit__gte", 0)), name="item_credit_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("date", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening"),
                            ("allocation", "Allocation"),
                            ("amending_budget", "Amending Budget"),
                            ("reallocation", "Reallocation"),
                            ("withdrawal", "Withdrawal"),
                            ("permitted_overrun", "Permitted Overrun"),
                        ],
                        max_length=18,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("reference", models.CharField(blank=True, default="", max_length=200)),
                (
                    "overrun_order",
                    models.CharField(
                        choices=[("before_credit", "Before Credit"), ("after_credit", "After Credit")],
                        default="before_credit",
                        max_length=14,
                    ),
                ),
                ("loaded", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="appropriations.item",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "item", "date"], name="decision_date")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "withdrawal"), _negated=True), ("amount__lte", 0), _connector="OR"
                        ),
                        name="decision_withdrawal_takes_away",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "permitted_overrun"), _negated=True),
                            ("amount__gte", 0),
                            _connector="OR",
                        ),
                        name="decision_overrun_gives",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("month", models.PositiveSmallIntegerField()),
                ("planned", models.BigIntegerField(blank=True, null=True)),
                ("decided_unpaid", models.BigIntegerField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="months", to="appropriations.item"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "month"), name="item_month"),
                    models.CheckConstraint(
                        condition=models.Q(("month__range", (1, 12))), name="item_month_in_year"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SettlementRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("order", models.PositiveIntegerField()),
                ("account_from", models.CharField(max_length=20)),
                ("account_to", models.CharField(max_length=20)),
                ("dimension", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("object", models.CharField(blank=True, max_length=100, null=True)),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="appropriations.item"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "year", "order"), name="rule_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dimension", None), ("object", None)),
                            models.Q(("dimension__isnull", False), ("object__isnull", False)),
                            _connector="OR",
                        ),
                        name="rule_dimension_with_object",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="rule_months_in_order",
                    ),
                ],
            },
        ),
    ]
