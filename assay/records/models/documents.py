"""What the worker made of a file so that it can be read on a page, and what became of an address."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.records.models.applications import Application
from assay.records.models.evidence import StoredFile


class Document(models.Model):
    """The pages of a file. The content is in their rows and beside the files, and can be made anew."""

    WAITING, READY, FAILED = "waiting", "ready", "failed"
    STATES = (WAITING, READY, FAILED)

    file = models.OneToOneField(StoredFile, models.CASCADE, related_name="document")
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES], default=WAITING)
    # Of the file; a long one is made readable up to a limit only.
    pages_in_all = models.PositiveIntegerField(default=0)
    # The name of a fault (documents/), never words out of the file.
    problem = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(null=True)


class DocumentPage(models.Model):
    """One page: its text, and where its image lies. Width and height in pixels; 0: there is no image."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_row_per_document_page")
        ]


class AddressCheck(models.Model):
    """Whether an address that a city gave can be opened by a stranger, as an expert is one."""

    WAITING, OPEN, CLOSED, GONE, UNREACHABLE, REFUSED = (
        "waiting",
        "open",
        "closed",
        "gone",
        "unreachable",
        "refused",
    )
    STATES = (WAITING, OPEN, CLOSED, GONE, UNREACHABLE, REFUSED)

    application = models.ForeignKey(Application, models.CASCADE, related_name="address_checks")
    address = models.URLField(max_length=1000)
    state = models.CharField(max_length=12, choices=[(state, state) for state in STATES], default=WAITING)
    status = models.PositiveSmallIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "address"], name="one_check_per_address")
        ]
