"""One-time doors: a link that opens one thing for one person, until it is used, withdrawn or expires."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from assay.journey.roles import CITY
from assay.records.models.applications import Application
from assay.records.models.people import Person


class Invitation(models.Model):
    """Only the token's hash is kept: whoever reads the database cannot open the door."""

    # Unguessable, and no count of others: it stands in an address.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    application = models.ForeignKey(Application, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in sorted(CITY)])
    email = models.EmailField()
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(used_at=None, used_by=None)
                | models.Q(used_at__isnull=False, used_by__isnull=False),
                name="invitation_used_at_and_by",
            )
        ]
