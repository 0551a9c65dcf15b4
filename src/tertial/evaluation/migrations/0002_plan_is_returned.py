"""A plan given back says by whom, when and why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="evaluationplan",
            name="returned_because",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="evaluationplan",
            name="returned_by",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField(
            model_name="evaluationplan",
            name="returned_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
