"""People of the programme: appointed by e-mail address, and revoked."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Appointment, Message, Person
from tests import examples
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def appoint(office: Client, **typed: str) -> Any:
    values = {"role": "expert", "name": "Esra Yilmaz", "email": "Esra@Example.org", **typed}
    return office.post("/office/people", values)


def revoke(office: Client, person: Person, role: Role) -> Any:
    return office.post(f"/office/people/{Appointment.objects.get(person=person, role=role).pk}/revoke")


def test_new_person_gets_an_account_without_a_password_and_a_letter(office: Client) -> None:
    response = appoint(office)

    person = Person.objects.get(email="esra@example.org")
    letter = Message.objects.get(kind="appointed")
    assert response.status_code == 303
    assert (person.name, person.has_usable_password()) == ("Esra Yilmaz", False)
    assert list(person.appointments.values_list("role", flat=True)) == [Role.EXPERT]
    assert (letter.to, letter.to_person) == ("esra@example.org", person)
    assert "/account/password/forgotten" in letter.body
    assert "Esra Yilmaz esra@example.org has not chosen a password yet" in words(office.get("/office/people"))


def test_appointed_person_chooses_a_password_and_signs_in(office: Client, client: Client) -> None:
    appoint(office)
    client.logout()

    client.post("/account/password/forgotten", {"email": "esra@example.org"})
    letter = Message.objects.get(kind="password_reset").body
    link = re.search(r"/account/password/new/\S+", letter)
    assert link is not None
    form = client.get(link.group(), follow=True)
    chosen = {"password1": "quiet lakes at dawn", "password2": "quiet lakes at dawn"}
    client.post(form.request["PATH_INFO"], chosen)
    signed_in = client.post(
        "/account/sign-in", {"login": "esra@example.org", "password": "quiet lakes at dawn"}, follow=True
    )

    assert signed_in.redirect_chain[-1][0] == "/expert/"


def test_who_has_an_account_keeps_name_and_password(office: Client) -> None:
    chen = examples.chen()

    appoint(office, role="committee", name="Somebody", email=chen.email)

    letter = Message.objects.get(kind="appointed")
    assert Person.objects.get(pk=chen.pk).name == "Chen Li"
    assert "forgotten" not in letter.body
    assert set(chen.appointments.values_list("role", flat=True)) == {Role.EXPERT, Role.COMMITTEE}


def test_second_appointment_to_the_same_office_is_refused_and_sends_nothing(office: Client) -> None:
    appoint(office)

    again = appoint(office)

    assert again.status_code == 422
    assert "This person holds this office already." in words(again)
    assert 'value="Esra@Example.org"' in again.content.decode()
    assert Message.objects.filter(kind="appointed").count() == 1


def test_faulty_address_keeps_what_was_typed(office: Client) -> None:
    response = appoint(office, email="esra")

    assert response.status_code == 422
    assert 'href="#id_email"' in response.content.decode()
    assert 'value="Esra Yilmaz"' in response.content.decode()
    assert not Person.objects.filter(name="Esra Yilmaz").exists()


def test_revoked_expert_finds_her_pages_closed(office: Client) -> None:
    chen = examples.chen()
    hers = Client()
    hers.force_login(chen)
    before = hers.get("/expert/").status_code

    revoke(office, chen, Role.EXPERT)

    assert (before, hers.get("/expert/").status_code) == (200, 404)


def test_expert_with_cities_is_not_revoked(office: Client) -> None:
    examples.an_application_in_validation(claims=["DM1"])

    page = words(office.get("/office/people"))
    response = revoke(office, examples.chen(), Role.EXPERT)

    assert "Cities are still assigned to this expert: 1. Release them first." in page
    assert response.status_code == 422
    assert Appointment.objects.filter(person=examples.chen()).exists()


def test_last_of_the_office_is_not_revoked(office: Client) -> None:
    response = revoke(office, examples.olga(), Role.OFFICE)

    assert response.status_code == 422
    assert "Nobody else is in the programme office. Appoint another person first." in words(response)
    assert Appointment.objects.filter(role=Role.OFFICE).count() == 1


def test_page_takes_as_many_queries_for_many_people_as_for_few(office: Client) -> None:
    few = queries_of(office, "/office/people")
    for name in ("One", "Two", "Three"):
        examples.a_person(name, Role.EXPERT)

    assert queries_of(office, "/office/people") == few <= 15
