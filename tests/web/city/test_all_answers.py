"""All answers on one page: light, filtered by its address, in the same few queries for any edition."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.records.models import Application, Task
from assay.standard import library
from assay.workflows import tasks
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.standard.small import changed
from tests.web.city.making import as_person, at, joined, let_pass
from tests.web.city.weighing import MOST_BYTES, compressed, content, transferred
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

SCRIPTS = ("js/answer.js", "js/drafts.js", "js/keep.js")


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def shown(client: Client, application: Application, more: str = "") -> list[str]:
    """The codes of the answers on the page."""
    page = client.get(at(application, "/answers") + more).content.decode()
    return [part.split('"')[0] for part in page.split('id="item-')[1:]]


def test_a_list_on_top_jumps_to_each_area_and_the_outcome(ana: Client, application: Application) -> None:
    page = ana.get(at(application, "/answers")).content.decode()

    for code in [area.code for area in examples.edition_of(application).areas] + ["outcome"]:
        assert f'<li><a href="#in-{code}">' in page
        assert f'<h2 id="in-{code}" tabindex="-1">' in page
    assert ">The outcome</h2>" in page
    assert 'href="#in-' not in ana.get(at(application, "/answers?area=DM")).content.decode()


def test_all_stand_there_by_area_with_what_is_asked_and_what_is_claimed(
    ana: Client, application: Application
) -> None:
    examples.a_claim(application, "DM1")

    response = ana.get(at(application, "/answers"))

    page = words(response)
    assert "1 of 43 claimed" in page
    assert "44 of 44 shown." in page
    assert (
        "DM1 Implementing Data Strategy and Governance core criterion claimed: Met Saved by Ana Castro,"
        in (page)
    )
    assert "The city has put in writing who is responsible" in page
    assert "The city does this (DM1)." in response.content.decode()
    assert shown(ana, application) == list(examples.edition_of(application).items)


def test_the_address_says_what_is_shown(ana: Client, application: Application) -> None:
    examples.a_claim(application, "DM1")
    record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=examples.ana())
    tasks.take(application, "DM3", by=examples.ana())

    area = [code for code in examples.edition_of(application).by_code if code.startswith("DM")]
    assert shown(ana, application, "?area=DM") == area
    assert shown(ana, application, "?show=unfinished") == ["DM2"]
    assert shown(ana, application, "?area=DM&show=unanswered") == area[2:]
    assert shown(ana, application, "?show=mine") == ["DM3"]
    Task.objects.update(done_at="2026-01-01T00:00Z")
    assert shown(ana, application, "?show=mine") == []


def test_nothing_to_show_says_so(ana: Client, application: Application) -> None:
    page = words(ana.get(at(application, "/answers?area=nowhere")))

    assert "0 of 44 shown." in page
    assert "No answer is of this kind." in page


def test_after_a_save_the_answer_is_open_where_it_stands(ana: Client, application: Application) -> None:
    page = ana.get(at(application, "/answers?at=DM2")).content.decode()

    assert page.count("data-item open>") == 1
    assert 'id="item-DM2" data-item open>' in page


def test_where_answers_are_closed_they_are_read(client: Client, application: Application) -> None:
    examples.a_claim(application, "DM1")
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    sponsor = client.get(at(application, "/answers"))
    late = as_person(client, examples.ana()).get(at(let_pass(application, days=3), "/answers"))

    for response in (sponsor, late):
        assert "<textarea" not in response.content.decode()
        assert "The city does this (DM1)." in words(response)
    assert "The deadline has passed" in words(late)


def test_another_city_finds_nothing(client: Client, application: Application) -> None:
    assert as_person(client, examples.bruno()).get(at(application, "/answers")).status_code == 404


def test_the_page_with_every_answer_is_light(ana: Client, application: Application) -> None:
    for item in examples.edition_of(application).items:
        examples.a_claim(application, item)

    size = transferred(ana.get(at(application, "/answers")).content, *SCRIPTS)

    assert size <= MOST_BYTES, size


def test_the_scripts_are_small() -> None:
    assert sum(compressed(content(name)) for name in SCRIPTS) < 8 * 1024


@pytest.fixture
def editions_of_any_size(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The small edition, and one with 150 criteria more."""
    folder = changed(tmp_path_factory.mktemp("shelf"))
    large = Path(shutil.copytree(folder, folder.parent / "large"))
    codes = [f"C{number}" for number in range(150)]
    for code in codes:
        text = (folder / "criteria" / "B1.yaml").read_text()
        (large / "criteria" / f"{code}.yaml").write_text(text.replace("B1", code))
    head = (folder / "edition.yaml").read_text()
    head = head.replace("id: small", "id: large").replace("[B1, B2, B3]", f"[B1, B2, B3, {', '.join(codes)}]")
    (large / "edition.yaml").write_text(head)
    monkeypatch.setenv(library.VARIABLE, str(folder.parent))
    library.edition.cache_clear()
    yield
    library.edition.cache_clear()


@pytest.mark.usefixtures("editions_of_any_size")
@pytest.mark.parametrize("path", ["", "/answers", "/answers?show=mine"])
def test_few_criteria_and_very_many_take_the_same_number_of_queries(client: Client, path: str) -> None:
    small = examples.an_open_application(cohort=examples.a_cohort("demo-small", edition_id="small"))
    large = examples.an_open_application(
        examples.a_place("Example Ridge"),
        lead=examples.bruno(),
        cohort=examples.a_cohort("demo-large", edition_id="large"),
    )
    counts = []
    for application, lead in ((small, examples.ana()), (large, examples.bruno())):
        for item in examples.edition_of(application).items[:60]:
            record_answer(application, item, ClaimDraft(rating=0, explanation="x"), version=0, by=lead)
        as_person(client, lead)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(application, path)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15
