"""The letter with the link to a new password."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from assay.records.models import Message
from tests import examples

pytestmark = pytest.mark.django_db


def test_link_is_on_the_sites_own_address_whatever_host_asked_for_it(
    client: Client, settings: Settings
) -> None:
    settings.ADDRESS = "https://assay.example"
    settings.ALLOWED_HOSTS = ["assay.example", "elsewhere.example"]
    ana = examples.ana()

    client.post("/account/password/forgotten", {"email": ana.email}, headers={"host": "elsewhere.example"})

    body = Message.objects.get(kind="password_reset").body
    link = next(line for line in body.splitlines() if "/account/password/new/" in line)
    assert link.startswith("https://assay.example/account/password/new/")
    opened = client.get(link.removeprefix("https://assay.example"), headers={"host": "assay.example"})
    assert (opened.status_code, opened["Location"].endswith("-set-password")) == (302, True)
