"""A file of the city, for its own people: always to be saved, never shown."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from assay.records.models import Application, StoredFile
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from tests import examples
from tests.web.city.making import as_person, at
from tests.workflows.making_files import PDF, an_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    draft = ClaimDraft(add=(EvidenceDraft(title="Charter", files=[an_upload("charter.pdf")]),))
    record_answer(application, "DM1", draft, version=0, by=examples.ana())
    return application


def address(application: Application) -> str:
    return at(application, f"/files/{StoredFile.objects.get(application=application).pk}")


def test_it_is_sent_as_it_was_given_and_to_be_saved(client: Client, application: Application) -> None:
    response = as_person(client, examples.ana()).get(address(application))

    assert b"".join(response.streaming_content) == PDF
    assert {
        name: response.headers[name]
        for name in ("Content-Disposition", "Content-Type", "X-Content-Type-Options", "Content-Length")
    } == {
        "Content-Disposition": 'attachment; filename="charter.pdf"',
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Length": str(len(PDF)),
    }
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_another_city_finds_it_neither_here_nor_under_its_own_address(
    client: Client, application: Application
) -> None:
    theirs = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    as_person(client, examples.bruno())

    here = client.get(address(application))
    there = client.get(at(theirs, f"/files/{StoredFile.objects.get().pk}"))
    never = client.get(at(theirs, f"/files/{uuid4()}"))

    assert [here.status_code, there.status_code] == [404, 404]
    assert here.content == there.content == never.content
