"""A proposal: read beside what stands, taken into the answer, or sent back."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.records.models import Application, Message, Proposal, Task
from assay.workflows import proposals, signatures
from tests import examples
from tests.web.city.making import (
    a_contributor,
    a_helper,
    answer_at,
    as_person,
    at,
    given,
    joined,
    saved,
    typed,
)
from tests.web.public.reading import words
from tests.workflows.asking import SOL

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def proposal(application: Application) -> Proposal:
    task = given(application, a_helper(application), "DM1")[0]
    return proposals.send(Task.objects.get(pk=task.pk), "We buy openly.", version=0)


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def page(application: Application, proposal: Proposal) -> str:
    return at(application, f"/proposals/{proposal.pk}")


def test_the_answer_says_that_one_waits(ana: Client, application: Application, proposal: Proposal) -> None:
    response = ana.get(answer_at(application))

    assert "Rosa Lima, Procurement sent an answer," in words(response)
    assert page(application, proposal) in response.content.decode()
    assert "sent, waits for you" in words(response)


def test_it_is_read_beside_what_stands(ana: Client, application: Application, proposal: Proposal) -> None:
    examples.a_claim(application, "DM1")

    shown = words(ana.get(page(application, proposal)))

    assert "What your city says now Claim claimed: Met Explanation The city does this (DM1)." in shown
    assert "What was sent We buy openly. Rosa Lima, Procurement," in shown


def test_it_is_taken_as_it_is_or_edited(ana: Client, application: Application, proposal: Proposal) -> None:
    examples.a_claim(application, "DM1")
    sent = {"version": "1", "text": "We buy openly,\r\nsince 2019.", "where": "after"}

    response = ana.post(page(application, proposal), sent, follow=True)

    current = saved(application).current
    assert current is not None
    assert current.explanation == "The city does this (DM1).\n\nWe buy openly,\nsince 2019."
    assert current.how == How.PROPOSAL
    assert "In the words of Rosa Lima, Procurement (by link," in words(response)
    assert "in the words of Rosa Lima, Procurement" in words(response)
    assert "taken by Ana Castro" in words(response)


def test_over_words_that_came_meanwhile_it_is_not_put_and_what_was_typed_is_kept(
    ana: Client, application: Application, proposal: Proposal
) -> None:
    examples.a_claim(application, "DM1")
    sent = {"version": "0", "text": "Edited with care.", "where": "instead"}

    response = ana.post(page(application, proposal), sent)

    assert response.status_code == 422
    assert "You saved this answer yourself on" in words(response)
    assert "Edited with care.</textarea>" in response.content.decode()
    assert 'name="version" value="1"' in response.content.decode()
    assert saved(application).version == 1


def test_what_was_typed_beside_the_pressed_button_stays(
    ana: Client, application: Application, proposal: Proposal
) -> None:
    edited = {"version": "0", "text": "Edited with care.", "where": "instead"}

    taken = ana.post(page(application, proposal), {**edited, "comment": "Since when?"})
    back = ana.post(page(application, proposal), {**edited, "back": "1", "comment": " "})

    assert (taken.status_code, back.status_code) == (422, 422)
    assert "You also wrote this." in words(taken)
    assert "Since when?</textarea>" in taken.content.decode()
    for response in (taken, back):
        assert "Edited with care.</textarea>" in response.content.decode()
    assert not application.answers.exists()


def test_it_is_sent_back_with_a_word(ana: Client, application: Application, proposal: Proposal) -> None:
    empty = ana.post(page(application, proposal), {"back": "1", "comment": " "})
    response = ana.post(page(application, proposal), {"back": "1", "comment": "Since when?"}, follow=True)

    assert empty.status_code == 422
    assert "Sent back, with your words." in words(response)
    assert "sent back by Ana Castro" in words(response)
    assert Message.objects.filter(kind="questions_sent_back", to="rosa.lima@example.org").count() == 1


def test_answered_once_it_is_only_read(ana: Client, application: Application, proposal: Proposal) -> None:
    sent = {"version": "0", "text": "We buy openly.", "where": "after"}
    ana.post(page(application, proposal), sent)

    again = ana.post(page(application, proposal), sent)
    shown = ana.get(page(application, proposal))

    assert again.status_code == 422
    assert "Somebody of your city has answered this proposal already." in words(again)
    assert "Ana Castro has made it part of the answer." in words(shown)
    assert "<textarea" not in shown.content.decode()


def test_when_answers_are_closed_it_stays_readable_and_says_why_it_is_not_taken(
    ana: Client, application: Application, proposal: Proposal
) -> None:
    examples.a_claim(application, "DM2")
    signatures.ask_for_sign_off(application, by=examples.ana(), sponsors=[SOL])

    shown, tasks_page = ana.get(page(application, proposal)), ana.get(at(application, "/tasks"))

    assert "It cannot be taken in Answers cannot be changed at this stage" in words(shown)
    assert "We buy openly." in words(shown)
    assert "<textarea" not in shown.content.decode()
    assert "Sent, and not taken in The answer of Rosa Lima, Procurement : DM1 " in words(tasks_page)
    assert f'href="{page(application, proposal)}"' in tasks_page.content.decode()


def test_a_contributor_takes_it_and_a_sponsor_only_reads(
    client: Client, application: Application, proposal: Proposal
) -> None:
    sent = {"version": "0", "text": "We buy openly.", "where": "after"}
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    assert client.get(page(application, proposal)).status_code == 200
    assert client.post(page(application, proposal), sent).status_code == 422
    as_person(client, a_contributor(application))
    assert client.post(page(application, proposal), sent).status_code == 303


def test_a_proposal_of_another_city_is_missing(
    client: Client, application: Application, proposal: Proposal
) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    as_person(client, examples.bruno())

    assert client.get(page(other, proposal)).status_code == 404


def test_what_somebody_told_is_entered_with_her_name_way_and_day(
    ana: Client, application: Application
) -> None:
    told = {"told_by": "Rosa Lima, Procurement", "told_how": "by e-mail", "told_on": "2026-05-03"}

    response = ana.post(answer_at(application), typed(**told), follow=True)

    assert "In the words of Rosa Lima, Procurement (by e-mail, 3 May 2026)." in words(response)
    version = words(ana.get(at(application, "/answers/DM1/versions/1")))
    assert "In the words of Rosa Lima, Procurement (by e-mail, 3 May 2026)." in version


def test_a_way_and_a_day_without_a_name_are_nobodys_words(ana: Client, application: Application) -> None:
    ana.post(answer_at(application), typed(told_how="by e-mail", told_on="2026-05-03"))

    current = saved(application).current
    assert current is not None
    assert (current.told_by, current.told_how, current.told_on) == ("", "", None)


def test_a_text_without_room_after_what_stands_is_told_before_it_is_taken(
    ana: Client, application: Application, proposal: Proposal
) -> None:
    ana.post(answer_at(application), typed(explanation="x" * 19_990))

    shown = words(ana.get(page(application, proposal)))
    sent = {"version": "1", "text": proposal.text, "where": "after"}
    response = ana.post(page(application, proposal), sent)

    said = "With what stands there the text is longer than"
    assert (said in shown, said in words(response), response.status_code) == (True, True, 422)
    assert saved(application).version == 1
