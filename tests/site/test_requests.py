"""Requests that are refused before any page looks at them."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

MB = 1024 * 1024
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "path", ["/places/%00", "/places/x%00", "/office/board?cohort=%00", "/places?%00=x", "/nowhere%00"]
)
def test_nul_in_an_address_gets_the_page_of_a_bad_request(client: Client, path: str) -> None:
    client.force_login(examples.olga())

    response = client.get(path)

    assert response.status_code == 400


def test_nul_in_a_cookie_gets_the_page_of_a_bad_request(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "abcdefgh\0"

    assert client.get("/").status_code == 400


def test_escaped_percent_sign_before_noughts_is_no_nul(client: Client) -> None:
    assert client.get("/?q=%2500").status_code == 200


@pytest.mark.parametrize(
    ("signed_in", "length", "status"),
    [
        (False, 2 * MB, 404),
        (False, 2 * MB + 1, 413),
        (True, 27 * MB, 404),
        (True, 27 * MB + 1, 413),
    ],
)
def test_length_of_a_request_is_asked_before_it_is_read(
    client: Client, signed_in: bool, length: int, status: int
) -> None:
    if signed_in:
        client.force_login(examples.ana())

    response = client.post("/nowhere", "a=b", content_type=FORM, CONTENT_LENGTH=str(length))

    assert response.status_code == status


@pytest.mark.parametrize("path", ["/city/x?part=2&late=1", "/account/letters?from=letter"])
def test_the_way_through_sign_in_leads_back_to_the_whole_address(client: Client, path: str) -> None:
    examples.ana()
    door = client.get(path)["Location"]

    signed_in = client.post(door, {"login": "ana.castro@example.org", "password": examples.PASSWORD})

    assert signed_in["Location"] == path


def test_no_other_site_is_led_to_through_sign_in(client: Client) -> None:
    examples.ana()
    door = "/account/sign-in?next=https%3A%2F%2Felsewhere.example%2Fcity%2Fx%3Fpart%3D2"

    signed_in = client.post(door, {"login": "ana.castro@example.org", "password": examples.PASSWORD})

    assert "elsewhere" not in signed_in["Location"]


def test_too_large_a_request_is_told_what_to_do(client: Client) -> None:
    response = client.post("/city/x", "a=b", content_type=FORM, CONTENT_LENGTH=str(100 * MB))

    assert response.status_code == 413
    assert "Make the file smaller, or give its address instead. Nothing was changed." in words(response)


@pytest.mark.parametrize("length", ["", "many"])
def test_file_of_no_stated_length_is_refused(client: Client, length: str) -> None:
    client.force_login(examples.ana())

    response = client.post("/nowhere", {"a": "b"}, CONTENT_LENGTH=length)

    assert response.status_code == 413
