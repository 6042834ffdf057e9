"""Who is asking: the person behind a request, and the roles she holds."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from assay.journey.roles import Role
from assay.records.models import Appointment, Helper, Membership, Person, SigningLink


def person(request: HttpRequest) -> Person:
    """The person signed in. Only for pages behind a door."""
    assert isinstance(request.user, Person)
    return request.user


def desk_key(one: Person | Helper | SigningLink) -> str:
    """What stands for a person in the browser of a shared desk: it names nobody, and is hers alone."""
    return salted_hmac("assay.desk", str(one.pk)).hexdigest()[:20]


def roles_of(request: HttpRequest) -> frozenset[str]:
    """All roles of whoever asks, read once a request."""
    if not request.user.is_authenticated:
        return frozenset()
    known: frozenset[str] | None = vars(request).get("_roles")
    if known is None:
        appointed = Appointment.objects.filter(person=person(request)).values_list("role")
        belongs = Membership.objects.standing().filter(person=person(request)).values_list("role")
        known = frozenset(Role(role) for (role,) in appointed.union(belongs))
        vars(request)["_roles"] = known
    return known


def takes_part_in(request: HttpRequest) -> int:
    """How many accepted applications she takes part in."""
    parts = Membership.objects.standing().filter(person=person(request), application__cohort__isnull=False)
    return parts.values("application").distinct().count()
