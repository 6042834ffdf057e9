"""The sponsor's sign-off, kept with what it said at that moment, and the link by which she reads it."""

from __future__ import annotations

import uuid
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


class SigningLink(models.Model):
    """Opens the one page that a sponsor, or the deputy she named, reads and signs. It needs no account.

    Only the token's hash is kept. It serves one asking for sign-off, and ends with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="signing_links")
    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    # The sponsor who named this deputy; None: the sponsor herself.
    deputy_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="deputies")
    created_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
