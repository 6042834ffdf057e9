"""The outbox: each letter at most once by itself, and a button for the rest."""

import pytest
from django.core import mail

from assay.notices.letters import Letter
from assay.records.models import Act, Job, Message
from assay.workflows import jobs, messages, outbox
from assay.workflows.refusals import Refused
from assay.workflows.working import work_one
from tests import examples
from tests.workflows.test_jobs import let_it_be_due

pytestmark = pytest.mark.django_db

LETTER = Letter("submitted", "A subject", "A body.")


@pytest.fixture
def refusing(settings):
    """A mail server whose answer a test sets."""
    settings.EMAIL_BACKEND = "tests.workflows.refusing.Backend"
    from tests.workflows import refusing

    refusing.raises = None
    return refusing


def a_letter(**more) -> Message:
    return messages.queue(LETTER, to="ana@example.org", key="one", **more)


def work_off() -> None:
    while work_one():
        pass


def test_a_letter_is_sent_with_who_sends_it():
    letter = a_letter()

    work_off()

    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (Message.SENT, "")
    assert letter.sent_at >= letter.leaving_at >= letter.written_at
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (
        ["ana@example.org"],
        "A subject",
        "A body.\n\nWhat Works Cities Certification\n",
    )
    assert sent.extra_headers["Message-ID"] == letter.message_id
    assert "List-Unsubscribe" not in sent.extra_headers


@pytest.mark.parametrize("kind", ["questions", "sent_back", "deputy_named"])
def test_letters_that_always_come_offer_no_way_to_choose_how_often(kind):
    messages.queue(Letter(kind, "A subject", "A body."), to="rosa@example.org", key="one")

    work_off()

    (sent,) = mail.outbox
    assert "List-Unsubscribe" not in sent.extra_headers


def test_the_same_letter_twice_is_one():
    assert a_letter() == a_letter()

    work_off()

    assert (Message.objects.count(), len(mail.outbox)) == (1, 1)


def test_a_letter_found_leaving_is_not_sent_but_shown_as_unknown():
    letter = a_letter()
    Message.objects.update(state=Message.LEAVING)

    work_off()

    letter.refresh_from_db()
    assert (letter.state, letter.problem, mail.outbox) == (Message.UNKNOWN, "interrupted", [])


@pytest.mark.parametrize("state", [Message.SENT, Message.UNKNOWN, Message.FAILED])
def test_a_letter_that_waits_no_more_is_left_alone(state):
    letter = a_letter()
    Message.objects.update(state=state, sent_at=letter.written_at)

    work_off()

    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (state, [])


def test_a_letter_not_accepted_waits_and_is_tried_again(refusing):
    letter = a_letter()
    refusing.raises = refusing.TEMPORARY
    work_off()
    letter.refresh_from_db()
    assert (letter.state, Job.objects.get().problem) == (Message.WAITING, "NotAccepted")

    refusing.raises = None
    let_it_be_due()
    work_off()

    letter.refresh_from_db()
    assert (letter.state, refusing.taken) == (Message.SENT, [letter.message_id])


def test_a_letter_never_accepted_fails_in_the_end(refusing):
    letter = a_letter()
    refusing.raises = refusing.TEMPORARY

    for _ in range(jobs.MOST_ATTEMPTS):
        let_it_be_due()
        work_off()

    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (Message.FAILED, "tried too often")


@pytest.mark.parametrize(
    ("answer", "state", "problem"),
    [("PERMANENT", Message.FAILED, "SMTP 550"), ("BROKEN_OFF", Message.UNKNOWN, "TimeoutError")],
)
def test_a_letter_refused_or_broken_off_is_not_tried_again(refusing, answer, state, problem):
    letter = a_letter()
    refusing.raises = getattr(refusing, answer)

    work_off()

    letter.refresh_from_db()
    assert (letter.state, letter.problem, Job.objects.get().state) == (state, problem, Job.DONE)


@pytest.mark.parametrize("state", [Message.UNKNOWN, Message.FAILED])
def test_the_office_sends_again_what_failed_or_is_not_known_under_the_same_message_id(state):
    letter, olga = a_letter(), examples.olga()
    Message.objects.update(state=state)
    work_off()

    assert outbox.resend(letter, by=olga)
    work_off()

    letter.refresh_from_db()
    assert (letter.state, letter.resent_by) == (Message.SENT, olga)
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == [letter.message_id]
    assert Act.objects.filter(verb="resend-letter", by=olga).count() == 1


def test_pressing_the_button_twice_sends_once():
    letter, olga = a_letter(), examples.olga()
    Message.objects.update(state=Message.UNKNOWN)
    work_off()

    assert (outbox.resend(letter, by=olga), outbox.resend(letter, by=olga)) == (True, False)
    work_off()

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("state", [Message.WAITING, Message.LEAVING, Message.SENT])
def test_a_letter_that_is_on_its_way_has_no_button(state):
    letter = a_letter()
    Message.objects.update(state=state, sent_at=letter.written_at)

    assert not outbox.resend(letter, by=examples.olga())


def test_only_the_office_presses_the_button():
    letter = a_letter()
    Message.objects.update(state=Message.UNKNOWN)

    with pytest.raises(Refused):
        outbox.resend(letter, by=examples.ana())


def test_the_key_of_a_one_time_door_is_not_kept_once_the_letter_is_sent():
    letter = messages.queue(
        Letter("invitation", "A subject", "https://assay.example/invitation/secret"),
        to="ana@example.org",
        key="one",
    )

    work_off()

    letter.refresh_from_db()
    assert (letter.state, letter.body) == (Message.SENT, "")
    assert "secret" in mail.outbox[0].body
