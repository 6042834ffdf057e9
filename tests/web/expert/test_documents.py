"""A file that a city gave as evidence, read by the experts who judge it and by nobody else."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from assay.journey.roles import Role
from assay.records.models import Act, AddressCheck, Application, StoredFile
from tests import examples
from tests.web.documents import ITEM, an_answer, worked_off
from tests.web.public.reading import words
from tests.workflows.keeping import kept_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(settings: Settings, tmp_path: Path) -> Application:
    kept_below(settings, tmp_path)
    return examples.an_open_application()


@pytest.fixture
def file(opened: Application) -> StoredFile:
    """The file of an answer that stands; another file is cited no more."""
    an_answer(opened, name="old.pdf")
    file = an_answer(opened, 1, where="page 3")
    worked_off()
    return file


@pytest.fixture
def application(opened: Application, file: StoredFile) -> Application:
    return examples.validated(examples.submitted(opened))


def addresses(application: Application, file: StoredFile) -> tuple[str, str]:
    start = f"/expert/{application.pk}/files/{file.pk}/pages"
    return start, f"{start}/1.webp"


def test_an_expert_reads_a_page_and_its_text(
    client: Client, application: Application, file: StoredFile
) -> None:
    client.force_login(examples.chen())
    page, picture = addresses(application, file)

    response = client.get(f"{page}?page=3")

    assert "Page 3 of 3." in words(response)
    assert "Three" in words(response)
    assert f'href="/expert/{application.pk}/files/{file.pk}"' in response.content.decode()
    assert b"".join(client.get(picture).streaming_content)[8:12] == b"WEBP"


def test_the_desk_leads_to_the_page_that_is_cited(
    client: Client, application: Application, file: StoredFile
) -> None:
    client.force_login(examples.chen())

    html = client.get(f"/expert/{application.pk}/{ITEM}").content.decode()

    assert f'href="{addresses(application, file)[0]}?page=3"' in html


def test_an_expert_may_have_it_made_again(client: Client, application: Application, file: StoredFile) -> None:
    client.force_login(examples.chen())
    page, _ = addresses(application, file)

    assert client.post(page).status_code == 303
    assert Act.objects.filter(verb="make-document", by=examples.chen(), role=Role.EXPERT).count() == 1


def test_a_file_that_no_answer_cites_any_more_is_missing(client: Client, application: Application) -> None:
    client.force_login(examples.chen())
    old = StoredFile.objects.get(name="old.pdf")
    page, picture = addresses(application, old)

    assert [client.get(page).status_code, client.get(picture).status_code, client.post(page).status_code] == [
        404,
        404,
        404,
    ]


def test_before_validation_there_is_nothing_to_read(
    client: Client, opened: Application, file: StoredFile
) -> None:
    client.force_login(examples.chen())
    page, picture = addresses(opened, file)
    examples.submitted(opened)

    assert [client.get(page).status_code, client.get(picture).status_code] == [404, 404]


@pytest.mark.parametrize("name", ["Eva Expert", "Olga Office", "Bruno Dias", "Ana Castro"])
def test_a_stranger_gets_404(client: Client, application: Application, file: StoredFile, name: str) -> None:
    if name == "Eva Expert":
        examples.a_person(name, examples.Role.EXPERT)
    client.force_login(examples.a_person(name))
    page, picture = addresses(application, file)
    missing = client.get(f"/expert/{uuid4()}/files/{uuid4()}/pages")

    tried = [client.get(page), client.get(picture), client.post(page)]

    assert [(one.status_code, one.content) for one in tried] == [(404, missing.content)] * 3


def test_a_file_is_found_under_its_own_application_alone(
    client: Client, application: Application, file: StoredFile
) -> None:
    other = examples.an_application_in_validation(
        examples.a_place("Placeholder Falls"),
        lead=examples.bruno(),
        sponsor=examples.a_person("Sid Sponsor"),
        claims=[ITEM],
    )
    client.force_login(examples.chen())

    assert [client.get(address).status_code for address in addresses(other, file)] == [404, 404]


def test_what_the_city_was_told_of_an_address_is_its_own(client: Client, opened: Application) -> None:
    examples.a_claim(opened, ITEM)
    address = f"https://harbor.example/{ITEM}"
    AddressCheck.objects.create(application=opened, address=address, state=AddressCheck.CLOSED)
    application = examples.validated(examples.submitted(opened))
    client.force_login(examples.chen())

    assert "Attach a copy" not in words(client.get(f"/expert/{application.pk}/{ITEM}"))
