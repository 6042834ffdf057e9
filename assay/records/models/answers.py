"""Answers: what a city claims, every version of it, and what came too late."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.journey.histories import How
from assay.records.models.applications import Application
from assay.records.models.evidence import EvidenceVersion
from assay.records.models.people import Person


class Answer(models.Model):
    """A city's answer to one item of its edition: a criterion, or the outcome.

    `version` is the number of its current version and the token that a form sends back: whoever saves with
    an older one is told, and nothing is overwritten.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    item = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    current = models.OneToOneField("AnswerVersion", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "item"], name="one_answer_per_item")
        ]


class AnswerWords(models.Model):
    """What an answer says. `rating` is the claim on the item's scale; None: nothing is claimed yet."""

    rating = models.PositiveSmallIntegerField(null=True)
    # Marks of a checklist by item code, where the criterion has one.
    marks = models.JSONField(default=dict)
    # Option, goal, measure, unit, baseline, current value, period and source, where the item is the outcome.
    outcome = models.JSONField(default=dict)
    explanation = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class AnswerVersion(AnswerWords):
    """One version of an answer. Findings name the version they judged."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    how = models.CharField(max_length=12, choices=[(how.value, how.value) for how in How], default=How.TYPED)
    # Whose words they are where another person entered them: "Rosa Lima, Procurement", "by e-mail", and when.
    told_by = models.CharField(max_length=300, blank=True)
    told_how = models.CharField(max_length=100, blank=True)
    told_on = models.DateField(null=True)
    # The same person saved again soon: the history shows the last of such saves, and the others when asked.
    passing = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["answer", "passing", "number"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "number"], name="one_row_per_answer_version")
        ]


class LateDraft(AnswerWords):
    """Words that arrived after the deadline: kept for the city, never part of its answer."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="late_drafts")


class Cited(models.Model):
    """A piece of evidence, as it was then, behind an answer. `where` is the page or passage that shows it."""

    source = models.ForeignKey(EvidenceVersion, models.PROTECT, related_name="+")
    where = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Citation(Cited):
    answer_version = models.ForeignKey(AnswerVersion, models.CASCADE, related_name="citations")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer_version", "source"], name="one_citation_per_source")
        ]


class LateCitation(Cited):
    late_draft = models.ForeignKey(LateDraft, models.CASCADE, related_name="citations")
