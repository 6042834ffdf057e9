"""The log of acts, for investigators. Nothing reads it to decide; a city sees of it who took its archive."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Act(models.Model):
    """Who did what, when, before and after. Rows are only ever added."""

    TAKE_ARCHIVE = "take-archive"

    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    verb = models.CharField(max_length=60)
    application = models.ForeignKey(Application, models.CASCADE, null=True, related_name="acts")
    about = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["application", "id"])]
