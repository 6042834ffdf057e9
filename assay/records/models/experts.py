"""What the office knows of an expert when it proposes her for a city."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.records.models.people import Person


class Expertise(models.Model):
    """`areas` are codes of areas of any edition, `languages` ISO 639 codes; `most` cities at a time."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="expertise")
    areas: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    most = models.PositiveSmallIntegerField(default=4)
    away_until = models.DateField(null=True)
    note = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(most__gte=1), name="experts_take_a_city")
        ]
