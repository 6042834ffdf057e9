"""State interest: one answer for every place of the same public facts, whatever it did before."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from assay.records.models import Application, Cohort, Interest, Message, Place
from assay.workflows import interests
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

KEY = "5b3c2a52-8f0b-4c4e-9d62-8a57a1a5f0a1"


@pytest.fixture(autouse=True)
def _a_site() -> None:
    cache.clear()
    examples.a_site()
    examples.a_cohort()


def filled(**typed: str) -> dict[str, str]:
    values = {
        "city": "Sample Harbor",
        "name": "Dora Delgado",
        "email": "Dora@harbor.example",
        "job_title": "Budget director",
        "sponsor_name": "",
        "sponsor_email": "",
        "words": "",
        "form_key": KEY,
    }
    return {**values, **typed}


def state(client: Client, **typed: str) -> Any:
    return client.post("/interest", filled(**typed))


def a_real_place(name: str = "Realville", region: str = "ID", population: int = 50_000) -> Place:
    from assay.workflows.places import save_names

    place = Place.objects.create(
        id=f"geoid:{name}:{region}", name=name, region=region, country="US", population=population
    )
    save_names([place])
    return place


def test_form_comes_with_a_key_of_its_own_and_says_who_reads_and_what_becomes_public(client: Client) -> None:
    first, second = client.get("/interest"), client.get("/interest")

    keys = [
        re.findall(r'name="form_key" value="([^"]+)"', one.content.decode())[0] for one in (first, second)
    ]
    assert keys[0] != keys[1]
    assert all(UUID(key) for key in keys)
    assert "The programme office, and nobody else." in words(first)
    assert "Of this form, nothing." in words(first)
    assert "Which criteria were met." in words(first)


def test_statement_is_kept_and_its_sender_thanked(client: Client) -> None:
    examples.a_place()
    examples.olga()

    response = state(client, sponsor_name="Mayor May", words="We are keen.")

    interest = Interest.objects.get()
    assert (response.status_code, response["Location"]) == (303, "/interest/thanks")
    assert (interest.name, interest.email, interest.job_title, interest.sponsor_name, interest.words) == (
        "Dora Delgado",
        "dora@harbor.example",
        "Budget director",
        "Mayor May",
        "We are keen.",
    )
    assert interest.application.place_id == "demo:sample-harbor"
    assert sorted(Message.objects.values_list("kind", "to")) == [
        ("interest_for_office", "olga.office@example.org"),
        ("interest_received", "dora@harbor.example"),
    ]
    assert "You get its answer by e-mail, whatever it is." in words(client.get("/interest/thanks"))


def test_form_sent_twice_makes_one_statement(client: Client) -> None:
    examples.a_place()

    first, second = state(client), state(client)

    assert (first.status_code, second.status_code) == (303, 303)
    assert Interest.objects.count() == Application.objects.count() == 1
    assert Message.objects.filter(kind="interest_received").count() == 1


def test_damaged_key_loses_nothing(client: Client) -> None:
    examples.a_place()

    assert state(client, form_key="not a key").status_code == 303
    assert Interest.objects.count() == 1


def test_what_is_missing_is_said_at_each_field_and_all_is_kept(client: Client) -> None:
    examples.a_place()

    response = state(client, name="", email="dora", words="Long and careful words.")

    page = response.content.decode()
    assert response.status_code == 422
    assert ('href="#id_name"' in page, 'href="#id_email"' in page) == (True, True)
    assert 'value="Sample Harbor"' in page
    assert "Long and careful words.</textarea>" in page
    assert f'name="form_key" value="{KEY}"' in page
    assert not Interest.objects.exists()


def test_several_places_of_a_name_are_offered_to_choose_from(client: Client) -> None:
    examples.a_site(demonstration=False)
    one, other = a_real_place("Twinton", "ID"), a_real_place("Twinton", "OH", 90_000)

    asked = state(client, city="Twinton")
    chosen = state(client, city="Twinton", which=one.pk)

    assert asked.status_code == 422
    assert "Which of these do you mean? Error: Several places have this name. Choose yours." in words(asked)
    assert f'value="{one.pk}"' in asked.content.decode()
    assert f'value="{other.pk}"' in asked.content.decode()
    assert chosen.status_code == 303
    assert Interest.objects.get().application.place == one


def test_name_that_is_only_begun_has_to_be_confirmed(client: Client) -> None:
    place = examples.a_place()

    begun = state(client, city="Sample")
    confirmed = state(client, city="Sample", which=place.pk)

    assert begun.status_code == 422
    assert "Is this the city you mean? Choose it, or write the name of yours in full." in words(begun)
    assert confirmed.status_code == 303


def test_choice_that_does_not_fit_the_name_counts_for_nothing(client: Client) -> None:
    examples.a_place()
    elsewhere = examples.a_place("Mockville")

    state(client, which=elsewhere.pk)

    assert Interest.objects.get().application.place_id == "demo:sample-harbor"


def test_place_that_nobody_knows_is_refused_in_words(client: Client) -> None:
    examples.a_site(demonstration=False)

    response = state(client, city="Nowhereville")

    assert response.status_code == 422
    assert "We do not know a city of this name." in words(response)


def test_only_invented_places_can_be_chosen_in_a_demonstration(client: Client) -> None:
    a_real_place()
    examples.a_place("Mockville")

    response = state(client, city="Realville")

    assert response.status_code == 422
    assert "This is a demonstration: choose an invented city. Such as Mockville." in words(response)


def test_only_real_places_can_be_chosen_elsewhere(client: Client) -> None:
    examples.a_site(demonstration=False)
    examples.a_place()

    assert state(client).status_code == 422
    assert not Interest.objects.exists()


def test_check_answers_by_public_facts_and_stores_nothing(client: Client) -> None:
    examples.a_place()
    examples.a_place("Tinytown", population=900)

    large = state(client, check="1", name="")
    small = state(client, check="1", city="Tinytown")

    assert (large.status_code, small.status_code) == (200, 200)
    assert "61,000 people (2023): by these public facts the city may apply." in words(large)
    assert "The city has 900 people, and certification is open to cities of 30,000 or more." in words(small)
    assert 'value="Budget director"' in large.content.decode()
    assert "There is a problem" not in words(large)
    assert not Interest.objects.exists()
    assert not Message.objects.exists()


def test_place_that_is_too_small_cannot_be_sent(client: Client) -> None:
    examples.a_place("Tinytown", population=900)

    response = state(client, city="Tinytown")

    assert response.status_code == 422
    assert "The city has 900 people" in words(response)
    assert not Interest.objects.exists()


def test_reading_the_form_and_the_thanks_writes_nothing(client: Client) -> None:
    client.get("/interest"), client.get("/interest/thanks")

    assert not Application.objects.exists()


# What a place of the name Pastown may have done before.
PASTS: dict[str, Callable[[Place], object]] = {
    "nothing": lambda place: None,
    "stated interest": lambda place: examples.an_interest(place),
    "declined": lambda place: interests.decline(
        examples.an_interest(place), answer="No.", by=examples.olga()
    ),
    "applying": lambda place: examples.an_open_application(place),
    "submitted": lambda place: examples.a_submitted_application(place, claims=["DM1"]),
    "not certified": lambda place: examples.an_announced_application(place, claims=["DM1"]),
    "certified": lambda place: examples.an_announced_application(place),
}


def _told(response: Any) -> tuple[int, str, list[tuple[str, str]]]:
    """All that the sender gets back, without the secrets that differ from call to call."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    headers = [(name, value) for name, value in response.headers.items() if name not in ("ETag", "Expires")]
    return response.status_code, text, sorted(headers)


