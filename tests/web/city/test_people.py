"""Who takes part: a page of its own, and a short list on the city's."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Application, Invitation, Membership, Message, Task
from assay.workflows import helpers
from tests import examples
from tests.web.city.making import a_contributor, a_helper, as_person, at, given, joined, queries
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_it_says_who_takes_part_and_who_is_invited(ana: Client, application: Application) -> None:
    a_contributor(application)
    ana.post(at(application, "/people"), {"name": "Sol", "email": "s@example.org", "role": "sponsor"})

    page = words(ana.get(at(application, "/people")))

    assert "2 people take part. 1 is invited and has not come yet." in page
    assert "Ana Castro (you) city lead takes part" in page
    assert "Sol executive sponsor invited, until" in page


def test_a_lead_invites_a_second_lead(ana: Client, application: Application) -> None:
    ana.post(at(application, "/people"), {"name": "Bea", "email": "bea@example.org", "role": "lead"})

    assert Invitation.objects.get(email="bea@example.org").role == Role.LEAD
    assert "Name a second lead" not in words(ana.get(at(application, "/people")))


def test_while_there_is_one_lead_a_second_is_asked_for_with_the_reason(
    ana: Client, application: Application
) -> None:
    alone = words(ana.get(at(application, "/people")))
    home = words(ana.get(at(application)))
    joined(application, examples.a_person("Bea Second"), Role.LEAD)

    assert "Name a second lead People are away, and people leave." in alone
    assert "Name a second lead While you are the only one, nobody can go on without you." in home
    assert "second lead" not in words(ana.get(at(application, "/people")))
    assert "second lead" not in words(ana.get(at(application)))


def test_helpers_stand_there_with_their_link(ana: Client, application: Application) -> None:
    rosa = a_helper(application)
    given(application, rosa, "DM1", "DM2")

    before = words(ana.get(at(application, "/people")))
    helpers.send_link(rosa, by=examples.ana())
    after = words(ana.get(at(application, "/people")))

    assert "Rosa Lima, Procurement rosa.lima@example.org 2 of Rosa Lima, Procurement none now" in before
    assert "opens until" in after


def test_a_helpers_link_is_sent_withdrawn_and_she_is_removed(ana: Client, application: Application) -> None:
    rosa = a_helper(application)
    given(application, rosa, "DM1")

    sent = ana.post(at(application, f"/helpers/{rosa.pk}/send"), follow=True)
    withdrawn = ana.post(at(application, f"/helpers/{rosa.pk}/withdraw"), follow=True)
    asked = ana.get(at(application, f"/helpers/{rosa.pk}/remove"))
    removed = ana.post(at(application, f"/helpers/{rosa.pk}/remove"), follow=True)

    assert "The link is on its way to Rosa Lima, Procurement." in words(sent)
    assert Message.objects.filter(kind="questions", to=rosa.email).count() == 1
    assert "The link of Rosa Lima, Procurement opens nothing any more." in words(withdrawn)
    assert "Ask nothing more of Rosa Lima, Procurement?" in words(asked)
    assert "1 question has nobody now." in words(removed)
    assert "None yet." in words(removed)
    assert not Task.objects.filter(ended_at=None).exists()


def test_a_link_and_an_invitation_are_withdrawn_after_a_page_to_think(
    ana: Client, application: Application
) -> None:
    rosa = a_helper(application)
    helpers.send_link(rosa, by=examples.ana())
    ana.post(at(application, "/people"), {"name": "Bea", "email": "bea@example.org", "role": "lead"})
    invitation = Invitation.objects.get(email="bea@example.org")

    link = ana.get(at(application, f"/helpers/{rosa.pk}/withdraw"))
    invited = ana.get(at(application, f"/people/{invitation.pk}/withdraw"))

    assert "Withdraw the link of Rosa Lima, Procurement? The link opens nothing any more" in words(link)
    assert "Withdraw the invitation of Bea?" in words(invited)
    assert Invitation.objects.get(email="bea@example.org").withdrawn_at is None
    rosa.refresh_from_db()
    assert rosa.token_hash


def test_one_address_has_one_invitation_and_a_second_says_so(ana: Client, application: Application) -> None:
    bea = {"name": "Bea", "email": "bea@example.org"}
    ana.post(at(application, "/people"), {**bea, "role": "lead"})

    response = ana.post(at(application, "/people"), {**bea, "role": "contributor"}, follow=True)

    assert "This address was invited before; the earlier link opens nothing any more." in words(response)
    standing = Invitation.objects.filter(email="bea@example.org", withdrawn_at=None)
    assert [one.role for one in standing] == [Role.CONTRIBUTOR]


def test_who_takes_part_already_is_not_invited_to_it(ana: Client, application: Application) -> None:
    carla = a_contributor(application)
    again = {"name": "Carla", "email": carla.email.upper(), "role": "contributor"}

    response = ana.post(at(application, "/people"), again)

    assert response.status_code == 422
    assert "Carla Contributor takes part already, as contributor." in words(response)
    assert not Invitation.objects.filter(email=carla.email).exists()


def test_a_contributor_reads_it_and_changes_nothing(client: Client, application: Application) -> None:
    as_person(client, a_contributor(application))
    rosa = a_helper(application)

    page = words(client.get(at(application, "/people")))

    assert "Change the part of" not in page
    assert "Send the" not in page
    for path in ("send", "withdraw", "remove"):
        assert client.post(at(application, f"/helpers/{rosa.pk}/{path}")).status_code == 404


def test_the_home_shows_a_short_list_and_the_way(ana: Client, application: Application) -> None:
    for number in range(8):
        joined(application, examples.a_person(f"Person {number}"), Role.CONTRIBUTOR)

    response = ana.get(at(application))

    assert "Person 4 contributor" in words(response)
    assert "Person 6 contributor" not in words(response)
    assert "9 people take part" in words(response)
    assert f'href="{at(application, "/people")}"' in response.content.decode()


def test_one_person_and_many_take_the_same_number_of_queries(ana: Client, application: Application) -> None:
    a_helper(application)
    few = queries(ana, at(application, "/people"))
    for number in range(3):
        joined(application, examples.a_person(f"Person {number}"), Role.CONTRIBUTOR)
        given(application, a_helper(application, f"Helper {number}"), "DM1", "DM2")

    assert queries(ana, at(application, "/people")) == few
    assert few <= 10
    assert Membership.objects.count() == 4
