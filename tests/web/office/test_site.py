"""Whose site this is, said by the office and shown on every page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from assay.records.models import Act, Site
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

FILLED = {
    "programme": "City Certification",
    "operator": "The City Club",
    "contact": "office@example.org",
    "official": "on",
    "becomes_public": ["criteria met", "points"],
}


def change(office: Client, **typed: Any) -> Any:
    return office.post("/office/site", {**FILLED, **typed})


def test_what_is_saved_stands_on_every_page(office: Client) -> None:
    examples.a_site(demonstration=False)

    response = change(office)

    page = words(office.get("/contact"))
    assert response.status_code == 303
    assert "City Certification" in page
    assert "This site is run by: The City Club." in page
    assert "Independent compilation" not in page
    assert Act.objects.get(verb="change-site").after["operator"] == "The City Club"


def test_level_and_dates_always_become_public_and_what_was_not_met_never_does(office: Client) -> None:
    refused = change(office, becomes_public=["criteria not met"])
    change(office, becomes_public=[])

    assert refused.status_code == 422
    assert Site.objects.get().becomes_public == ["level", "dates"]


def test_form_shows_what_stands(office: Client) -> None:
    change(office)

    page = office.get("/office/site").content.decode()

    assert 'value="The City Club"' in page
    assert page.count(" checked") == 3


def test_faulty_contact_changes_nothing_and_keeps_what_was_typed(office: Client) -> None:
    examples.a_site()

    response = change(office, contact="nobody")

    assert response.status_code == 422
    assert 'href="#id_contact"' in response.content.decode()
    assert 'value="The City Club"' in response.content.decode()
    assert Site.objects.get().operator == ""


def test_demonstration_stays_one(office: Client) -> None:
    examples.a_site(demonstration=True)

    change(office)

    assert Site.objects.get().demonstration
