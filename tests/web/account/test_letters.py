"""Your letters: how soon a person is told of what waits for her."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assay.journey.paces import Pace
from assay.records.models import Act, Person
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

PAGE = "/account/letters"


@pytest.fixture
def ana(client: Client) -> Person:
    examples.an_open_application()
    client.force_login(examples.ana())
    return examples.ana()


def chosen() -> str:
    return Person.objects.get(name="Ana Castro").letters


def test_the_page_says_what_is_chosen_and_what_always_comes(client: Client, ana: Person) -> None:
    page = words(client.get(PAGE))

    assert "come: at once, each by itself." in page
    assert [word in page for word in ("Once a day, together", "Once a week, together", "Not at all")] == [
        True
    ] * 3
    assert "come at once, whatever you choose" in page


@pytest.mark.parametrize("pace", Pace)
def test_she_chooses(client: Client, ana: Person, pace: Pace) -> None:
    response = client.post(PAGE, {"pace": pace.value}, follow=True)

    assert response.redirect_chain == [(PAGE, 303)]
    assert "Saved. E-mails come:" in words(response)
    assert chosen() == pace


def test_pressing_twice_chooses_once(client: Client, ana: Person) -> None:
    for _ in range(2):
        client.post(PAGE, {"pace": "daily"})

    assert Act.objects.filter(verb="choose-pace").count() == 1


def test_a_pace_that_is_not_offered_changes_nothing(client: Client, ana: Person) -> None:
    response = client.post(PAGE, {"pace": "hourly"})

    assert (response.status_code, chosen()) == (422, Pace.AT_ONCE)


def test_opening_the_page_from_a_letter_changes_nothing(client: Client, ana: Person) -> None:
    client.get(PAGE, {"pace": "none"})

    assert chosen() == Pace.AT_ONCE


def test_whoever_is_not_signed_in_comes_back_after_signing_in(client: Client) -> None:
    response = client.get(PAGE)

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/account/sign-in?next=%2Faccount%2Fletters",
    )


def test_a_choice_sent_after_the_session_ended_is_not_taken(client: Client, ana: Person) -> None:
    client.logout()

    response = client.post(PAGE, {"pace": "none"})

    assert response.status_code != 303
    assert chosen() == Pace.AT_ONCE


def test_the_city_pages_lead_to_it(client: Client, ana: Person) -> None:
    assert f'href="{PAGE}"' in client.get("/city/", follow=True).content.decode()


def test_the_page_asks_little_of_the_database(
    client: Client, ana: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        client.get(PAGE)
