"""Comments: the city's own, with mentions that are told."""

from __future__ import annotations

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import Application, Comment, Message, Person
from assay.workflows import comments, invitations, signatures
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def carla(application: Application) -> Person:
    person = examples.a_person("Carla Contributor")
    invitations.open_part(application, person=person, role=Role.CONTRIBUTOR)
    return person


def test_whom_a_comment_calls_by_name_is_told_where_to_read_it_and_not_what(
    application: Application, carla: Person
) -> None:
    said = comments.comment(application, "@Carla, who chairs this?", item="DM1", by=examples.ana())

    letter = Message.objects.get(kind="notice")
    assert (letter.to, letter.subject) == (carla.email, "You are mentioned in a comment")
    assert f"/city/{application.pk}/answers/DM1#comment-{said.pk}" in letter.body
    assert "chairs" not in letter.body
    assert list(said.mentions.all()) == [carla]


def test_whom_a_form_names_is_told_too_and_oneself_never(application: Application, carla: Person) -> None:
    said = comments.comment(application, "See here, @Ana.", mentions=[carla.pk], by=examples.ana())

    assert list(said.mentions.all()) == [carla]
    assert Message.objects.filter(kind="notice").count() == 1


def test_nobody_outside_is_ever_mentioned(application: Application) -> None:
    said = comments.comment(application, "@Bruno", mentions=[examples.bruno().pk], by=examples.ana())

    assert not said.mentions.exists()
    assert not Message.objects.filter(kind="notice").exists()


def test_only_the_people_of_the_city_comment(application: Application, carla: Person) -> None:
    invitations.open_part(application, person=examples.sol(), role=Role.SPONSOR)

    for by in (examples.ana(), carla, examples.sol()):
        comments.comment(application, "Fine.", by=by)
    for by in (examples.bruno(), examples.olga(), examples.chen(), examples.mei()):
        with refused(No.WRONG_ROLE):
            comments.comment(application, "Fine.", by=by)


def test_an_empty_comment_is_none(application: Application) -> None:
    with refused(No.TEXT_MISSING):
        comments.comment(application, " ", by=examples.ana())
    with refused(No.UNKNOWN_ITEM):
        comments.comment(application, "Here.", item="ZZ9", by=examples.ana())


def test_one_takes_back_ones_own_and_nobody_elses(application: Application, carla: Person) -> None:
    said = comments.comment(application, "Nonsense.", by=carla)

    for by in (examples.ana(), examples.bruno()):
        with refused(No.NOT_YOURS if by == examples.ana() else No.WRONG_ROLE):
            comments.withdraw_comment(said, by=by)
    comments.withdraw_comment(said, by=carla)

    assert Comment.objects.get().withdrawn_at is not None


def test_when_the_application_has_ended_nothing_more_is_said(application: Application) -> None:
    signatures.withdraw(application, reason="", by=examples.ana())

    with refused(No.WRONG_STAGE):
        comments.comment(application, "A pity.", by=examples.ana())
