"""Ending an application that its city did not submit."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.stages import Stage
from assay.records.models import Application, Message
from tests import examples
from tests.web.city.making import let_pass
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def at(application: Application, path: str = "") -> str:
    return f"/office/applications/{application.pk}{path}"


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


def test_while_the_city_can_still_submit_the_button_says_why_not(office: Client) -> None:
    application = examples.an_open_application()

    page = words(office.get(at(application)))
    refused = office.post(at(application, "/close-unsubmitted"), {"reason": "Too slow."})

    assert "Close the application The city can still submit: its answers close on" in page
    assert refused.status_code == 422
    assert stage(application) == Stage.OPEN


def test_after_the_deadline_it_is_closed_with_a_reason_that_the_city_reads(office: Client) -> None:
    application = let_pass(examples.an_open_application(), days=3)

    without = office.post(at(application, "/close-unsubmitted"), {"reason": " "})
    response = office.post(at(application, "/close-unsubmitted"), {"reason": "It is over."}, follow=True)

    assert without.status_code == 422
    assert 'href="#close_reason"' in without.content.decode()
    assert "The application is closed." in words(response)
    assert "Closed, not submitted in time It is over." in words(response)
    assert stage(application) == Stage.WITHDRAWN
    assert "It is over." in Message.objects.get(kind="closed_unsubmitted").body
