"""Findings: what each expert found, and what was settled."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.answers import AnswerVersion
from assay.records.models.applications import Application
from assay.records.models.people import Person


class Assignment(models.Model):
    """An expert who judges one application, or one of its areas, or the points of an appeal."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="assignments")
    expert = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # The code of the area; blank: all of them.
    area = models.CharField(max_length=40, blank=True)
    # Set where it is for the points of an appeal alone, which want other eyes.
    appeal = models.ForeignKey("records.Appeal", models.CASCADE, null=True, related_name="assignments")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "expert", "area"],
                condition=Q(ended_at=None),
                name="one_standing_assignment",
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
    # Answer or evidence changed after it was handed in: it waits to be looked at again.
    look_again_at = models.DateTimeField(null=True)
    # Whole minutes that she spent on it, where she wishes to say.
    minutes = models.PositiveIntegerField(null=True)
    # The token that an open page sends back: two windows do not overwrite each other unseen.
    version = models.PositiveIntegerField(default=0)

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


class HandIn(Judgement):
    """A finding as it was handed in. Rows are only ever added; agreement is told of the first ones."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="hand_ins")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta(Judgement.Meta):
        ordering: ClassVar = ["at", "id"]


class TalkNote(models.Model):
    """What the experts of a city say to each other on an item, once both findings are open to them."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="talk_notes")
    item = models.CharField(max_length=40)
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Settlement(Judgement):
    """What one expert proposes to settle an item at. It settles once the other has agreed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="settlements")
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta(Judgement.Meta):
        constraints: ClassVar = [
            *Judgement.Meta.constraints,
            models.UniqueConstraint(
                fields=["application", "item"],
                condition=Q(agreed_at=None, ended_at=None),
                name="one_waiting_settlement_per_item",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("by")), name="two_experts_settle"
            ),
        ]


class SettledFinding(Judgement):
    """What the experts' team determined on one item, in a text of its own, signed by the settler."""

    HOW = ("agreed", "talked over", "settled", "not claimed", "after the visit", "on appeal")

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


class SettledChange(models.Model):
    """A settled finding that was changed, with both versions and the reason. Rows are only ever added."""

    settled = models.ForeignKey(SettledFinding, models.CASCADE, related_name="changes")
    before = models.JSONField()
    after = models.JSONField()
    reason = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]
