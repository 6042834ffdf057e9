"""What a person is to be told of her city's work, at once or in her next digest, as she chose."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.messages import Message
from assay.records.models.people import Person


class Notice(models.Model):
    """`values` are what its sentence needs. `letter` is the one that told it; None: it still waits.

    The same `key` twice is one notice.
    """

    key = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    values = models.JSONField(default=dict)
    # Where it leads, as a path of this site.
    path = models.CharField(max_length=300)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    letter = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "due_at"])]
