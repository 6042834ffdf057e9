"""A file that a city gave as evidence, read by the office once the city has signed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from assay.journey.roles import Role
from assay.records.models import Act, Application, StoredFile
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
    an_answer(opened, name="old.pdf")
    file = an_answer(opened, 1)
    worked_off()
    return file


def addresses(file: StoredFile) -> tuple[str, str]:
    start = f"/office/applications/{file.application_id}/files/{file.pk}/pages"
    return start, f"{start}/1.webp"


def test_the_office_reads_what_was_signed(client: Client, opened: Application, file: StoredFile) -> None:
    examples.validated(examples.submitted(opened))
    client.force_login(examples.olga())
    page, picture = addresses(file)

    assert "Page 1 of 3." in words(client.get(page))
    assert b"".join(client.get(picture).streaming_content)[8:12] == b"WEBP"
    settling = client.get(f"/office/applications/{opened.pk}/settle/{ITEM}").content.decode()
    assert f'href="{page}"' in settling


def test_the_office_may_have_it_made_again(client: Client, opened: Application, file: StoredFile) -> None:
    examples.submitted(opened)
    client.force_login(examples.olga())

    assert client.post(addresses(file)[0]).status_code == 303
    assert Act.objects.filter(verb="make-document", by=examples.olga(), role=Role.OFFICE).count() == 1


def test_before_the_city_has_signed_there_is_nothing_to_read(client: Client, file: StoredFile) -> None:
    client.force_login(examples.olga())
    page, picture = addresses(file)

    tried = [client.get(page), client.get(picture), client.post(page)]

    assert [response.status_code for response in tried] == [404, 404, 404]


def test_a_file_that_no_answer_cites_any_more_is_missing(
    client: Client, opened: Application, file: StoredFile
) -> None:
    examples.submitted(opened)
    client.force_login(examples.olga())

    old = StoredFile.objects.get(name="old.pdf")
    assert [client.get(address).status_code for address in addresses(old)] == [404, 404]


@pytest.mark.parametrize("name", ["Bruno Dias", "Ana Castro", "Chen Li"])
def test_nobody_else_has_this_address(
    client: Client, opened: Application, file: StoredFile, name: str
) -> None:
    examples.submitted(opened)
    examples.chen()
    client.force_login(examples.a_person(name))

    assert [client.get(address).status_code for address in addresses(file)] == [404, 404]
