"""Earlier versions of an answer, with who wrote them and what they changed."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.records.models import Application
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.web.city.making import a_contributor, answer_at, as_person, at
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    draft = ClaimDraft(rating=0, explanation="Not yet.", notes="Ask Bea.")
    record_answer(application, "DM1", draft, version=1, by=a_contributor(application))
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_the_answer_lists_its_versions_newest_first(ana: Client, application: Application) -> None:
    page = words(ana.get(answer_at(application)))

    assert page.index("Version 2 Carla Contributor") < page.index("Version 1 Ana Castro")


def test_an_earlier_version_stands_as_it_was(ana: Client, application: Application) -> None:
    page = words(ana.get(at(application, "/answers/DM1/versions/1")))

    assert "Version 1, saved by Ana Castro," in page
    assert "The answer says something else now." in page
    assert "The city does this (DM1)." in page
    assert "Proof of DM1" in page


def test_a_version_says_what_it_changed(ana: Client, application: Application) -> None:
    page = words(ana.get(at(application, "/answers/DM1/versions/2")))

    assert "This is what the answer says now. Changed here: claim, explanation, notes and evidence." in page


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999"])
def test_a_version_that_never_was_is_missing(ana: Client, application: Application, number: str) -> None:
    assert ana.get(at(application, f"/answers/DM1/versions/{number}")).status_code == 404
