"""Comments beside an answer and in one stream, for the people of the city alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Application, Comment, Message, Person, Seen
from assay.workflows import comments
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, joined, queries
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


def test_a_comment_stands_beside_its_answer_and_in_the_stream(
    ana: Client, application: Application, carla: Person
) -> None:
    sent = {"item": "DM1", "text": "@Carla, who chairs\r\nthis?"}

    response = ana.post(at(application, "/comments"), sent, follow=True)

    assert response.redirect_chain == [(at(application, "/answers/DM1#comments"), 303)]
    assert "Told to 1 person: Carla Contributor." in words(response)
    assert "told to Carla Contributor @Carla, who chairs this?" in words(response)
    stream = words(ana.get(at(application, "/comments")))
    assert "1 comment." in stream
    assert "DM1 Implementing Data Strategy and Governance Ana Castro," in stream
    assert Comment.objects.get().text == "@Carla, who chairs\nthis?"


def test_without_an_at_sign_somebody_is_told_by_her_box(
    ana: Client, application: Application, carla: Person
) -> None:
    ana.post(at(application, "/comments"), {"text": "See here.", "mentions": [str(carla.pk)]})

    assert Message.objects.filter(kind="notice", to=carla.email).count() == 1


def test_an_empty_comment_is_said_to_be_empty(ana: Client, application: Application) -> None:
    response = ana.post(at(application, "/comments"), {"item": "DM1", "text": " "})

    assert response.status_code == 422
    assert 'href="#id_text"' in response.content.decode()
    assert "On DM1 Implementing" in words(response)


def test_nobody_of_another_city_can_be_told(ana: Client, application: Application, carla: Person) -> None:
    sent = {"text": "See here.", "mentions": [str(examples.bruno().pk)]}

    assert ana.post(at(application, "/comments"), sent).status_code == 422


def test_one_takes_back_ones_own_comment(ana: Client, application: Application, carla: Person) -> None:
    mine = comments.comment(application, "Nonsense.", item="DM1", by=examples.ana())
    hers = comments.comment(application, "Sense.", by=carla)

    response = ana.post(at(application, f"/comments/{mine.pk}/withdraw"), follow=True)
    refused = ana.post(at(application, f"/comments/{hers.pk}/withdraw"), follow=True)

    assert "Taken back." in words(response)
    assert "Nonsense" not in words(response)
    assert "Only the person who wrote this can take it back." in words(refused)
    assert "Sense." in words(refused)


def test_the_sponsor_takes_part_in_the_talk(client: Client, application: Application) -> None:
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    assert client.post(at(application, "/comments"), {"text": "Fine."}).status_code == 303


def test_new_ones_are_counted_on_the_area_and_the_home(
    ana: Client, application: Application, carla: Person
) -> None:
    Seen.objects.create(person=examples.ana(), application=application, at=now() - timedelta(hours=1))
    comments.comment(application, "Mine.", item="DM1", by=examples.ana())
    comments.comment(application, "Hers.", item="DM1", by=carla)

    assert "2 comments, 1 new" in words(ana.get(at(application, "/areas/DM")))
    assert "Comments 2, 1 new" in words(ana.get(at(application)))


@pytest.mark.parametrize("path", ["/comments", "/answers/DM1", "/areas/DM"])
def test_one_comment_and_many_take_the_same_number_of_queries(
    ana: Client, application: Application, carla: Person, path: str
) -> None:
    comments.comment(application, "@Carla, one.", item="DM1", by=examples.ana())
    few = queries(ana, at(application, path))
    for number in range(3):
        comments.comment(application, f"@Ana, {number}.", item="DM1", by=carla)

    assert queries(ana, at(application, path)) == few


def test_a_long_stream_has_pages(ana: Client, application: Application) -> None:
    for number in range(31):
        comments.comment(application, f"Comment {number}.", by=examples.ana())

    assert "Comment 0." not in words(ana.get(at(application, "/comments")))
    assert "Comment 0." in words(ana.get(at(application, "/comments?page=2")))
