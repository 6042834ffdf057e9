"""A visit to a city: what is planned, who is met, what was said, which documents were asked for."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.applications import Application
from assay.records.models.evidence import Evidence
from assay.records.models.people import Person


class Visit(models.Model):
    """`planned_on` with `starts_at` is local time in the cohort's zone; `on` is the day it took place."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="visit")
    planned_on = models.DateField(null=True)
    starts_at = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=180)
    where = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True)
    people = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(recorded_at=None, recorded_by=None)
                | Q(recorded_at__isnull=False, recorded_by__isnull=False, on__isnull=False),
                name="visit_recorded_at_and_by",
            )
        ]


class VisitPoint(models.Model):
    """One point of the agenda: a criterion that was marked for the visit, or a subject without one.

    It may be marked while the city is still being judged, before a visit is planned.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="visit_points")
    item = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    marked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position", "marked_at"]


class VisitParticipant(models.Model):
    """Somebody who takes part, of the programme (`person`) or of the city."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="visit_participants")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=200, blank=True)


class VisitNote(models.Model):
    """One person's notes on one point. `version` is the token that an open page sends back."""

    point = models.ForeignKey(VisitPoint, models.CASCADE, related_name="notes")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["point", "by"], name="one_note_per_person_and_point")
        ]


class VisitNoteVersion(models.Model):
    """What a note said before. Rows are only ever added."""

    note = models.ForeignKey(VisitNote, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()


class VisitDocument(models.Model):
    """A document that was asked for on a visit, and the piece of evidence by which the city gave it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="visit_documents")
    point = models.ForeignKey(VisitPoint, models.PROTECT, null=True, related_name="documents")
    what = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
