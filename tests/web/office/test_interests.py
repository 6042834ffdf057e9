"""Statements of interest: verified, accepted into a cohort, or declined with a sentence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Announcement, Application, Cohort, Interest, Message
from tests import examples
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    examples.a_cohort()
    return examples.an_interest()


def accept(office: Client, application: Application, **typed: str) -> Any:
    values = {"verified_how": "called the city hall", "cohort": "demo-spring", **typed}
    return office.post(f"/office/interests/{application.pk}/accept", values)


def test_statement_is_shown_with_what_each_click_sends(office: Client, application: Application) -> None:
    page = words(office.get(f"/office/interests/{application.pk}"))

    assert "Ana Castro, Chief data officer" in page
    assert "We are keen." in page
    assert (
        "Writes to Ana Castro, ana.castro@example.org: a one-time link that opens the lead's account." in page
    )
    assert "Writes to Ana Castro, ana.castro@example.org: your sentence. It cannot be taken back." in page


def test_accepting_verifies_takes_in_and_invites(office: Client, application: Application) -> None:
    response = accept(office, application)

    application.refresh_from_db()
    interest = Interest.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/office/applications/{application.pk}")
    assert (application.stage, application.cohort_id) == (Stage.ELIGIBLE, "demo-spring")
    assert (interest.verified_how, interest.verified_by) == ("called the city hall", examples.olga())
    assert list(Message.objects.filter(kind="invitation").values_list("to", flat=True)) == [
        "ana.castro@example.org"
    ]
    assert "An invitation is on its way to Ana Castro" in words(office.get(response["Location"]))


def test_accepting_twice_invites_once(office: Client, application: Application) -> None:
    accept(office, application)

    again = accept(office, application)

    assert again.status_code == 422
    assert "The application is at a stage where this cannot be done." in words(again)
    assert Message.objects.filter(kind="invitation").count() == 1


def test_accepting_without_saying_how_keeps_what_was_chosen(office: Client, application: Application) -> None:
    response = accept(office, application, verified_how="")

    application.refresh_from_db()
    assert response.status_code == 422
    assert 'href="#accept_verified_how"' in response.content.decode()
    assert '<option value="demo-spring" selected>' in response.content.decode()
    assert application.stage == Stage.INTEREST


def test_declining_sends_the_sentence_as_it_stands(office: Client, application: Application) -> None:
    response = office.post(
        f"/office/interests/{application.pk}/decline", {"answer": "Your county applies already."}
    )

    application.refresh_from_db()
    letter = Message.objects.get(kind="declined")
    assert response.status_code == 303
    assert application.stage == Stage.DECLINED
    assert letter.to == "ana.castro@example.org"
    assert "\n\nYour county applies already.\n\n" in letter.body


def test_declining_without_a_sentence_sends_nothing(office: Client, application: Application) -> None:
    response = office.post(f"/office/interests/{application.pk}/decline", {"answer": " "})

    assert response.status_code == 422
    assert 'href="#decline_answer"' in response.content.decode()
    assert not Message.objects.filter(kind="declined").exists()


def test_city_that_applies_already_cannot_be_accepted_and_the_page_says_why(office: Client) -> None:
    running = examples.an_open_application()
    second = examples.an_interest(running.place, lead=examples.bruno())

    page = words(office.get(f"/office/interests/{second.pk}"))
    response = accept(office, second)

    assert "An application of this city is already under way." in page
    assert "Only you see this." in page
    assert response.status_code == 422
    assert "An application of this city is already under way." in words(response)
    assert not Message.objects.filter(kind="invitation", application=second).exists()


def test_city_that_was_told_lately_is_too_early_with_the_day(office: Client) -> None:
    told = examples.an_announced_application(claims=["DM1"])
    second = examples.an_interest(told.place, lead=examples.bruno())
    examples.a_cohort("demo-next")

    page = words(office.get(f"/office/interests/{second.pk}"))

    assert Announcement.objects.get().at < now()
    assert "The city may apply again from" in page


def test_without_a_cohort_that_takes_cities_in_nothing_can_be_accepted(office: Client) -> None:
    application = examples.an_interest()
    examples.a_cohort()
    Cohort.objects.update(
        opens_on=now().date() - timedelta(days=40), answers_due_on=now().date() - timedelta(days=2)
    )

    page = words(office.get(f"/office/interests/{application.pk}"))

    assert "No cohort is open for applications now." in page
    assert accept(office, application).status_code == 422


def test_inbox_holds_what_waits_and_apart_what_was_answered(office: Client, application: Application) -> None:
    other = examples.an_interest(examples.a_place("Mockville"), lead=examples.bruno())
    accept(office, application)

    waiting, answered = office.get("/office/interests"), office.get("/office/interests?answered=1")

    assert "1 statement of interest waits for you." in words(waiting)
    assert (str(other.pk) in waiting.content.decode(), str(application.pk) in waiting.content.decode()) == (
        True,
        False,
    )
    assert str(application.pk) in answered.content.decode()


def test_inbox_takes_as_many_queries_for_three_as_for_one(office: Client, application: Application) -> None:
    one = queries_of(office, "/office/interests")
    for name in ("Alpha", "Beta"):
        examples.an_interest(examples.a_place(name), lead=examples.bruno())

    assert queries_of(office, "/office/interests") == one <= 15
