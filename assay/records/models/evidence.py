"""Evidence: a file or an address, with the period it covers."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from assay.records.models.applications import Application
from assay.records.models.people import Person


class StoredFile(models.Model):
    """A file of one application, kept under its content's hash. Never shared: a shared copy would tell."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="files")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "sha256", "name"], name="one_row_per_stored_file")
        ]

    @property
    def storage_key(self) -> str:
        return f"{self.application_id}/{self.sha256}"


class Evidence(models.Model):
    """One piece of evidence. It never changes: what replaces it is a new one on a new answer version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="evidence")
    address = models.URLField(max_length=1000, blank=True)
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    note = models.TextField(blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, address="") | (Q(file__isnull=True) & ~Q(address="")),
                name="evidence_is_a_file_or_an_address",
            ),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_from__lte=F("period_to")),
                name="evidence_period_in_order",
            ),
        ]
