"""The evidence library of a city: pieces with their versions, each of files and addresses."""

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
    """One piece of evidence in the city's library: put in once, cited by as many answers as it serves.

    `version` is the number of its current version and the token that a form sends back. A piece is private
    until its city says that it may be published.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="evidence")
    version = models.PositiveIntegerField(default=0)
    current = models.OneToOneField("EvidenceVersion", models.PROTECT, null=True, related_name="+")
    publishable = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    # Put away: it is offered no more, and stays where it was cited.
    put_away_at = models.DateTimeField(null=True)
    # The piece of an earlier application that this one began as.
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "added_at"])]


class EvidenceVersion(models.Model):
    """A piece of evidence as it was at one time. It never changes: answers and findings name it."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    # The time that it covers, apart from the day on which it was added.
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evidence", "number"], name="one_row_per_evidence_version"),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_from__lte=F("period_to")),
                name="evidence_version_period_in_order",
            ),
        ]


class EvidencePart(models.Model):
    """A file or an address of a piece of evidence; a piece may have several."""

    version = models.ForeignKey(EvidenceVersion, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="parts")
    address = models.URLField(max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="one_evidence_part_per_position"),
            models.CheckConstraint(
                condition=Q(file__isnull=False, address="") | (Q(file__isnull=True) & ~Q(address="")),
                name="evidence_part_is_a_file_or_an_address",
            ),
        ]
