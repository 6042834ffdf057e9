"""Ties and waivers: a person's bond with a city, and a hard rule set aside by name. Every rule asks them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from assay.journey.access import TieGrade
from assay.records.models.applications import Application
from assay.records.models.people import Person
from assay.records.models.places import Place


class Tie(models.Model):
    """A person's bond with a place: she worked there, coached it, lives there, owns part of a vendor."""

    # Unguessable, and no count of others: it stands in an address.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="ties")
    place = models.ForeignKey(Place, models.PROTECT, related_name="ties")
    grade = models.CharField(max_length=10, choices=[(grade.value, grade.value) for grade in TieGrade])
    kind = models.CharField(max_length=200)
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "place"], condition=models.Q(ended_at=None), name="one_standing_tie"
            )
        ]


class Waiver(models.Model):
    """A hard rule set aside for one application by a named person, with the reason."""

    RULES = ("tie", "must-have", "visit", "last-round")

    application = models.ForeignKey(Application, models.CASCADE, related_name="waivers")
    rule = models.CharField(max_length=20, choices=[(rule, rule) for rule in RULES])
    # What the rule was about: a criterion's code, or the id of the person whose tie it is.
    about = models.CharField(max_length=60, blank=True)
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "rule", "about"], name="one_waiver_per_rule")
        ]
