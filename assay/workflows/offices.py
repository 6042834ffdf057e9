"""The programme office: its first people are let in by whoever runs the site."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.db import transaction

from assay.journey.roles import Role
from assay.journey.verdicts import No, no
from assay.records.models import Appointment, Person, Site
from assay.workflows import acts
from assay.workflows.refusals import Refused
from assay.workflows.sites import BECOMES_PUBLIC, this_site

OPERATOR = "operator"


def has_office() -> bool:
    return Appointment.objects.filter(role=Role.OFFICE).exists()


def known(email: str) -> Person | None:
    """Whose account it is, if there is one: she keeps her password."""
    return Person.objects.filter(email=email.lower()).first()


def open_office(email: str, *, name: str, password: str) -> Person:
    """Give a person the office's account; one who has an account gets the office beside what she has.

    Raises Refused in a demonstration, and ValidationError for an address or a password that will not do.
    """
    if this_site().demonstration:
        raise Refused(no(No.DEMONSTRATION_MIXED))
    validate_email(email)
    with transaction.atomic():
        Site.objects.get_or_create(id=1, defaults={"becomes_public": BECOMES_PUBLIC})
        person = known(email)
        if person is None:
            validate_password(password, Person(email=email, name=name))
            person = Person.objects.create_user(email, password, name=name)
        Appointment.objects.get_or_create(person=person, role=Role.OFFICE)
        acts.record("create-office", by=None, role=OPERATOR, about=str(person.pk))
    return person
