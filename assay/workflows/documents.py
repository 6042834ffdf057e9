"""Having the pages of a file made, so that it can be read without leaving the page."""

from __future__ import annotations

from django.db import transaction

from assay.journey.roles import Role
from assay.records.models import Document, Job, Person, StoredFile
from assay.workflows import acts, jobs
from assay.workflows.moves import lock

MAKE = "make-document"


def make_later(file: StoredFile) -> None:
    """Have the worker make the pages of a file. Call it in the transaction that stores it."""
    Document.objects.get_or_create(file=file)
    jobs.add(MAKE, {"file": str(file.pk)}, key=key_of(file))


def make_again(file: StoredFile, *, by: Person, role: Role) -> None:
    """The button where pages are missing, or could not be made. Whoever may read the file may press it."""
    with transaction.atomic():
        application = lock(file.application)
        make_later(file)
        Document.objects.filter(file=file, state=Document.FAILED).update(state=Document.WAITING, problem="")
        acts.record("make-document", by=by, role=role, application=application, about=str(file.pk))


def is_being_made(file: StoredFile) -> bool:
    return Job.objects.filter(key=key_of(file), state=Job.READY).exists()


def key_of(file: StoredFile) -> str:
    return f"{MAKE}:{file.pk}"
