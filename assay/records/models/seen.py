"""When a person last said that she has seen what changed in an application."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Seen(models.Model):
    """What came after `at` is new to her."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "application"], name="one_seen_per_person")
        ]
