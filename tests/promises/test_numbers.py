"""The promises of the workspace that are counts: queries, and bytes of a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.records.models import Answer, Application
from assay.standard import library
from bench import weighing
from bench.cities import with_versions
from bench.wide_editions import widened
from tests import examples

pytestmark = pytest.mark.django_db

CRITERIA = 150
MOST_BYTES, MOST_QUERIES = 60 * 1024, 15


@pytest.fixture
def wide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The id of an edition with 150 criteria."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv(library.VARIABLE, str(shelf))
    library.edition.cache_clear()
    yield widened(shelf, CRITERIA)
    library.edition.cache_clear()


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    client.force_login(examples.ana())
    return client


def an_answered_application(client: Client, edition_id: str) -> Application:
    """Something said of every criterion, so that every line of the page has something to show. Ana is in."""
    application = examples.an_open_application(
        examples.a_place(f"Sample Town of {edition_id}"),
        cohort=examples.a_cohort(f"demo-{edition_id}", edition_id=edition_id),
    )
    for number, item in enumerate(examples.edition_of(application).items):
        examples.a_claim(application, item, rating=number % 2, by=examples.ana())
    client.force_login(examples.ana())
    return application


def queries(client: Client, path: str, typed: dict[str, Any] | None = None) -> int:
    with CaptureQueriesContext(connection) as counted:
        response = client.get(path) if typed is None else client.post(path, typed)
    assert response.status_code in (200, 303)
    return len(counted)


def claim(version: int) -> dict[str, str]:
    return {"version": str(version), "rating": "1", "explanation": f"The charter says so ({version})."}


def test_saving_one_answer_takes_at_most_fifteen_queries(ana: Client, application: Application) -> None:
    path = f"/city/{application.pk}/answers/DM1"

    first, second = (queries(ana, path, claim(version)) for version in range(2))

    assert Answer.objects.get(item="DM1").version == 2
    assert max(first, second) <= MOST_QUERIES


def test_the_main_page_asks_the_same_of_43_and_of_150_criteria(client: Client, wide: str) -> None:
    applications = [an_answered_application(client, edition) for edition in ("wwc-2022", wide)]

    counts = [queries(client, f"/city/{application.pk}") for application in applications]

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


@pytest.mark.skipif(not weighing.is_built(), reason="the look of the site is not built here")
def test_the_main_page_transfers_at_most_sixty_kilobytes_with_everything_it_needs(
    client: Client, wide: str
) -> None:
    application = an_answered_application(client, wide)

    weighed = weighing.transferred(client, f"/city/{application.pk}")

    assert sum(weighed.values()) <= MOST_BYTES, weighed
    assert len(weighed) >= 3


@pytest.mark.parametrize("page", ["", "?page=2", "/versions/19"])
def test_two_thousand_versions_ask_the_same_as_twenty(
    ana: Client, application: Application, page: str
) -> None:
    for item, count in (("DM1", 25), ("DM2", 2_000)):
        examples.a_claim(application, item, by=examples.ana())
        with_versions(application, item, count)

    few, many = (queries(ana, f"/city/{application.pk}/answers/{item}{page}") for item in ("DM1", "DM2"))

    assert few == many
