"""The pages of files: where their pictures lie, and whether they are being made."""

from __future__ import annotations

from django.core.files.storage import Storage, storages

from assay.records.models import Job, StoredFile

MAKE = "make-document"


def page_pictures() -> Storage:
    return storages["pages"]


def picture_key(file: StoredFile, number: int) -> str:
    return f"{file.pk}/{number}.webp"


def making_key(file: StoredFile) -> str:
    """Of the job that makes them: one waits at a time."""
    return f"{MAKE}:{file.pk}"


def is_being_made(file: StoredFile) -> bool:
    return Job.objects.filter(key=making_key(file), state=Job.READY).exists()
