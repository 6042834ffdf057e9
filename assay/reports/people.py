"""Who holds an office in the programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from assay.journey.access import may_be_revoked
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Appointment, Assignment
from assay.words import roles as words
from assay.words.refusals import sentence


@dataclass(frozen=True)
class Appointed:
    """`id` is the appointment's. `why_not` is blank where the office may be taken from her.

    `waits_for_password`: she has an account, and has not come in so far.
    """

    id: int
    name: str
    email: str
    since: datetime
    waits_for_password: bool
    why_not: str


@dataclass(frozen=True)
class Office:
    role: Role
    name: str
    people: tuple[Appointed, ...]


def offices() -> list[Office]:
    """The offices with their people by name, in two queries."""
    at_work = Assignment.objects.filter(
        ended_at=None, application__stage__in=(Stage.SUBMITTED, Stage.VALIDATION)
    )
    assigned = dict(at_work.order_by().values_list("expert_id").annotate(count=Count("pk")))
    rows: dict[str, list[Appointment]] = {role: [] for role in Appointment.ROLES}
    held = Appointment.objects.filter(person__is_active=True).select_related("person")
    for row in held.order_by("person__name", "pk"):
        rows[row.role].append(row)
    return [
        Office(
            role,
            words.role(role),
            tuple(_appointed(row, len(found) - 1, assigned.get(row.person_id, 0)) for row in found),
        )
        for role, found in ((role, rows[role]) for role in Appointment.ROLES)
    ]


def _appointed(row: Appointment, others: int, assigned: int) -> Appointed:
    return Appointed(
        id=row.pk,
        name=row.person.name,
        email=row.person.email,
        since=row.since,
        waits_for_password=not row.person.has_usable_password(),
        why_not=sentence(may_be_revoked(Role(row.role), others, assigned)),
    )
