"""Recalling and withdrawing: the lead's buttons. Asking for sign-off is in test_reviews.py."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Application, SignOff, StageChange
from assay.workflows import signatures
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, joined, let_pass
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

BUTTONS = ("/ask-for-sign-off", "/recall", "/withdraw")


@pytest.fixture
def application() -> Application:
    """Ready to be sent."""
    application = examples.an_open_application()
    joined(application, examples.sol(), Role.SPONSOR)
    examples.a_claim(application, "DM1")
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


def test_recalling_takes_a_signature_back(ana: Client, application: Application) -> None:
    signatures.ask_for_sign_off(application, by=examples.ana())
    examples.signed(application)

    response = ana.post(at(application, "/recall"), follow=True)

    assert stage(application) == Stage.OPEN
    assert SignOff.objects.get().withdrawn_at is not None
    assert "You have it back." in words(response)


def test_after_the_deadline_the_page_warns_of_what_a_recall_costs(
    ana: Client, application: Application
) -> None:
    signatures.ask_for_sign_off(application, by=examples.ana())
    let_pass(application, days=3)

    page = words(ana.get(at(application)))

    assert "The deadline has passed: what you take back now cannot be sent again." in page


def test_withdrawing_asks_again_before_it_does_anything(ana: Client, application: Application) -> None:
    response = ana.get(at(application, "/withdraw"))

    assert "It ends here, and it cannot be undone." in words(response)
    assert stage(application) == Stage.OPEN


def test_withdrawing_ends_it_with_the_reason_on_record(ana: Client, application: Application) -> None:
    response = ana.post(at(application, "/withdraw"), {"reason": "A new mayor."}, follow=True)

    assert stage(application) == Stage.WITHDRAWN
    assert StageChange.objects.filter(application=application).last().reason == "A new mayor."
    assert "Your city has withdrawn." in words(response)


def test_after_the_decision_nobody_withdraws(client: Client) -> None:
    application = examples.a_decided_application(claims=["DM1"])
    as_person(client, examples.ana())

    read = client.get(at(application, "/withdraw"))
    pressed = client.post(at(application, "/withdraw"), {"reason": ""})

    assert "The application is at a stage where this cannot be done." in words(read)
    assert pressed.status_code == 422
    assert stage(application) == Stage.DECIDED


@pytest.mark.parametrize("button", BUTTONS)
def test_the_buttons_are_the_leads_alone(client: Client, application: Application, button: str) -> None:
    for person in (a_contributor(application), examples.sol()):
        assert as_person(client, person).post(at(application, button)).status_code == 404

    assert stage(application) == Stage.OPEN


@pytest.mark.parametrize("button", ["/ask-for-sign-off", "/recall"])
def test_a_button_is_pressed_and_never_opened(ana: Client, application: Application, button: str) -> None:
    assert ana.get(at(application, button)).status_code == 405
