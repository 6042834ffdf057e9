"""A city takes out everything that it holds here."""

from __future__ import annotations

from django.db import transaction

from assay.journey.roles import Role
from assay.records.models import Act, Application, Person
from assay.workflows import acts
from assay.workflows.members import demand_member
from assay.workflows.moves import lock


def take_out(application: Application, *, by: Person) -> None:
    """Keep that she takes the archive, for her colleagues to see. It is made from the records as they are.

    Raises Refused.
    """
    with transaction.atomic():
        application = lock(application)
        role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
        acts.record(Act.TAKE_ARCHIVE, by=by, role=role, application=application)
