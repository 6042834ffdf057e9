"""A spreadsheet that was loaded back: what it would change, and what it changed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.applications import Application
from assay.records.models.people import Person


class SheetLoad(models.Model):
    """`rows` is what the file says, as it was read; nothing of it is an answer before it is taken.

    `written` maps each item that was changed to the numbers of its versions before and after, so that it
    can be undone.
    """

    PREVIEWED, TAKEN, UNDONE, DROPPED = "previewed", "taken", "undone", "dropped"
    STATES = (PREVIEWED, TAKEN, UNDONE, DROPPED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="sheet_loads")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES], default=PREVIEWED)
    written = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(taken_at__isnull=False), name="taken_sheets_have_an_instant"
            )
        ]
