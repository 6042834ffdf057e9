"""The lead invites everybody else of her city, and takes invitations back."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Application, Invitation, Message
from tests import examples
from tests.web.city.making import a_contributor, as_person, at
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

SOL = {"name": "Sol Mayor", "email": "sol.mayor@example.org", "role": "sponsor"}


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_an_invitation_is_sent_and_listed_until_it_is_taken_up(ana: Client, application: Application) -> None:
    response = ana.post(at(application, "/people"), SOL, follow=True)

    page = words(response)
    assert "Sent to 1 person: Sol Mayor." in page
    assert "Sol Mayor executive sponsor invited, until" in page
    assert Message.objects.filter(kind="invitation", to="sol.mayor@example.org").count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"email": "sol at example.org"}, "email"), ({"name": ""}, "name"), ({"role": "expert"}, "role")],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(
    ana: Client, application: Application, sent: dict[str, str], field: str
) -> None:
    response = ana.post(at(application, "/people"), {**SOL, **sent})

    page = response.content.decode()
    assert response.status_code == 422
    assert f'href="#id_{field}' in page
    assert "Sol Mayor" in page or sent.get("name") == ""
    assert Invitation.objects.filter(used_at=None).count() == 0


def test_an_invitation_is_taken_back(ana: Client, application: Application) -> None:
    ana.post(at(application, "/people"), SOL)
    invitation = Invitation.objects.get(role=Role.SPONSOR)

    response = ana.post(at(application, f"/people/{invitation.pk}/withdraw"), follow=True)

    assert "The invitation of Sol Mayor is withdrawn." in words(response)
    assert Invitation.objects.get(role=Role.SPONSOR).withdrawn_at is not None


def test_an_invitation_of_another_city_is_missing(ana: Client, application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    theirs = Invitation.objects.filter(application=other).get()

    assert ana.post(at(application, f"/people/{theirs.pk}/withdraw")).status_code == 404


def test_a_contributor_invites_nobody(client: Client, application: Application) -> None:
    as_person(client, a_contributor(application))

    assert client.post(at(application, "/people"), SOL).status_code == 404
