"""Offices are given and taken by the programme office alone."""

from __future__ import annotations

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import Act, Appointment, Message, Site
from assay.workflows.appointments import appoint, revoke
from assay.workflows.refusals import Refused
from assay.workflows.sites import change_site
from tests import examples

pytestmark = pytest.mark.django_db


def test_nobody_but_the_office_appoints() -> None:
    with pytest.raises(Refused) as refusal:
        appoint("esra@example.org", name="Esra", role=Role.EXPERT, by=examples.chen())

    assert refusal.value.verdict.reason is No.WRONG_ROLE
    assert not Appointment.objects.filter(person__email="esra@example.org").exists()


def test_nobody_but_the_office_revokes() -> None:
    appointment = Appointment.objects.get(person=examples.olga())

    with pytest.raises(Refused) as refusal:
        revoke(appointment, by=examples.chen())

    assert refusal.value.verdict.reason is No.WRONG_ROLE


def test_account_of_a_demonstration_is_marked_as_one() -> None:
    examples.a_site(demonstration=True)

    appointment = appoint("esra@example.org", name="Esra", role=Role.EXPERT, by=examples.olga())

    assert appointment.person.demonstration


def test_refused_appointment_leaves_nothing_behind() -> None:
    appoint("esra@example.org", name="Esra", role=Role.EXPERT, by=examples.olga())
    acts, letters = Act.objects.count(), Message.objects.count()

    with pytest.raises(Refused):
        appoint("esra@example.org", name="Esra", role=Role.EXPERT, by=examples.olga())

    assert (Act.objects.count(), Message.objects.count()) == (acts, letters)


def test_one_of_two_of_the_office_can_be_revoked_and_the_other_cannot() -> None:
    second = examples.a_person("Otto Office", Role.OFFICE)

    revoke(Appointment.objects.get(person=second), by=examples.olga())
    with pytest.raises(Refused) as refusal:
        revoke(Appointment.objects.get(person=examples.olga()), by=examples.olga())

    assert refusal.value.verdict.reason is No.LAST_OF_THE_OFFICE


def test_nobody_but_the_office_says_whose_site_it_is() -> None:
    with pytest.raises(Refused):
        change_site(
            programme="Mine", operator="", contact="", official=True, becomes_public=[], by=examples.chen()
        )

    assert not Site.objects.filter(official=True).exists()
