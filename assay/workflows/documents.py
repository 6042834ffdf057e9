"""Having the pages of a file made, so that it can be read without leaving the page."""

from __future__ import annotations

from django.db import transaction

from assay.journey.roles import Role
from assay.records.gathering import is_assigned
from assay.records.models import Application, Document, Person, StoredFile
from assay.records.pages import MAKE, making_key
from assay.workflows import acts, jobs
from assay.workflows.members import demand_appointed, roles_in
from assay.workflows.moves import lock

# In which of her parts somebody of the city asks.
_PARTS = (Role.LEAD, Role.CONTRIBUTOR, Role.SPONSOR)


def make_later(file: StoredFile) -> None:
    """Have the worker make the pages of a file. Call it in the transaction that stores it."""
    Document.objects.get_or_create(file=file)
    jobs.add(MAKE, {"file": str(file.pk)}, key=making_key(file))


def make_again(file: StoredFile, *, by: Person) -> None:
    """The button where pages are missing, or could not be made. Raises Refused."""
    role = _part_in(file.application, by)
    with transaction.atomic():
        application = lock(file.application)
        make_later(file)
        Document.objects.filter(file=file, state=Document.FAILED).update(state=Document.WAITING, problem="")
        acts.record("make-document", by=by, role=role, application=application, about=str(file.pk))


def _part_in(application: Application, by: Person) -> Role:
    """As what somebody asks who may read files of this application; which of them, her page has asked."""
    held = roles_in(by, application)
    for role in _PARTS:
        if role in held:
            return role
    return Role.EXPERT if is_assigned(by, application) else demand_appointed(by, Role.OFFICE)
