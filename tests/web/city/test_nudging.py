"""Nudging: the page shows exactly who gets which letter, and the button sends just those."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.paces import Pace
from assay.records.hands import hand_key
from assay.records.models import Application, Message, Person
from tests import examples
from tests.web.city.making import a_contributor, a_helper, as_person, at, given
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def carla(application: Application) -> Person:
    return a_contributor(application)


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def letters() -> list[str]:
    return sorted(
        Message.objects.filter(kind__in=("notice", "questions_nudged")).values_list("to", flat=True)
    )


def test_the_page_shows_who_gets_which_letter_and_sends_nothing(
    ana: Client, application: Application, carla: Person
) -> None:
    given(application, carla, "DM1", days=-2)
    given(application, a_helper(application), "DM2", days=-3)

    page = words(ana.get(at(application, "/tasks/nudge")))

    assert "2 people get a letter when you press the button. Nothing was sent yet." in page
    assert "Ana Castro asks you for 1 answer that is late. It opens here: [their own link]" in page
    assert "Ana Castro asks for your answer, which is late: DM1 Implementing" in page
    assert letters() == []


def test_the_button_sends_to_those_who_were_shown(
    ana: Client, application: Application, carla: Person
) -> None:
    rosa = a_helper(application)
    given(application, carla, "DM1", days=-2)
    given(application, rosa, "DM2", days=-3)

    sent = {"who": [hand_key(carla), hand_key(rosa)]}
    response = ana.post(at(application, "/tasks/nudge"), sent, follow=True)
    again = ana.post(at(application, "/tasks/nudge"), sent, follow=True)

    assert "Sent to 2 people: Rosa Lima, Procurement and Carla Contributor." in words(response)
    assert "Nudged today. Once a day is enough." in words(again)
    assert letters() == ["carla.contributor@example.org", "rosa.lima@example.org"]
    assert "Nudged today." in words(ana.get(at(application, "/tasks/nudge")))


def test_one_of_them_can_be_nudged_alone(ana: Client, application: Application, carla: Person) -> None:
    given(application, carla, "DM1", days=-2)
    given(application, a_helper(application), "DM2", days=-3)

    page = words(ana.get(at(application, f"/tasks/nudge?who={hand_key(carla)}")))

    assert "1 person gets a letter" in page
    assert "Rosa" not in page


def test_who_chose_to_be_told_later_is_shown_so(ana: Client, application: Application, carla: Person) -> None:
    Person.objects.filter(pk=carla.pk).update(letters=Pace.DAILY)
    given(application, carla, "DM1", days=-2)

    page = words(ana.get(at(application, "/tasks/nudge")))

    assert "Such letters come as this person chose: once a day, together." in page


def test_when_nobody_is_late_it_says_so(ana: Client, application: Application) -> None:
    assert "Nobody is late" in words(ana.get(at(application, "/tasks/nudge")))
    response = ana.post(at(application, "/tasks/nudge"), {"who": ["p-x"]}, follow=True)
    assert "Nothing was sent: nobody of them is late any more." in words(response)


def test_a_contributor_nudges_nobody(client: Client, application: Application, carla: Person) -> None:
    given(application, examples.ana(), "DM1", days=-2)
    as_person(client, carla)

    assert client.get(at(application, "/tasks/nudge")).status_code == 404
    assert client.post(at(application, "/tasks/nudge"), {"who": []}).status_code == 404
