"""Letters: each with its state, and a button for those that nobody knows to be sent."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.records.clock import now
from assay.records.models import Job, Message
from tests import examples
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def a_letter(number: int = 0, *, state: str = Message.WAITING, kind: str = "declined") -> Message:
    return Message.objects.create(
        key=f"letter-{number}",
        kind=kind,
        to=f"reader{number}@example.org",
        subject=f"Letter {number}",
        body=f"zxqv words {number}",
        message_id=f"<{number}@example.org>",
        state=state,
        written_at=now(),
        sent_at=now() if state == Message.SENT else None,
    )


def test_doubtful_letters_stand_on_top_with_whom_a_click_writes_to(office: Client) -> None:
    a_letter(1, state=Message.UNKNOWN)
    a_letter(2, state=Message.SENT)

    page = words(office.get("/office/outbox"))

    assert "1 letter is not known to be sent. 0 waiting, 1 sent." in page
    assert page.index("Letter 1") < page.index("Letter 2")
    assert "Send again Writes to reader1@example.org. It may arrive a second time." in page
    assert page.count("Send again") == 1


def test_letter_is_sent_again_once(office: Client) -> None:
    letter = a_letter(state=Message.UNKNOWN)

    first = office.post(f"/office/outbox/{letter.pk}/resend")
    second = office.post(f"/office/outbox/{letter.pk}/resend")

    letter.refresh_from_db()
    assert (first.status_code, second.status_code) == (303, 303)
    assert (letter.state, letter.resent_by, letter.message_id) == (
        Message.WAITING,
        examples.olga(),
        "<0@example.org>",
    )
    assert Job.objects.count() == 1


def test_letter_that_was_sent_is_not_sent_again(office: Client) -> None:
    letter = a_letter(state=Message.SENT)

    response = office.post(f"/office/outbox/{letter.pk}/resend")

    assert "is on its way or sent already." in words(office.get(response["Location"]))
    assert not Job.objects.exists()


def test_reading_a_letter_that_holds_a_key_is_not_possible(office: Client) -> None:
    a_letter(1, kind="invitation")
    a_letter(2)

    page = words(office.get("/office/outbox"))

    assert "zxqv words 2" in page
    assert "zxqv words 1" not in page
    assert "Its words hold a key, and are not shown." in page


def test_opening_the_page_sends_nothing(office: Client) -> None:
    letter = a_letter(state=Message.UNKNOWN)

    response = office.get(f"/office/outbox/{letter.pk}/resend")

    assert (response.status_code, response["Location"]) == (303, "/office/outbox")
    assert not Job.objects.exists()


def test_states_are_filters_in_the_address(office: Client) -> None:
    a_letter(1, state=Message.SENT)
    a_letter(2)

    page = words(office.get("/office/outbox?state=sent"))

    assert ("Letter 1" in page, "Letter 2" in page) == (True, False)


def test_outbox_shows_thirty_at_a_time_with_the_same_queries(office: Client) -> None:
    a_letter(0)
    one = queries_of(office, "/office/outbox")
    for number in range(1, 40):
        a_letter(number)

    assert queries_of(office, "/office/outbox") == one <= 15
    assert words(office.get("/office/outbox")).count("What it says") == 30
    assert words(office.get("/office/outbox?page=2")).count("What it says") == 10
