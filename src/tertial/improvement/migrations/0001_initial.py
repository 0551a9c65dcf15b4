import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Improvement",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True, default="")),
                ("source_kind", models.CharField(blank=True, default="", max_length=20)),
                ("source_id", models.BigIntegerField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("assessed", "Assessed"),
                            ("decided", "Decided"),
                            ("done", "Done"),
                            ("effect", "Effect"),
                        ],
                        default="idea",
                        max_length=8,
                    ),
                ),
                ("effect", models.TextField(blank=True, default="")),
                ("started_on", models.DateField()),
                ("moved_on", models.DateField()),
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
                "indexes": [models.Index(fields=["agency", "state"], name="improvement_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "effect"), _negated=True),
                            models.Q(("effect", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="improvement_effect_is_told",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("assessed", "Assessed"),
                            ("decided", "Decided"),
                            ("done", "Done"),
                            ("effect", "Effect"),
                        ],
                        max_length=8,
                    ),
                ),
                ("on", models.DateField()),
                ("by_name", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.agency"
                    ),
                ),
                (
                    "improvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="improvement.improvement",
                    ),
                ),
            ],
        ),
    ]
