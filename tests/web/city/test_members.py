"""One member: her part changed or ended, the lead handed over, and leaving."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Application, Membership, Person
from assay.workflows.members import roles_in
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, given, joined
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


def test_a_part_is_changed(ana: Client, application: Application, carla: Person) -> None:
    response = ana.post(at(application, f"/people/{carla.pk}"), {"role": "lead"}, follow=True)

    assert "Carla Contributor takes part as city lead now." in words(response)
    assert roles_in(carla, application) == {Role.LEAD}


def test_the_last_lead_reads_why_her_part_stays(ana: Client, application: Application) -> None:
    me = examples.ana().pk
    sentence = "This is the only lead, and a city is never without one. Name a second lead first."

    for path, data in ((f"/people/{me}", {"role": "contributor"}), ("/people/leave", {})):
        response = ana.post(at(application, path), data)

        assert response.status_code == 422
        assert sentence in words(response)
    assert roles_in(examples.ana(), application) == {Role.LEAD}


def test_the_lead_is_handed_over_with_one_press_after_a_page_to_think(
    ana: Client, application: Application, carla: Person
) -> None:
    asked = ana.get(at(application, f"/people/{carla.pk}/hand-over"))
    before = roles_in(carla, application)
    response = ana.post(at(application, f"/people/{carla.pk}/hand-over"), follow=True)

    assert "Hand the lead over to Carla Contributor?" in words(asked)
    assert before == {Role.CONTRIBUTOR}
    assert "Carla Contributor is city lead now, and you are contributor." in words(response)
    assert roles_in(examples.ana(), application) == {Role.CONTRIBUTOR}


def test_the_lead_is_not_handed_to_a_closed_account_and_that_is_said(
    ana: Client, application: Application, carla: Person
) -> None:
    Person.objects.filter(pk=carla.pk).update(is_active=False)

    response = ana.post(at(application, f"/people/{carla.pk}/hand-over"))

    assert "Carla Contributor cannot sign in any more: the account is closed." in words(response)
    assert roles_in(examples.ana(), application) == {Role.LEAD}


def test_who_is_removed_loses_every_page_at_once(
    ana: Client, application: Application, carla: Person
) -> None:
    given(application, carla, "DM1", "DM2")
    hers = as_person(Client(), carla)
    assert hers.get(at(application)).status_code == 200

    response = ana.post(at(application, f"/people/{carla.pk}/remove"), follow=True)

    assert "Carla Contributor no longer takes part." in words(response)
    assert "2 questions have nobody now." in words(response)
    for path in ("", "/people", "/tasks", "/answers/DM1", "/comments"):
        assert hers.get(at(application, path)).status_code == 404
    assert hers.get("/city/").status_code == 404


def test_the_page_before_removing_changes_nothing(
    ana: Client, application: Application, carla: Person
) -> None:
    response = ana.get(at(application, f"/people/{carla.pk}/remove"))

    assert "What they wrote stays, with their name." in words(response)
    assert roles_in(carla, application) == {Role.CONTRIBUTOR}


def test_one_leaves_and_lands_outside(client: Client, application: Application, carla: Person) -> None:
    as_person(client, carla)

    response = client.post(at(application, "/people/leave"), follow=True)

    assert "You no longer take part in this application." in words(response)
    assert response.status_code == 200
    assert roles_in(carla, application) == frozenset()


def test_a_contributor_changes_nobody(client: Client, application: Application, carla: Person) -> None:
    as_person(client, carla)
    ana = examples.ana().pk

    for path in (f"/people/{ana}", f"/people/{ana}/remove", f"/people/{ana}/hand-over"):
        assert client.get(at(application, path)).status_code == 404
        assert client.post(at(application, path), {"role": "sponsor"}).status_code == 404


def test_a_stranger_and_somebody_who_left_are_no_members(
    ana: Client, application: Application, carla: Person
) -> None:
    ana.post(at(application, f"/people/{carla.pk}/remove"))
    examples.bruno()

    for person in (carla, examples.bruno()):
        assert ana.get(at(application, f"/people/{person.pk}")).status_code == 404


def test_with_a_second_lead_the_first_ends_her_own_part(ana: Client, application: Application) -> None:
    joined(application, examples.a_person("Bea Second"), Role.LEAD)

    response = ana.post(at(application, f"/people/{examples.ana().pk}/remove"))

    assert response.status_code == 303
    assert not Membership.objects.standing().filter(person=examples.ana()).exists()
