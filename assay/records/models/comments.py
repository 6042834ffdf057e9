"""What the people of a city say to each other beside an answer. Nobody else ever reads it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Comment(models.Model):
    """`item` is a criterion's code, or blank where it is about the whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="comments")
    item = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    mentions = models.ManyToManyField(Person, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "item", "at"])]
