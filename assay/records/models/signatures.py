"""The sponsor's sign-off, kept with what it said at that moment."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.people import Person


class SignOff(models.Model):
    """`answer_versions` maps each item to the version that was signed; `becomes_public` is what she read."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="sign_offs")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    statement = models.TextField()
    becomes_public = models.JSONField(default=list)
    answer_versions = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_sign_off_per_application",
            )
        ]
