"""A GET writes nothing, whoever asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from assay.records.models import Application, Person
from tests import examples
from tests.promises.test_confidentiality import crawl

pytestmark = pytest.mark.django_db

# A session is dated anew when its person comes back; nothing of the programme is in it.
NOT_THE_PROGRAMME = {"sessions.Session"}


def everything() -> dict[str, list[Any]]:
    """All rows of all tables."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in NOT_THE_PROGRAMME
    }


@pytest.fixture
def applications() -> list[Application]:
    few = ["LC1", "DM1", "PA1", "OD1"]
    return [
        examples.an_interest(examples.a_place("Placeholder Falls"), lead=examples.bruno()),
        examples.an_open_application(),
        examples.an_application_in_validation(
            examples.a_place("Mockville"), lead=examples.a_person("Lea Mock"), claims=few
        ),
        examples.an_application_before_the_committee(
            examples.a_place("Testbridge"), lead=examples.a_person("Tom Test"), claims=few
        ),
    ]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        (None, "/"),
        ("Ana Castro", "/city/"),
        ("Chen Li", "/expert/"),
        ("Mei Tanaka", "/committee/"),
        ("Olga Office", "/office/"),
    ],
)
def test_reading_changes_nothing(applications: list[Application], name: str | None, start: str) -> None:
    client = Client()
    if name:
        examples.mei()
        client.force_login(Person.objects.get(name=name))
    before = everything()

    seen = [where for where, _ in crawl(client, (start,), most=80, inner=True)]

    assert len(seen) > 3
    assert everything() == before
