"""A library of evidence: versions, parts and citations come, and what there was moves over."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def move(apps: Any, schema_editor: Any) -> None:
    """Each piece of evidence so far becomes a piece of the library in its first version, cited as before.

    What stood in its note was "where to look", which is the answer's to say.
    """
    models = {
        name: apps.get_model("records", name)
        for name in (
            "Evidence",
            "EvidenceVersion",
            "EvidencePart",
            "AnswerVersion",
            "LateDraft",
            "Citation",
            "LateCitation",
        )
    }
    firsts = {}
    for old in models["Evidence"].objects.order_by("added_at", "pk").iterator():
        first = models["EvidenceVersion"].objects.create(
            evidence=old,
            number=1,
            title=old.title,
            period_from=old.period_from,
            period_to=old.period_to,
            by_id=old.added_by_id,
            at=old.added_at,
        )
        models["EvidencePart"].objects.create(
            version=first, position=0, file_id=old.file_id, address=old.address
        )
        models["Evidence"].objects.filter(pk=old.pk).update(version=1, current=first)
        firsts[old.pk] = (first.pk, old.note[:300])
    for words, citation, field in (
        ("AnswerVersion", "Citation", "answer_version_id"),
        ("LateDraft", "LateCitation", "late_draft_id"),
    ):
        through = models[words].evidence.through
        column = f"{words.lower()}_id"
        models[citation].objects.bulk_create(
            models[citation](source_id=firsts[evidence][0], where=firsts[evidence][1], **{field: cites})
            for cites, evidence in through.objects.values_list(column, "evidence_id")
        )


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_membership_ended"),
    ]

    operations = [
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="EvidencePart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("address", models.URLField(blank=True, max_length=1000)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("period_from", models.DateField(null=True)),
                ("period_to", models.DateField(null=True)),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="LateCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="carried_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.evidence",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="publishable",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="evidence",
            name="put_away_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="evidence",
            name="version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="citation",
            name="answer_version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="records.answerversion",
            ),
        ),
        migrations.AddField(
            model_name="evidencepart",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="records.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="records.evidence"
            ),
        ),
        migrations.AddField(
            model_name="evidencepart",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="records.evidenceversion",
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.evidenceversion"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="current",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.evidenceversion",
            ),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(fields=["application", "added_at"], name="records_evi_applica_db0b67_idx"),
        ),
        migrations.AddField(
            model_name="latecitation",
            name="late_draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="records.latedraft"
            ),
        ),
        migrations.AddField(
            model_name="latecitation",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.evidenceversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.UniqueConstraint(
                fields=("evidence", "number"), name="one_row_per_evidence_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period_from", None),
                    ("period_to", None),
                    ("period_from__lte", models.F("period_to")),
                    _connector="OR",
                ),
                name="evidence_version_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencepart",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="one_evidence_part_per_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencepart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("address", ""), ("file__isnull", False)),
                    models.Q(("file__isnull", True), models.Q(("address", ""), _negated=True)),
                    _connector="OR",
                ),
                name="evidence_part_is_a_file_or_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("answer_version", "source"), name="one_citation_per_source"
            ),
        ),
        migrations.RunPython(move),
    ]
