"""Who is who: a person's roles in one application, and the people of the programme office."""

from __future__ import annotations

from assay.journey.roles import Role
from assay.journey.verdicts import No, no
from assay.records.models import Application, Appointment, Membership, Person
from assay.workflows.refusals import Refused


def roles_in(person: Person, application: Application) -> frozenset[Role]:
    """The parts she plays in this application, as one of its city."""
    held = Membership.objects.standing().filter(person=person, application=application)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def demand_member(person: Person, application: Application, *roles: Role) -> Role:
    """The first of `roles` that she holds in this application. Raises Refused when she holds none."""
    held = roles_in(person, application)
    for role in roles:
        if role in held:
            return role
    raise Refused(no(No.WRONG_ROLE, by=roles))


def demand_appointed(person: Person, role: Role) -> Role:
    """Her office in the programme. Raises Refused when she does not hold it."""
    if not Appointment.objects.filter(person=person, role=role).exists():
        raise Refused(no(No.WRONG_ROLE, by=(role,)))
    return role


def appointed(role: Role) -> list[Person]:
    """All who hold an office in the programme."""
    return list(Person.objects.filter(appointments__role=role, is_active=True).order_by("name"))


def members(application: Application, *roles: Role) -> list[Person]:
    """The people of the city in these roles."""
    return list(
        Person.objects.filter(
            memberships__application=application,
            memberships__role__in=roles,
            memberships__ended_at=None,
            is_active=True,
        )
        .distinct()
        .order_by("name")
    )
