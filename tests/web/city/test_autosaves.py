"""The save that a script makes while somebody types: the same rules as by the button."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.records.models import AnswerVersion, Application, Evidence, LateDraft
from assay.workflows import signatures
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.web.city.making import (
    a_contributor,
    answer_at,
    as_person,
    at,
    joined,
    let_pass,
    saved,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def autosave(client: Client, application: Application, sent: dict[str, Any], item: str = "DM1") -> Any:
    return client.post(answer_at(application, item), sent, headers={"X-Save": "1"})


def test_it_says_that_it_is_saved_and_when_and_gives_the_next_version(
    ana: Client, application: Application
) -> None:
    response = autosave(ana, application, typed())

    told = response.json()
    assert (response.status_code, told["state"], told["version"]) == (200, "saved", 1)
    assert told["say"].startswith("Saved at ")
    assert told["say"].endswith(" time).") or "(" in told["say"]
    assert "claimed: Met" in told["lead"]
    assert "Saved by Ana Castro," in told["lead"]


def test_the_same_again_is_saved_already(ana: Client, application: Application) -> None:
    autosave(ana, application, typed())

    told = autosave(ana, application, typed(0)).json()

    assert (told["state"], told["version"]) == ("saved", 1)
    assert AnswerVersion.objects.count() == 1


def test_one_sitting_is_one_line_of_the_history(ana: Client, application: Application) -> None:
    for version in range(3):
        autosave(ana, application, typed(version, explanation="x" * (version + 1)))

    assert list(AnswerVersion.objects.order_by("number").values_list("passing", flat=True)) == [
        True,
        True,
        False,
    ]


def test_the_later_of_two_people_is_told_with_what_hers_would_change(
    ana: Client, application: Application
) -> None:
    carla = a_contributor(application)
    draft = ClaimDraft(rating=0, explanation="Not so sure.", notes="Ask Bea.")
    record_answer(application, "DM1", draft, version=0, by=carla)

    response = autosave(ana, application, typed(explanation="Quite sure."))

    told = response.json()
    assert (response.status_code, told["state"]) == (409, "conflict")
    assert told["say"] == "Not saved: somebody saved meanwhile. Choose between the two texts."
    assert "Carla Contributor saved this answer on" in told["notice"]
    assert 'data-do="mine" data-version="1"' in told["notice"]
    assert "Keep mine" in told["notice"]
    for words in ("Not so ", "Quite ", "Not met", "Met", "Ask Bea."):
        assert words in told["notice"]
    assert saved(application).version == 1


def test_somebody_with_two_windows_is_told_that_it_was_herself(ana: Client, application: Application) -> None:
    autosave(ana, application, typed(explanation="In one window."))

    told = autosave(ana, application, typed(explanation="In another.")).json()

    assert told["say"] == "Not saved: you saved in another window meanwhile. Choose between the two texts."
    assert "You wrote in two windows at once" in told["notice"]
    assert "You saved this answer yourself on" in told["notice"]
    assert "Two people" not in told["notice"]
    assert "Ana Castro" not in told["notice"]


def test_what_is_wrong_is_said_in_sentences_and_nothing_is_written(
    ana: Client, application: Application
) -> None:
    response = autosave(ana, application, typed(explanation="x" * 20_001))

    told = response.json()
    assert (response.status_code, told["state"]) == (422, "refused")
    assert told["say"].startswith("Not saved. How the city meets it: Ensure this value has at most 20000")
    assert not AnswerVersion.objects.exists()


def test_a_closed_answer_is_told_apart(ana: Client, application: Application) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    examples.a_claim(application, "DM1")
    signatures.ask_for_sign_off(application, by=examples.ana())

    told = autosave(ana, application, typed(1)).json()

    assert told == {
        "state": "closed",
        "say": "Not saved. Answers cannot be changed at this stage of the application.",
    }


def test_after_the_deadline_one_late_draft_is_kept_of_a_sitting(
    ana: Client, application: Application
) -> None:
    let_pass(application, days=3)

    autosave(ana, application, typed(explanation="Too"))
    told = autosave(ana, application, typed(explanation="Too late.")).json()

    assert (told["state"], told["version"]) == ("late", 0)
    assert "Kept at" in told["say"]
    assert LateDraft.objects.get().explanation == "Too late."


def test_a_sponsor_and_a_stranger_save_nothing(client: Client, application: Application) -> None:
    sponsor = joined(application, examples.sol(), Role.SPONSOR)
    assert autosave(client, application, typed()).status_code == 401
    assert autosave(as_person(client, sponsor), application, typed()).json()["state"] == "closed"
    assert autosave(as_person(client, examples.bruno()), application, typed()).status_code == 404
    assert not AnswerVersion.objects.exists()


def test_a_form_of_claim_and_explanation_alone_leaves_the_rest_as_it_is(
    ana: Client, application: Application
) -> None:
    examples.a_claim(application, "DM1")
    before = saved(application).current
    assert before is not None
    cited = {str(one.pk): "Page 3" for one in Evidence.objects.all()}
    ana.post(
        answer_at(application),
        typed(1, notes="Ask Bea.", had=list(cited), **{f"where-{pk}": where for pk, where in cited.items()}),
    )

    autosave(ana, application, {"brief": "1", "version": "2", "rating": "0", "explanation": "Not yet."})

    current = saved(application).current
    assert current is not None
    assert (current.number, current.rating, current.explanation, current.notes) == (
        3,
        0,
        "Not yet.",
        "Ask Bea.",
    )
    assert [one.where for one in current.citations.all()] == ["Page 3"]


def test_the_figures_of_the_outcome_stay_too(ana: Client, application: Application) -> None:
    examples.a_claim(application, "outcome")
    before = saved(application, "outcome").current
    assert before is not None

    autosave(
        ana, application, {"brief": "1", "version": "1", "rating": "1", "explanation": "Better."}, "outcome"
    )

    current = saved(application, "outcome").current
    assert current is not None
    assert (current.explanation, current.outcome) == ("Better.", before.outcome)


def test_a_conflict_on_the_page_with_all_is_looked_at_in_full(ana: Client, application: Application) -> None:
    draft = ClaimDraft(rating=0, explanation="Not so sure.", notes="Ask Bea.")
    record_answer(application, "DM1", draft, version=0, by=a_contributor(application))

    response = ana.post(
        answer_at(application), {"brief": "1", "version": "0", "rating": "1", "explanation": "Sure."}
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert ("Ask Bea." in page, "Sure." in page, "Not so sure." in page) == (True,) * 3


def test_a_save_by_button_on_the_page_with_all_returns_to_its_place(
    ana: Client, application: Application
) -> None:
    sent = {"brief": "1", "version": "0", "rating": "1", "explanation": "Sure.", "back": "area=DM&x=1"}

    response = ana.post(answer_at(application), sent)

    assert response["Location"] == at(application, "/answers?area=DM&at=DM1#item-DM1")


@pytest.mark.parametrize("brief", [{}, {"brief": "1"}])
def test_it_takes_few_queries(ana: Client, application: Application, brief: dict[str, str]) -> None:
    ana.post(answer_at(application), typed(address="https://harbor.example/charter"))
    had = [str(Evidence.objects.get().pk)]

    with CaptureQueriesContext(connection) as queries:
        autosave(ana, application, typed(1, explanation="Better words.", had=had, **brief))

    assert saved(application).version == 2
    assert len(queries) <= 15, [one["sql"][:90] for one in queries]


def test_a_page_names_nobody_in_what_the_browser_keeps(ana: Client, application: Application) -> None:
    page = ana.get(answer_at(application)).content.decode()

    person = page.split('data-person="')[1].split('"')[0]
    assert len(person) == 20
    assert str(examples.ana().pk) not in page
    other = as_person(Client(), a_contributor(application)).get(answer_at(application)).content.decode()
    assert other.split('data-person="')[1].split('"')[0] != person


def test_whose_words_they_are_stays_with_them_and_the_button_may_clear_it(
    ana: Client, application: Application
) -> None:
    told = {"told_by": "Rosa Lima", "told_how": "by e-mail", "told_on": "2026-05-03"}
    ana.post(answer_at(application), typed(**told))

    autosave(ana, application, typed(1, explanation="The charter, says so."))

    current = saved(application).current
    assert current is not None
    assert (current.number, current.told_by, current.told_how) == (2, "Rosa Lima", "by e-mail")
    page = ana.get(answer_at(application)).content.decode()
    assert all(f'value="{value}"' in page for value in told.values())
    ana.post(answer_at(application), typed(2, told_by="", told_how="", told_on=""))
    current = saved(application).current
    assert current is not None
    assert (current.told_by, current.told_on) == ("", None)
