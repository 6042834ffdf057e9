"""The page of one answer: what is asked beside what the city says, saved as often as it likes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

import tests
from assay.journey.roles import Role
from assay.records.models import Answer, AnswerVersion, Application, Evidence, StoredFile
from assay.standard import library
from assay.workflows import signatures
from tests import examples
from tests.web.city.making import a_contributor, answer_at, as_person, at, joined, saved, typed
from tests.web.public.reading import marks_shown, words
from tests.workflows.making_files import PDF, an_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where files are kept in these tests."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "assay.site.files.Files", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_the_page_shows_what_is_asked_and_by_whose_word(ana: Client, application: Application) -> None:
    response = ana.get(answer_at(application))

    page = words(response)
    assert "What is asked The city has put in writing who is responsible" in page
    assert "What usually serves as evidence" in page
    assert "A core criterion: no level can be reached without it." in page
    assert marks_shown(response) == ["inferred", "ours"]
    assert "Not answered yet." in page


def test_a_saved_answer_stands_with_who_and_when(ana: Client, application: Application) -> None:
    response = ana.post(answer_at(application), typed(notes="Ask Bea."), follow=True)

    assert response.redirect_chain == [(answer_at(application), 303)]
    page = words(response)
    assert "DM1 Implementing Data Strategy and Governance: saved at " in page
    assert "claimed: Met Saved by Ana Castro," in page
    current = saved(application).current
    assert current is not None
    assert (current.rating, current.explanation, current.notes, current.by) == (
        1,
        "The charter says so.",
        "Ask Bea.",
        examples.ana(),
    )


def test_saving_the_same_again_makes_no_version(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(explanation="One line.\r\nAnother."))

    response = ana.post(answer_at(application), typed(1, explanation="One line.\r\nAnother."), follow=True)

    assert "There was nothing new to save." in words(response)
    assert saved(application).version == 1


def test_pressing_save_twice_saves_once(ana: Client, application: Application) -> None:
    sent = typed(address="https://harbor.example/charter", title="Charter")

    first = ana.post(answer_at(application), sent)
    second = ana.post(answer_at(application), sent)

    assert (first.status_code, second.status_code) == (303, 303)
    assert AnswerVersion.objects.count() == 1
    assert Evidence.objects.count() == 1


def test_save_and_next_goes_on_to_the_next_criterion(ana: Client, application: Application) -> None:
    response = ana.post(answer_at(application), typed(next="1"))

    assert response["Location"] == answer_at(application, "DM2")


def test_after_the_last_item_save_and_next_goes_home(ana: Client, application: Application) -> None:
    response = ana.post(answer_at(application, "outcome"), typed(next="1"))

    assert response["Location"] == at(application)


def test_an_address_is_kept_with_its_title_period_and_note(ana: Client, application: Application) -> None:
    ana.post(
        answer_at(application),
        typed(
            address="https://harbor.example/charter",
            title="Charter",
            period_from="2024-01-01",
            period_to="2024-12-31",
            where="Section 3",
        ),
    )

    page = words(ana.get(answer_at(application)))
    assert "Charter harbor.example Covers 1 January 2024 to 31 December 2024. Where to look: Section 3" in (
        page
    )


def test_a_file_is_kept_and_linked(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(title="Charter", file=an_upload("charter.pdf")))

    response = ana.get(answer_at(application))
    file = StoredFile.objects.get()
    assert at(application, f"/files/{file.pk}") in response.content.decode()
    assert "Charter charter.pdf, " in words(response)


def test_evidence_stays_until_it_is_removed(ana: Client, application: Application) -> None:
    examples.a_claim(application, "DM1")
    examples_evidence = Evidence.objects.get()
    ana.post(
        answer_at(application),
        typed(1, had=[str(examples_evidence.pk)], address="https://harbor.example/minutes", title="Minutes"),
    )
    both = list(Evidence.objects.order_by("added_at"))

    ana.post(answer_at(application), typed(2, had=[str(one.pk) for one in both], remove=[str(both[0].pk)]))

    current = saved(application).current
    assert current is not None
    assert [one.source.title for one in current.citations.all()] == ["Minutes"]
    assert AnswerVersion.objects.get(number=2).citations.count() == 2


def test_evidence_of_another_city_cannot_be_taken_over(ana: Client, application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    examples.a_claim(other, "DM1")

    ana.post(answer_at(application), typed(had=[str(Evidence.objects.get().pk), "nonsense"]))

    current = saved(application).current
    assert current is not None
    assert current.citations.count() == 0


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"address": "harbor"}, "address", "This is not an address that can be opened."),
        ({"title": "Charter"}, "file", "Give at least one file or one address."),
        (
            {"address": "https://a.example/", "period_from": "2025-01-01", "period_to": "2024-01-01"},
            "period_from",
            "The period ends before it begins.",
        ),
        ({"address": "https://a.example/", "period_from": "soon"}, "period_from", "Enter a valid date."),
        ({"rating": "7"}, "rating", "This rating is not on the scale."),
        ({"explanation": "x" * 20_001}, "explanation", "Ensure this value has at most 20000 characters"),
        ({"explanation": "a\x00b"}, "explanation", "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(
    ana: Client, application: Application, sent: dict[str, str], field: str, sentence: str
) -> None:
    response = ana.post(answer_at(application), typed(notes="Keep these words.", **sent))

    assert response.status_code == 422
    assert sentence in words(response)
    assert f'href="#id_{field}' in response.content.decode()
    assert "Keep these words." in response.content.decode()
    assert not AnswerVersion.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("charter.exe", b"MZ\x90\x00", "charter.exe: Files of this type are not taken."),
        ("charter.pdf", b"", "There is nothing in the file."),
        ("charter.pdf", PDF + b"x" * 100, "The file is too large: at most 100 bytes are taken."),
    ],
)
def test_a_refused_file_leaves_nothing_behind_and_keeps_all_that_was_typed(
    ana: Client,
    application: Application,
    settings: Settings,
    folder: Path,
    name: str,
    content: bytes,
    sentence: str,
) -> None:
    settings.EVIDENCE_MOST_BYTES = 100

    response = ana.post(
        answer_at(application), typed(title="Charter", notes="Keep.", file=an_upload(name, content))
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in words(response)
    assert "Choose the file again: a browser does not keep it." in words(response)
    assert ("The charter says so." in page, 'value="Charter"' in page, "Keep." in page) == (True,) * 3
    assert not StoredFile.objects.exists()
    assert not AnswerVersion.objects.exists()
    assert [one for one in folder.rglob("*") if one.is_file()] == []


def test_the_outcome_asks_for_its_figures(ana: Client, application: Application) -> None:
    outcome = {**examples.OUTCOME, "option": "air-quality"}

    ana.post(answer_at(application, "outcome"), typed(**outcome))

    current = saved(application, "outcome").current
    assert current is not None
    assert current.outcome == outcome
    page = words(ana.get(at(application, "/answers/outcome/versions/1")))
    assert "Outcome Air quality" in page
    assert "Measure Days with clean air" in page


@pytest.fixture
def small_edition(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(library.VARIABLE, str(Path(tests.__file__).parent / "editions"))
    library.edition.cache_clear()
    yield
    library.edition.cache_clear()


@pytest.mark.usefixtures("small_edition")
def test_of_a_checklist_the_claim_follows_from_the_marks(client: Client) -> None:
    application = examples.an_open_application(cohort=examples.a_cohort("demo-small", edition_id="small"))
    as_person(client, examples.ana())

    client.post(answer_at(application, "A2"), {"version": "0", "marks": ["a", "b"], "explanation": "Both."})

    current = saved(application, "A2").current
    assert current is not None
    assert (current.rating, current.marks) == (1, {"a": True, "b": True, "c": False})


def test_a_contributor_may_answer(client: Client, application: Application) -> None:
    contributor = a_contributor(application)

    response = as_person(client, contributor).post(answer_at(application), typed())

    assert response.status_code == 303
    current = saved(application).current
    assert current is not None
    assert current.by == contributor


def test_a_sponsor_reads_and_may_not_write(client: Client, application: Application) -> None:
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    read = client.get(answer_at(application))
    written = client.post(answer_at(application), typed())

    assert read.status_code == 200
    assert 'name="explanation"' not in read.content.decode()
    assert written.status_code == 422
    assert "This is not for you to do. It can be done by: city lead and contributor." in words(written)
    assert not AnswerVersion.objects.exists()


def test_a_closed_answer_is_read_only_and_shows_what_was_typed_to_copy(
    ana: Client, application: Application
) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    examples.a_claim(application, "DM1")
    signatures.ask_for_sign_off(application, by=examples.ana())

    read = ana.get(answer_at(application))
    written = ana.post(answer_at(application), typed(1, explanation="Typed too late."))

    assert 'name="explanation"' not in read.content.decode()
    assert "Answers cannot be changed at this stage of the application." in words(read)
    assert written.status_code == 422
    assert "This was not saved" in words(written)
    assert "Typed too late." in words(written)
    assert saved(application).version == 1


def test_a_criterion_that_is_not_in_the_edition_is_missing(ana: Client, application: Application) -> None:
    assert ana.get(answer_at(application, "ZZ9")).status_code == 404
    assert ana.post(answer_at(application, "ZZ9"), typed()).status_code == 404


def test_opening_the_page_makes_no_answer(ana: Client, application: Application) -> None:
    ana.get(answer_at(application))

    assert not Answer.objects.exists()


def test_saving_takes_few_queries(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(address="https://harbor.example/charter"))
    had = [str(Evidence.objects.get().pk)]

    with CaptureQueriesContext(connection) as queries:
        ana.post(answer_at(application), typed(1, explanation="Better words.", had=had))

    assert saved(application).version == 2
    assert len(queries) <= 15, [one["sql"][:90] for one in queries]
