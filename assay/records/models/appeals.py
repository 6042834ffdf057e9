"""An appeal against a decision: on named criteria, once, within its clock, with other eyes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.decisions import Decision
from assay.records.models.people import Person


class Appeal(models.Model):
    """The decision it is against stands until another replaces it; `new_decision` where one does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # One round: an application is appealed once.
    application = models.OneToOneField(Application, models.CASCADE, related_name="appeal")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="appeals")
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    new_decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    # What the city reads of the outcome.
    answer = models.TextField(blank=True)


class AppealPoint(models.Model):
    """One criterion appealed, the city's reason, and what the other eyes found."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="points")
    item = models.CharField(max_length=40)
    text = models.TextField()
    rating = models.PositiveSmallIntegerField(null=True)
    not_applicable = models.BooleanField(default=False)
    found = models.TextField(blank=True)
    found_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    found_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["item"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["appeal", "item"], name="one_point_per_appealed_item")
        ]
