"""The preview of a loaded sheet: what would change, what is to be chosen, and nothing before that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.sheets import Column
from assay.records.models import AnswerVersion, Application, SheetLoad
from tests import examples
from tests.sheets import Typing, downloaded, filled, loaded
from tests.web.city.making import a_contributor, as_person, at
from tests.web.city.making import saved as saved_answer
from tests.web.public.reading import words
from tests.workflows.test_sheets import saves

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def a_load(application: Application, typing: Typing, *, data: bytes | None = None) -> SheetLoad:
    return loaded(application, filled(data or downloaded(application), typing), by=examples.ana())


def a_conflict(application: Application) -> SheetLoad:
    """Ana's sheet and somebody on the site wrote the same explanation anew."""
    before = downloaded(application)
    saves(application, "DM1", explanation="The newer words.")
    typing = {"DM1": {Column.EXPLANATION: "Words of the sheet."}, "PA1": {Column.NOTES: "Ask Bea."}}
    return a_load(application, typing, data=before)


def page(load: SheetLoad) -> str:
    return f"/city/{load.application_id}/spreadsheet/{load.pk}"


def test_it_shows_row_by_row_what_goes_and_what_comes(ana: Client, application: Application) -> None:
    load = a_load(
        application, {"DM1": {Column.EXPLANATION: "The city never does this (DM1).", Column.CLAIM: "Not met"}}
    )

    response = ana.get(page(load))

    found = words(response)
    assert "1 answer would change." in found and "43 stay as they are. Nothing is written yet." in found
    html = response.content.decode()
    assert "<del>Met</del> <ins>Not met</ins>" in html
    assert "The city <ins>never </ins>does this (DM1)." in html
    assert AnswerVersion.objects.count() == 1


def test_a_sheet_that_changes_nothing_says_so(ana: Client, application: Application) -> None:
    response = ana.get(page(a_load(application, {})))

    assert "Nothing would change. 44 stay as they are." in words(response)
    assert "Write these changes" not in words(response)


def test_markup_in_a_cell_is_text(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "<script>alert(1)</script>"}})

    assert b"<script>alert" not in ana.get(page(load)).content


def test_confirming_writes_it_and_says_how_many(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "Better."}, "PA1": {Column.CLAIM: "Met"}})

    response = ana.post(page(load), {"seen-DM1": "1", "seen-PA1": "0"}, follow=True)

    assert "2 answers were changed." in words(response)
    assert saved_answer(application, "DM1").version == 2


def test_confirming_twice_writes_it_once(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "Better."}})

    for _ in range(2):
        assert ana.post(page(load), {"seen-DM1": "1"}).status_code == 303

    assert saved_answer(application, "DM1").version == 2


def test_a_conflict_shows_both_texts_and_asks(ana: Client, application: Application) -> None:
    load = a_conflict(application)

    found = words(ana.get(page(load)))

    assert "2 answers would change. 1 of them was changed by somebody else too: choose." in found
    assert "Saved after your download by Ana Castro," in found
    assert "Explanation: the newer answer The newer words." in found
    assert "Explanation: your sheet Words of the sheet." in found


def test_without_a_choice_nothing_is_written_and_what_was_chosen_is_kept(
    ana: Client, application: Application
) -> None:
    load = a_conflict(application)

    response = ana.post(page(load), {"seen-DM1": "2", "seen-PA1": "0"})

    assert response.status_code == 422
    assert "Choose for each of these which words stay: DM1." in words(response)
    assert 'href="#change-DM1"' in response.content.decode()
    assert not application.answers.filter(item="PA1").exists()


@pytest.mark.parametrize(
    ("choice", "stays"), [("mine", "Words of the sheet."), ("newer", "The newer words.")]
)
def test_the_chosen_words_stay(ana: Client, application: Application, choice: str, stays: str) -> None:
    load = a_conflict(application)

    ana.post(page(load), {"seen-DM1": "2", "choice-DM1": choice, "seen-PA1": "0"})

    current = saved_answer(application, "DM1").current
    assert current is not None and current.explanation == stays
    assert saved_answer(application, "PA1").version == 1


def test_what_was_saved_meanwhile_is_a_new_conflict(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "From the sheet."}})
    ana.get(page(load))
    saves(application, "DM1", explanation="Meanwhile.")

    response = ana.post(page(load), {"seen-DM1": "1", "choice-DM1": "mine"})

    assert response.status_code == 409
    found = words(response)
    assert "Somebody saved these answers while you looked: DM1. Nothing was changed." in found
    assert "Meanwhile." in found
    assert b" checked" not in response.content
    current = saved_answer(application, "DM1").current
    assert current is not None and current.explanation == "Meanwhile."
    ana.post(page(load), {"seen-DM1": "2", "choice-DM1": "mine"})
    assert saved_answer(application, "DM1").version == 3


def test_a_deletion_is_shown_and_must_be_ticked(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: None}})
    response = ana.get(page(load))
    assert "Yes, delete what stands there: Explanation. Without a tick it stays." in words(response)
    assert "<del>The city does this (DM1).</del>" in response.content.decode()

    ana.post(page(load), {"seen-DM1": "1", "emptied-DM1": "on"})

    current = saved_answer(application, "DM1").current
    assert current is not None and current.explanation == ""


def test_nonsense_in_the_form_changes_nothing(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "Better."}})

    response = ana.post(page(load), {"seen-DM1": "one", "seen-": "1", "seen-ZZ9": "9" * 5000})

    assert response.status_code == 409
    assert AnswerVersion.objects.count() == 1


def test_dropping_it_changes_nothing(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "Better."}})
    assert ana.get(page(load) + "/drop").status_code == 405

    response = ana.post(page(load) + "/drop")

    assert response["Location"] == at(application, "/spreadsheet")
    assert AnswerVersion.objects.count() == 1
    assert ana.get(page(load))["Location"] == at(application, "/spreadsheet")


def test_after_a_week_it_is_over(ana: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "Better."}})
    SheetLoad.objects.update(at=load.at - timedelta(days=8))

    assert ana.get(page(load)).status_code == 303
    response = ana.post(page(load), {"seen-DM1": "1"}, follow=True)

    assert "This preview was discarded, or it is older than a week." in words(response)
    assert AnswerVersion.objects.count() == 1


def test_a_preview_is_missing_for_everybody_else(client: Client, application: Application) -> None:
    load = a_load(application, {"DM1": {Column.EXPLANATION: "Better."}})
    examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())

    for other in (a_contributor(application), examples.bruno(), examples.chen()):
        as_person(client, other)
        assert client.get(page(load)).status_code == 404
        assert client.post(page(load), {"seen-DM1": "1"}).status_code == 404
        assert client.post(page(load) + "/drop").status_code == 404
    assert AnswerVersion.objects.count() == 1


def test_it_takes_as_many_queries_for_one_change_as_for_three(ana: Client, application: Application) -> None:
    counts = []
    for codes in (("DM1",), ("DM1", "PA1", "outcome")):
        load = a_load(application, {code: {Column.NOTES: "Ask Bea."} for code in codes})
        with CaptureQueriesContext(connection) as queries:
            ana.get(page(load))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12
