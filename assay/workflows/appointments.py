"""The offices that people hold in the programme: given and taken by the programme office."""

from __future__ import annotations

from django.db import transaction

from assay.journey.access import may_be_revoked
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, no
from assay.notices import letters
from assay.records.models import Appointment, Assignment, Person
from assay.workflows import acts, messages
from assay.workflows.members import demand_appointed
from assay.workflows.offices import known
from assay.workflows.refusals import demand
from assay.workflows.sites import address, this_site


def appoint(email: str, *, name: str, role: Role, by: Person) -> Appointment:
    """Give a person an office, and an account where she has none. A letter says how to choose a password.

    No password and no key is made for her: she asks for a link like everyone who forgot hers. Who has an
    account keeps its name. Raises Refused.
    """
    demand_appointed(by, Role.OFFICE)
    if role not in Appointment.ROLES:
        raise ValueError(f"nobody is appointed {role}")
    with transaction.atomic():
        person = known(email)
        if person is None:
            person = Person.objects.create_user(email, name=name, demonstration=this_site().demonstration)
        appointment, made = Appointment.objects.get_or_create(person=person, role=role)
        if not made:
            demand(no(No.ALREADY_APPOINTED))
        acts.record("appoint", by=by, role=Role.OFFICE, about=str(person.pk), after={"role": role})
        letter = letters.appointed(
            name=person.name,
            role=role,
            password=address("/account/password/forgotten") if not person.has_usable_password() else "",
            link=address("/account/sign-in"),
        )
        messages.tell(person, letter, key=f"appointed:{appointment.pk}")
    return appointment


def revoke(appointment: Appointment, *, by: Person) -> None:
    """Take an office from a person; what she did in it stays. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        # Held together, so that the last two of the office cannot take it from each other at once.
        held = list(
            Appointment.objects.select_for_update()
            .filter(role=appointment.role, person__is_active=True)
            .values_list("pk", flat=True)
        )
        if appointment.pk not in held:
            return
        assigned = Assignment.objects.filter(
            expert=appointment.person_id,
            ended_at=None,
            application__stage__in=(Stage.SUBMITTED, Stage.VALIDATION),
        )
        demand(may_be_revoked(Role(appointment.role), len(held) - 1, assigned.count()))
        acts.record(
            "revoke",
            by=by,
            role=Role.OFFICE,
            about=str(appointment.person_id),
            before={"role": appointment.role},
        )
        appointment.delete()
