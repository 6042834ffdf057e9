"""Taking up an invitation: the link opens nothing by itself, a button does, and only once."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Invitation, Membership, Person
from assay.workflows import interests, invitations
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

NEW = {"name": "Ana Castro", "password": "a long and quiet river"}


def invited_lead() -> Application:
    """Ana is invited to lead, and has no account yet."""
    examples.a_site()
    draft = interests.InterestDraft(
        name="Ana Castro", email="ana.castro@example.org", job_title="", form_key=uuid4()
    )
    application = interests.state_interest(examples.a_place(), draft).application
    interests.accept(
        application, cohort=examples.a_cohort(), verified_how="called the city hall", by=examples.olga()
    )
    return application


@pytest.fixture
def application() -> Application:
    return invited_lead()


@pytest.fixture
def link(application: Application) -> str:
    return f"/invitation/{examples.token_in_latest_invitation(application)}"


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


def test_the_page_says_who_invites_to_what_and_opens_nothing(
    client: Client, application: Application, link: str
) -> None:
    response = client.get(link)

    page = words(response)
    assert "Olga Office invites you to take part in the application of Sample Harbor" in page
    assert "as city lead." in page
    assert 'value="Ana Castro"' in response.content.decode()
    assert stage(application) == Stage.ELIGIBLE
    assert not Person.objects.filter(email="ana.castro@example.org").exists()
    assert "no-store" in response.headers["Cache-Control"]


def test_a_new_person_gives_name_and_password_and_is_signed_in(
    client: Client, application: Application, link: str
) -> None:
    response = client.post(link, NEW, follow=True)

    ana = Person.objects.get(email="ana.castro@example.org")
    assert response.redirect_chain == [(f"/city/{application.pk}", 303)]
    assert "Welcome, Ana Castro." in words(response)
    assert (ana.check_password(NEW["password"]), stage(application)) == (True, Stage.OPEN)
    assert Membership.objects.get(person=ana).role == Role.LEAD


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": "short"}, "This password is too short. It must contain at least 12 characters."),
        ({"password": "ana.castro@example.org"}, "The password is too similar to the email."),
        ({"password": "password1234"}, "This password is too common."),
        ({"name": " "}, "This field is required."),
    ],
)
def test_a_weak_password_is_refused_with_its_sentence_and_the_link_stays_open(
    client: Client, link: str, typed: dict[str, str], sentence: str
) -> None:
    response = client.post(link, {**NEW, **typed})

    assert response.status_code == 422
    assert sentence in words(response)
    assert NEW["password"] not in response.content.decode()
    assert not Person.objects.filter(email="ana.castro@example.org").exists()
    assert client.get(link).status_code == 200


def test_a_known_person_is_asked_to_sign_in_first_and_comes_back(client: Client, link: str) -> None:
    examples.ana()

    response = client.get(link)

    assert "There is an account of ana.castro@example.org already." in words(response)
    assert f'href="/account/sign-in?{urlencode({"next": link})}"' in response.content.decode()
    assert 'name="password"' not in response.content.decode()


def test_a_known_person_who_is_signed_in_takes_part_with_one_press(
    client: Client, application: Application, link: str
) -> None:
    client.force_login(examples.ana())

    assert "Take part" in words(client.get(link))
    response = client.post(link)

    assert (response.status_code, response["Location"]) == (303, f"/city/{application.pk}")
    assert stage(application) == Stage.OPEN


def test_nobody_takes_up_a_known_persons_invitation_without_being_her(
    client: Client, application: Application, link: str
) -> None:
    examples.ana()

    without = client.post(link, NEW)
    client.force_login(examples.bruno())
    as_another = client.post(link, NEW)

    assert (without.status_code, as_another.status_code) == (422, 422)
    assert "this invitation is for somebody else" in words(as_another)
    assert (stage(application), Membership.objects.count()) == (Stage.ELIGIBLE, 0)


def test_someone_signed_in_opens_no_account_for_another(client: Client, link: str) -> None:
    client.force_login(examples.bruno())

    response = client.post(link, NEW)

    assert response.status_code == 422
    assert not Person.objects.filter(email="ana.castro@example.org").exists()


def test_spent_withdrawn_expired_and_made_up_links_get_one_calm_page(
    client: Client, application: Application, link: str
) -> None:
    client.post(link, NEW)
    used = Client().get(link)
    Invitation.objects.update(used_at=None, used_by=None, withdrawn_at=now())
    withdrawn = Client().get(link)
    Invitation.objects.update(withdrawn_at=None, expires_at=now() - timedelta(days=1))
    expired = Client().get(link)
    made_up = Client().get("/invitation/made-up")

    assert "This invitation does not open anything any more" in words(used)
    assert {one.status_code for one in (used, withdrawn, expired, made_up)} == {404}
    assert len({one.content for one in (used, withdrawn, expired, made_up)}) == 1


def test_pressing_twice_takes_part_once(client: Client, application: Application, link: str) -> None:
    client.post(link, NEW)
    again = client.post(link, NEW)

    assert again.status_code == 404
    assert Membership.objects.count() == 1


def test_a_further_invitation_adds_a_part(client: Client, application: Application, link: str) -> None:
    client.post(link, NEW)
    ana = Person.objects.get(email="ana.castro@example.org")
    invitations.invite(application, role=Role.SPONSOR, email=ana.email, name=ana.name, by=ana)

    client.post(f"/invitation/{examples.token_in_latest_invitation(application)}")

    assert set(Membership.objects.filter(person=ana).values_list("role", flat=True)) == {"lead", "sponsor"}
