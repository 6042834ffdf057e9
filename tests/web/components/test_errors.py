"""What a person typed comes back to her, also from a form that could not be taken."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests import examples

pytestmark = pytest.mark.django_db

WORDS = "Four meetings a year, with minutes, since the council asked for them in spring."


def test_a_form_sent_after_the_session_ended_gives_back_what_was_typed() -> None:
    application = examples.an_open_application()

    for address in (f"/city/{application.pk}/answers/OD1", f"/city/{uuid4()}/answers/OD1"):
        response = Client().post(address, {"explanation": WORDS, "notes": "Ask Bea.", "rating": "1"})

        assert response.status_code == 401
        assert WORDS in response.content.decode()
        assert "Ask Bea." in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store"


def test_a_password_is_never_shown_back() -> None:
    secret = "a secret that is longer than any choice, by far"

    response = Client().post("/city/", {"password": secret, "explanation": WORDS})

    assert secret not in response.content.decode()


def test_a_form_without_its_token_is_refused_and_gives_back_what_was_typed() -> None:
    application = examples.an_open_application()
    client = Client(enforce_csrf_checks=True)
    client.force_login(examples.ana())

    response = client.post(f"/city/{application.pk}/answers/OD1", {"explanation": WORDS})

    assert response.status_code == 403
    assert WORDS in response.content.decode()
    assert not application.answers.exists()
