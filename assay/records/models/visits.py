"""A visit to a city."""

from __future__ import annotations

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Visit(models.Model):
    application = models.OneToOneField(Application, models.CASCADE, related_name="visit")
    on = models.DateField()
    people = models.TextField(blank=True)
    notes = models.TextField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
