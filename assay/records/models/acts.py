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
    # The chain of an application's acts: where it stands, the hash before it, and its own. The values enter
    # as salted hashes, so that they can be erased and the chain still proves itself.
    ordinal = models.PositiveIntegerField(null=True)
    salt = models.CharField(max_length=32, blank=True)
    values_hash = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["application", "id"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "ordinal"], name="one_act_per_place_in_the_chain")
        ]
