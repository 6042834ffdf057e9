"""Findings: what each expert found, and what was settled."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.answers import AnswerVersion
from assay.records.models.applications import Application
from assay.records.models.people import Person


class Assignment(models.Model):
    """An expert who judges one application."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="assignments")
    expert = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "expert"], condition=Q(ended_at=None), name="one_standing_assignment"
            )
        ]


class Judgement(models.Model):
    """A rating on the item's scale, or not applicable, with the reason; None and False: not rated yet."""

    item = models.CharField(max_length=40)
    rating = models.PositiveSmallIntegerField(null=True)
    not_applicable = models.BooleanField(default=False)
    marks = models.JSONField(default=dict)
    # The version of the answer that was judged; None: the city never answered.
    answer_version = models.ForeignKey(AnswerVersion, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(rating=None) | Q(not_applicable=False), name="%(class)s_rated_or_not_applicable"
            )
        ]


class Finding(Judgement):
    """What one expert found. A draft, seen by nobody else, until `handed_in_at`."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="findings")
    expert = models.ForeignKey(Person, models.PROTECT, related_name="findings")
    # What the city will read, and what nobody but the expert does.
    reason = models.TextField(blank=True)
    private_notes = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)

    class Meta(Judgement.Meta):
        constraints: ClassVar = [
            *Judgement.Meta.constraints,
            models.UniqueConstraint(
                fields=["application", "item", "expert"], name="one_finding_per_expert_and_item"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at=None) | Q(rating__isnull=False) | Q(not_applicable=True),
                name="handed_in_findings_are_rated",
            ),
        ]


class SettledFinding(Judgement):
    """What the experts' team determined on one item, in a text of its own, signed by the settler."""

    HOW = ("agreed", "settled", "not claimed")

    application = models.ForeignKey(Application, models.CASCADE, related_name="settled_findings")
    text = models.TextField()
    how = models.CharField(max_length=20, choices=[(how, how) for how in HOW])
    # None: the two findings agreed, or nothing was claimed, and no person had to settle.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta(Judgement.Meta):
        constraints: ClassVar = [
            *Judgement.Meta.constraints,
            models.UniqueConstraint(fields=["application", "item"], name="one_settled_finding_per_item"),
            models.CheckConstraint(
                condition=Q(rating__isnull=False) | Q(not_applicable=True), name="settled_findings_are_rated"
            ),
        ]
