"""Two people in one answer: the later one is told, both texts stand side by side, and nothing is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.records.models import AnswerVersion, Application, Evidence, EvidenceVersion, Person
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from tests import examples
from tests.web.city.making import a_contributor, answer_at, as_person, saved, typed
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    """Somebody's answer stands as version 1."""
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    return application


@pytest.fixture
def carla(application: Application) -> Person:
    return a_contributor(application)


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def carla_saves(application: Application, carla: Person, **more: object) -> None:
    cited = {one.pk: "" for one in Evidence.objects.all()}
    draft = ClaimDraft(**{"rating": 0, "explanation": "Not so sure.", "cite": cited, **more})
    record_answer(application, "DM1", draft, version=1, by=carla)


def test_the_later_one_is_told_and_both_texts_stand_side_by_side(
    ana: Client, application: Application, carla: Person
) -> None:
    carla_saves(application, carla)

    response = ana.post(answer_at(application), typed(1, explanation="Surely so.", notes="My note."))

    page = words(response)
    assert response.status_code == 409
    assert "Carla Contributor saved this answer on" in page
    assert "What Carla Contributor saved" in page
    assert "Not so sure." in page
    assert "Surely so." in response.content.decode()
    assert "My note." in response.content.decode()
    assert saved(application).version == 2


def test_somebody_with_two_windows_sees_both_as_her_own(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(1, explanation="In one window."))

    response = ana.post(answer_at(application), typed(1, explanation="In another."))

    page = words(response)
    assert response.status_code == 409
    assert "You wrote in two windows at once" in page
    assert "What your other window saved" in page
    assert "Keep what the other window saved, and leave this" in page
    assert "Two people" not in page


def test_mine_can_be_saved_over_theirs_which_stays_in_the_history(
    ana: Client, application: Application, carla: Person
) -> None:
    carla_saves(application, carla)
    conflict = ana.post(answer_at(application), typed(1, explanation="Surely so."))
    assert 'name="version" value="2"' in conflict.content.decode()

    response = ana.post(answer_at(application), typed(2, explanation="Surely so."))

    assert response.status_code == 303
    assert list(AnswerVersion.objects.order_by("number").values_list("explanation", flat=True)) == [
        "The city does this (DM1).",
        "Not so sure.",
        "Surely so.",
    ]


def test_theirs_can_be_kept_with_one_link(ana: Client, application: Application, carla: Person) -> None:
    carla_saves(application, carla)

    response = ana.post(answer_at(application), typed(1, explanation="Surely so."))

    assert (
        f'<a href="{answer_at(application)}">Keep what Carla Contributor saved, and leave mine</a>'
        in response.content.decode()
    )


def test_evidence_of_both_sides_is_listed_to_choose_from(
    ana: Client, application: Application, carla: Person
) -> None:
    old = Evidence.objects.get()
    carla_saves(
        application,
        carla,
        cite={},
        add=(EvidenceDraft(title="Minutes", addresses=["https://harbor.example/minutes"]),),
    )

    response = ana.post(answer_at(application), typed(1, had=[str(old.pk)]))

    page = words(response)
    assert "Minutes harbor.example Added by Carla Contributor meanwhile." in page
    assert "Proof of DM1 harbor.example Removed by Carla Contributor meanwhile." in page

    both = [str(one.pk) for one in Evidence.objects.all()]
    ana.post(answer_at(application), typed(2, had=both))

    current = saved(application).current
    assert current is not None
    assert {one.source.title for one in current.citations.all()} == {"Proof of DM1", "Minutes"}


def test_an_address_that_was_typed_is_kept_in_the_form(
    ana: Client, application: Application, carla: Person
) -> None:
    carla_saves(application, carla)

    response = ana.post(answer_at(application), typed(1, address="https://harbor.example/new", title="New"))

    assert "https://harbor.example/new</textarea>" in response.content.decode()
    assert not EvidenceVersion.objects.filter(title="New").exists()


def test_two_who_say_the_same_are_in_no_conflict(
    ana: Client, application: Application, carla: Person
) -> None:
    carla_saves(application, carla, rating=1, explanation="Surely so.", cite={})

    response = ana.post(answer_at(application), typed(1, explanation="Surely so."))

    assert response.status_code == 303
    assert saved(application).version == 2


def test_two_first_answers_meet_in_the_same_way(ana: Client, application: Application, carla: Person) -> None:
    record_answer(application, "DM2", ClaimDraft(rating=1, explanation="First."), version=0, by=carla)

    response = ana.post(answer_at(application, "DM2"), typed(0, explanation="Also first."))

    assert response.status_code == 409
    assert saved(application, "DM2").version == 1
