"""The office at its desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import examples


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(examples.olga())
    return client
