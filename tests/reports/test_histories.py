"""Whose reasons the histories show."""

from __future__ import annotations

import pytest

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Application, Membership, StageChange
from assay.reports.dossier import dossier
from assay.reports.packet import packet
from assay.workflows import signatures
from tests import examples

pytestmark = pytest.mark.django_db


def sent_back() -> Application:
    """Sol sent the answers back with words for Ana."""
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    signatures.ask_for_sign_off(application, by=examples.ana())
    signatures.send_back(application, comment="The mayor must not hear of this.", by=examples.sol())
    return Application.objects.get(pk=application.pk)


def test_what_a_sponsor_writes_to_her_lead_is_read_by_neither_office_nor_committee() -> None:
    application = sent_back()
    # As if what was judged had been sent back once before.
    judged = examples.an_application_before_the_committee(claims=["OD1"], place=examples.a_place("Mockville"))
    StageChange.objects.filter(application=application).update(application=judged)

    for_office = {step.what: step.reason for step in dossier(judged).steps}
    for_committee = {step.done: step.reason for step in packet(judged, examples.mei(), now()).history}

    assert for_office["Sent back by the sponsor"] == ""
    assert for_committee["Sent back by the sponsor"] == ""


def test_reason_of_the_office_and_why_a_city_withdraws_are_read_by_the_office() -> None:
    application = examples.an_open_application()
    signatures.withdraw(application, reason="Next year.", by=examples.ana())

    steps = {step.what: step.reason for step in dossier(application).steps}

    assert steps["Withdrawn by the city"] == "Next year."
