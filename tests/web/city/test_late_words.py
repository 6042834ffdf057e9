"""What arrives after the deadline is kept for the city alone, and is no part of the answer."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.records.models import Application, LateDraft
from tests import examples
from tests.web.city.making import answer_at, as_person, at, let_pass, saved, typed
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    return let_pass(application, days=3)


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_late_words_are_kept_and_said_to_be_no_part_of_the_answer(
    ana: Client, application: Application
) -> None:
    response = ana.post(
        answer_at(application), typed(1, explanation="One minute too late.", notes="Sorry."), follow=True
    )

    page = words(response)
    assert "The deadline has passed. What you typed is kept as a late draft that only your city sees." in page
    assert "Late drafts These words came after the deadline." in page
    assert "One minute too late." in page
    assert LateDraft.objects.get().notes == "Sorry."
    assert saved(application).version == 1


def test_late_words_are_not_among_what_experts_will_see(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(1, explanation="One minute too late."))

    page = words(ana.get(at(application, "/sign-off")))

    assert "The city does this (DM1)." in page
    assert "One minute too late." not in page


def test_after_the_deadline_the_page_is_read_only_and_says_why(ana: Client, application: Application) -> None:
    response = ana.get(answer_at(application))

    assert "The deadline has passed: answers closed on" in words(response)
    assert 'name="explanation"' not in response.content.decode()


def test_in_its_grace_an_answer_is_an_answer(ana: Client, application: Application) -> None:
    let_pass(application, days=1)

    ana.post(answer_at(application), typed(1, explanation="In time, just."))

    assert saved(application).version == 2
    assert not LateDraft.objects.exists()


def test_a_page_warns_before_answers_close(ana: Client, application: Application) -> None:
    let_pass(application, days=0)

    assert "Answers close soon. They are due:" in words(ana.get(answer_at(application)))


def test_late_words_of_two_windows_are_both_kept(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(1, explanation="Eight hundred words.", notes="Mine."))
    ana.post(answer_at(application), typed(1, explanation="Eight hundred words and more.", notes="Mine."))
    ana.post(answer_at(application), typed(1, explanation="Another window."))

    kept = list(LateDraft.objects.order_by("pk").values_list("explanation", "notes"))
    assert kept == [("Eight hundred words and more.", "Mine."), ("Another window.", "")]


def autosave(client: Client, application: Application, late: str, **more: str) -> str:
    """What names the late draft that these words went into."""
    sent = typed(1, late=late, **more)
    told = client.post(answer_at(application), sent, headers={"X-Save": "1"}).json()
    assert told["state"] == "late"
    return str(told["late"])


def test_a_form_goes_on_in_the_late_draft_that_it_made_and_in_no_other(
    ana: Client, application: Application
) -> None:
    first = autosave(ana, application, "", explanation="Eight hundred wor")
    other = autosave(ana, application, "", explanation="Another window.")
    first = autosave(ana, application, first, explanation="Eight hundred words.")
    autosave(ana, application, other, explanation="Another, and more.")
    autosave(ana, application, "", explanation="Eight")

    kept = list(LateDraft.objects.order_by("pk").values_list("explanation", flat=True))
    assert kept == ["Eight hundred words.", "Another, and more.", "Eight"]


def test_a_late_draft_that_went_on_meanwhile_is_not_written_over(
    ana: Client, application: Application
) -> None:
    began = autosave(ana, application, "", explanation="One.")
    autosave(ana, application, began, explanation="Two.")

    autosave(ana, application, began, explanation="Three.")

    assert LateDraft.objects.count() == 2


def test_a_form_of_claim_and_explanation_alone_leaves_late_notes_where_they_are(
    ana: Client, application: Application
) -> None:
    autosave(ana, application, "", explanation="Late.", notes="Ask Bea.")

    autosave(ana, application, "", explanation="Late.", brief="1")

    assert list(LateDraft.objects.order_by("pk").values_list("notes", flat=True)) == ["Ask Bea.", ""]


def test_another_claim_is_another_late_draft(ana: Client, application: Application) -> None:
    autosave(ana, application, "", explanation="Late.")

    autosave(ana, application, "", explanation="Late.", rating="0")

    assert list(LateDraft.objects.order_by("pk").values_list("rating", flat=True)) == [1, 0]
