"""The columns from which 0004 moved evidence go; apart, for PostgreSQL alters no table with changes pending."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_evidence"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="evidence",
            name="evidence_is_a_file_or_an_address",
        ),
        migrations.RemoveConstraint(
            model_name="evidence",
            name="evidence_period_in_order",
        ),
        migrations.RemoveField(
            model_name="answerversion",
            name="evidence",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="address",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="file",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="note",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="period_from",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="period_to",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="title",
        ),
        migrations.RemoveField(
            model_name="latedraft",
            name="evidence",
        ),
    ]