def _answer(past: str) -> dict[str, Any]:
    """What stating interest and checking give, and the work that is done for it."""
    Cohort.objects.exclude(pk="demo-spring").delete()
    PASTS[past](examples.a_place("Pastown"))
    before = set(Message.objects.values_list("pk", flat=True))
    client = Client()
    checked = client.post("/interest", {**filled(city="Pastown"), "check": "1"})
    with CaptureQueriesContext(connection) as captured:
        sent = client.post("/interest", filled(city="Pastown"))
    letters = Message.objects.exclude(pk__in=before).filter(kind="interest_received")
    return {
        "checked": _told(checked),
        "sent": _told(sent),
        "thanks": _told(client.get(sent["Location"])),
        "work": [re.sub(r"'[^']*'|\d+", "…", query["sql"]) for query in captured],
        "letters": [(one.to, one.subject, one.body) for one in letters],
    }


@pytest.fixture(scope="module")
def of_a_newcomer(django_db_setup: None, django_db_blocker: Any) -> dict[str, Any]:
    """The answer for a place that never applied, of the same name and facts; nothing of it is left."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        examples.a_site()
        examples.a_cohort()
        examples.olga()
        answer = _answer("nothing")
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("past", [past for past in PASTS if past != "nothing"])
def test_answer_is_the_same_whatever_the_place_did_before(past: str, of_a_newcomer: dict[str, Any]) -> None:
    examples.olga()

    assert _answer(past) == of_a_newcomer


def test_sending_too_often_is_refused_for_a_while_and_keeps_what_was_typed(
    client: Client, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "interest": "2/h/ip,300/h/key"}
    examples.a_place()
    for _ in range(2):
        state(client, form_key=str(uuid4()))

    response = state(client, form_key=str(uuid4()), words="Long and careful words.")
    checked = state(client, check="1")

    assert response.status_code == 429
    assert "Nothing was sent. Try in an hour." in words(response)
    assert "Long and careful words.</textarea>" in response.content.decode()
    assert checked.status_code == 200
    assert Interest.objects.count() == 2


def test_limit_over_all_holds_whoever_sends(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "interest": "9/h/ip,2/h/key"}
    examples.a_place()

    answers = [
        client.post("/interest", filled(form_key=str(uuid4())), REMOTE_ADDR=f"192.0.2.{number}").status_code
        for number in range(3)
    ]

    assert answers == [303, 303, 429]


def test_what_was_refused_for_its_words_does_not_count(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "interest": "1/h/ip,9/h/key"}
    examples.a_place()
    state(client, name="")

    assert state(client).status_code == 303
