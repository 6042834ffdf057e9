"""Files that a city gave as evidence: to be saved, by the experts who judge it and by nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from assay.records.models import Application, EvidencePart
from assay.workflows import answers
from assay.workflows.answers import ClaimDraft
from assay.workflows.evidence import EvidenceDraft
from tests import examples
from tests.web.public.reading import words
from tests.workflows.making_files import PDF, an_upload

pytestmark = pytest.mark.django_db

ITEM = "DM2"


@pytest.fixture
def application() -> Application:
    """In validation; its city gave one file that stands, and another that it took away again."""
    opened = examples.an_open_application()
    answer(opened, 0, EvidenceDraft(title="Taken away", files=[an_upload("old.pdf", PDF + b"%old")]))
    answer(opened, 1, EvidenceDraft(title="Inventory", files=[an_upload("inventory.pdf")]))
    return examples.validated(examples.submitted(opened))


def answer(application: Application, version: int, evidence: EvidenceDraft) -> None:
    draft = ClaimDraft(rating=1, explanation="So it is.", add=(evidence,))
    answers.record_answer(application, ITEM, draft, version=version, by=examples.ana())


def address(application: Application, title: str = "Inventory") -> str:
    part = EvidencePart.objects.get(version__title=title)
    return f"/expert/{application.pk}/files/{part.file_id}"


def test_a_file_is_sent_to_be_saved(client: Client, application: Application) -> None:
    client.force_login(examples.chen())

    response = client.get(address(application))

    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Disposition"] == 'attachment; filename="inventory.pdf"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_desk_links_to_the_file_with_its_name_and_size(client: Client, application: Application) -> None:
    client.force_login(examples.chen())

    response = client.get(f"/expert/{application.pk}/{ITEM}")

    assert f'href="{address(application)}"' in response.content.decode()
    assert "Inventory inventory.pdf," in words(response)
    assert "Taken away" not in words(response)


def test_a_file_that_no_answer_stands_on_any_more_is_missing(
    client: Client, application: Application
) -> None:
    client.force_login(examples.chen())

    assert client.get(address(application, "Taken away")).status_code == 404


def test_a_file_is_found_under_its_own_application_alone(client: Client, application: Application) -> None:
    other = examples.an_application_in_validation(
        examples.a_place("Placeholder Falls"),
        lead=examples.bruno(),
        sponsor=examples.a_person("Sid Sponsor"),
        claims=[ITEM],
    )
    client.force_login(examples.chen())

    assert client.get(address(application).replace(str(application.pk), str(other.pk))).status_code == 404


@pytest.mark.parametrize("name", ["Eva Expert", "Olga Office", "Bruno Dias"])
def test_a_stranger_gets_404(client: Client, application: Application, name: str) -> None:
    if name == "Eva Expert":
        examples.a_person(name, examples.Role.EXPERT)
    client.force_login(examples.a_person(name))

    strange, missing = client.get(address(application)), client.get(f"/expert/{uuid4()}/files/{uuid4()}")

    assert (strange.status_code, strange.content) == (404, missing.content)


def test_a_file_takes_no_post(client: Client, application: Application) -> None:
    client.force_login(examples.chen())

    assert client.post(address(application)).status_code == 405
