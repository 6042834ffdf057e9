"""A helper's one link: her own questions, saved as she types, sent as proposals, and nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from inspect import unwrap
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from assay.records.clock import now
from assay.records.models import Answer, Application, Helper, Message, Proposal, Task
from assay.web.questions import questions as page
from assay.workflows import comments, helpers, proposals, signatures, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.clocks import Clock
from tests.promises.test_reading import everything
from tests.web.city.making import let_pass
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_new_minute() -> None:
    cache.clear()


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def rosa(application: Application) -> Helper:
    draft = HelperDraft("Rosa Lima", "Procurement", "rosa.lima@example.org")
    helper = helpers.add_helper(application, draft, by=examples.ana())
    due = now().date() + timedelta(days=5)
    draft = TaskDraft(("DM1", "DM2"), due, "Only the last two years.")
    tasks.assign(application, draft, to=helper, by=examples.ana())
    return helper


@pytest.fixture
def link(rosa: Helper) -> str:
    return f"/questions/{token()}"


def token() -> str:
    body = Message.objects.filter(kind="questions").latest("pk").body
    return body.split("/questions/")[1].split()[0]


def the_task(item: str = "DM1") -> Task:
    return Task.objects.get(item=item, helper__isnull=False)


def typed(text: str, version: int = 0, **more: Any) -> dict[str, Any]:
    return {"text": text, "version": str(version), **more}


def send_to(client: Client, link: str, data: dict[str, Any], item: str = "DM1", **more: Any) -> Any:
    return client.post(f"{link}/{the_task(item).pk}", data, **more)


def test_it_shows_her_questions_with_text_note_and_day(client: Client, link: str) -> None:
    response = client.get(link)

    shown = words(response)
    assert "2 questions wait for your answer. The first is due on" in shown
    assert "DM1 Implementing Data Strategy and Governance" in shown
    assert "What is asked The city has put in writing who is responsible" in shown
    assert "Ana Castro wrote: Only the last two years." in shown
    assert "If it is not public, it cannot be added here: name it in your text, and send it to" in shown
    assert response.status_code == 200


def test_it_is_kept_nowhere_and_its_address_is_told_to_nobody(client: Client, link: str) -> None:
    response = client.get(link)

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.cookies == {}


def test_it_shows_nothing_else_of_the_application(
    client: Client, application: Application, link: str
) -> None:
    examples.a_claim(application, "DM1")
    comments.comment(application, "Procurement is slow.", item="DM1", by=examples.ana())
    other = helpers.add_helper(application, HelperDraft("Otto Other", "Archive"), by=examples.ana())
    tasks.assign(application, TaskDraft(("DM1", "DM3"), beside=True), to=other, by=examples.ana())

    response = client.get(link)

    shown = response.content.decode()
    for hidden in ("The city does this", "Proof of", "slow", "Otto", "Archive", "DM3", "claimed", "/city/"):
        assert hidden not in shown


def test_opening_it_twice_changes_nothing(client: Client, link: str) -> None:
    before = everything()

    client.get(link)
    client.get(link)

    assert everything() == before


def test_unknown_expired_and_withdrawn_links_get_the_same_answer(
    client: Client, rosa: Helper, link: str
) -> None:
    answers = [client.get("/questions/made-up")]
    Helper.objects.update(expires_at=now() - timedelta(days=1))
    answers.append(client.get(link))
    helpers.withdraw_link(rosa, by=examples.ana())
    answers.append(client.get(link))
    helpers.remove_helper(rosa, by=examples.ana())
    answers.append(client.get(link))

    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert "This link does not open anything" in words(answers[0])


def test_what_was_typed_into_a_link_that_ended_is_given_back(client: Client, rosa: Helper, link: str) -> None:
    helpers.withdraw_link(rosa, by=examples.ana())

    response = send_to(client, link, typed("A long and careful answer."))

    assert response.status_code == 404
    assert "A long and careful answer." in response.content.decode()
    assert the_task().draft == ""


def test_it_is_saved_as_it_is_and_stands_there_again(client: Client, link: str) -> None:
    response = send_to(client, link, typed("We buy\r\nopenly."))

    assert (response.status_code, response["Location"]) == (303, f"{link}#question-{the_task().pk}")
    assert the_task().draft == "We buy\nopenly."
    assert "We buy\nopenly.</textarea>" in client.get(link).content.decode()
    assert not Proposal.objects.exists()


def test_the_script_is_answered_with_the_next_version(client: Client, link: str) -> None:
    response = send_to(client, link, typed("We buy"), headers={"Accept": "application/json"})

    assert response.json()["version"] == 1
    assert response.json()["told"].startswith("Saved at ")


def test_of_two_windows_the_later_sees_both(client: Client, link: str) -> None:
    send_to(client, link, typed("In one window."))

    by_script = send_to(client, link, typed("In another."), headers={"Accept": "application/json"})
    response = send_to(client, link, typed("In another."))

    assert (by_script.status_code, response.status_code) == (409, 409)
    assert "Another window saved something else meanwhile." in words(response)
    assert "What the other window saved In one window." in words(response)
    assert "In another.</textarea>" in response.content.decode()
    assert 'name="version" value="1"' in response.content.decode()
    send_to(client, link, typed("In another.", 1))
    assert the_task().draft == "In another."


def test_sent_it_is_a_proposal_and_waits(client: Client, link: str) -> None:
    response = send_to(client, link, typed("We buy openly.", send="1"))
    again = send_to(client, link, typed("We buy openly.", 1, send="1"))

    assert (response.status_code, again.status_code) == (303, 303)
    shown = words(client.get(link))
    assert "1 question waits for your answer." in shown
    assert "Sent, waiting DM1 Implementing Data Strategy and Governance Sent" in shown
    assert Proposal.objects.get().text == "We buy openly."
    assert not Answer.objects.exists()


def test_what_another_window_types_after_it_was_sent_is_not_shown_as_sent(client: Client, link: str) -> None:
    send_to(client, link, typed("We buy openly.", send="1"))
    send_to(client, link, typed("Half a", 1))

    shown = words(client.get(link))

    assert the_task().draft == "Half a"
    assert "takes it or sends it back. We buy openly." in shown
    assert "Half a" not in shown


def test_sent_back_it_shows_the_comment_and_her_text_again(client: Client, link: str) -> None:
    send_to(client, link, typed("We buy openly.", send="1"))
    proposals.send_proposal_back(Proposal.objects.get(), comment="Since when?", by=examples.ana())

    response = client.get(link)

    assert "It came back with a comment Since when?" in words(response)
    assert "We buy openly.</textarea>" in response.content.decode()


def test_what_was_taken_is_done_and_not_shown_as_the_city_made_it(client: Client, link: str) -> None:
    send_to(client, link, typed("We buy openly.", send="1"))
    taking = proposals.Taking("Edited by the lead.", instead=False, version=0)
    proposals.take_proposal(Proposal.objects.get(), taking, by=examples.ana())

    response = client.get(link)

    assert "Done DM1 Implementing Data Strategy and Governance Nothing more is needed." in words(response)
    assert "Edited" not in response.content.decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "There is no text yet. Write something first."),
        ("x" * 20_001, "Ensure this value has at most 20000 characters"),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, link: str, text: str, sentence: str
) -> None:
    response = send_to(client, link, typed(text, send="1"))

    assert response.status_code == 422
    assert sentence in words(response)
    assert f'href="#text-{the_task().pk}"' in response.content.decode()
    assert not Proposal.objects.exists()


def test_after_the_deadline_nothing_is_sent_and_typing_is_still_saved(
    client: Client, application: Application, link: str
) -> None:
    let_pass(application, days=3)

    response = send_to(client, link, typed("Too late.", send="1"))
    send_to(client, link, typed("Too late."))

    assert response.status_code == 422
    assert "The deadline has passed" in words(response)
    assert "Too late." in response.content.decode()
    assert "Send my answer" not in words(client.get(link))
    assert the_task().draft == "Too late."


def test_another_helpers_question_is_not_hers(client: Client, application: Application, link: str) -> None:
    other = helpers.add_helper(application, HelperDraft(department="Archive"), by=examples.ana())
    theirs = tasks.assign(application, TaskDraft(("DM3",)), to=other, by=examples.ana())[0]
    ended = the_task("DM2")
    tasks.end_task(ended, by=examples.ana())

    for task in (theirs, ended):
        assert client.post(f"{link}/{task.pk}", typed("Mine.")).status_code == 404

    assert not Task.objects.exclude(draft="").exists()


def test_a_question_is_answered_by_post_alone(client: Client, link: str) -> None:
    assert client.get(f"{link}/{the_task().pk}").status_code == 405
    assert client.post(link).status_code == 405


def test_it_needs_no_cookie_and_no_form_key(link: str) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = send_to(strict, link, typed("We buy openly."), headers={"Origin": "null"})

    assert response.status_code == 303


def test_who_is_signed_in_sees_the_same(client: Client, link: str) -> None:
    before = client.get(link).content

    client.force_login(examples.bruno())

    assert client.get(link).content == before


def test_many_wrong_links_and_many_saves_are_held_up(
    client: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_MISSED", 2)
    monkeypatch.setattr(page, "MOST_SAVED", 2)

    guesses = [f"/questions/guess-{number}" for number in range(4)]
    missed = [client.get(guess).status_code for guess in guesses]
    saved = [send_to(client, link, typed(f"{n}", n)).status_code for n in range(4)]

    # Opening one is not counted: a key is guessed by nobody, and reading writes nothing.
    assert missed == [404, 404, 404, 404]
    assert saved == [303, 303, 429, 429]
    assert client.get(link).status_code == 200


def test_when_the_application_ends_so_does_the_link(
    client: Client, application: Application, link: str
) -> None:
    signatures.withdraw(application, reason="", by=examples.ana())

    assert client.get(link).status_code == 404


def test_one_question_and_many_take_the_same_number_of_queries(
    client: Client, application: Application, rosa: Helper, link: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(link).status_code == 200
        return len(found)

    few = queries()
    more = TaskDraft(examples.edition_of(application).items)
    tasks.assign(application, more, to=rosa, by=examples.ana())

    assert queries() == few
    assert few <= 5


def test_saving_all_day_long_locks_nobody_out(
    client: Client, link: str, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr(page, "MOST_SAVED", 2)
    start = now()

    statuses = []
    for n in range(8):
        clock.at = start + timedelta(seconds=31 * n)
        statuses.append(send_to(client, link, typed(f"{n}", n)).status_code)

    assert statuses == [303] * 8


@pytest.mark.parametrize("by_script", [True, False])
def test_a_link_withdrawn_while_a_save_is_on_its_way_takes_it_no_more(
    client: Client, rosa: Helper, link: str, by_script: bool
) -> None:
    found = helpers.standing_helper(token())
    helpers.withdraw_link(rosa, by=examples.ana())
    accept = {"Accept": "application/json"} if by_script else {}
    request = RequestFactory().post(link, typed("A long and careful answer."), headers=accept)

    response = unwrap(page.question)(request, found, token(), the_task().pk)

    told = json.loads(response.content)["told"] if by_script else words(response)
    assert response.status_code == 404
    assert ("Not saved: this link does not" if by_script else "A long and careful answer.") in told
    assert the_task().draft == ""


def test_the_script_is_told_in_its_own_words_why_nothing_is_saved(
    client: Client, rosa: Helper, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_script = {"Accept": "application/json"}
    empty = send_to(client, link, typed(" ", send="1"), headers=by_script)
    monkeypatch.setattr(page, "MOST_SAVED", 0)
    often = send_to(client, link, typed("We buy"), headers=by_script)
    helpers.withdraw_link(rosa, by=examples.ana())
    closed = send_to(client, link, typed("We buy"), headers=by_script)
    monkeypatch.setattr(page, "MOST_MISSED", 0)
    often_closed = send_to(client, link, typed("We buy"), headers=by_script)

    answers = [(one.status_code, one.json()["told"]) for one in (empty, often, closed, often_closed)]
    goes_on = "Not saved yet: too much was saved in this minute. It goes on by itself."
    assert answers == [
        (422, "There is no text yet. Write something first."),
        (429, goes_on),
        (404, "Not saved: this link does not take answers any more. Copy your text."),
        (429, goes_on),
    ]


def test_what_is_refused_for_its_number_is_given_back(
    client: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_SAVED", 0)

    response = send_to(client, link, typed("Two contracts a year.", 0))

    assert response.status_code == 429
    assert "Two contracts a year." in response.content.decode()
