"""Delivery: whether a letter left, and what may be done if it did not."""

import pytest

from assay.notices.delivery import NotAccepted, NotKnown, Rejected, deliver
from tests.notices.sinks import Sink, a_free_port, listening


@pytest.fixture
def server(settings):
    """Letters go to a real mail server; a test says at which port."""
    settings.EMAIL_BACKEND = "assay.notices.delivery.Smtp"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 5
    return settings


def send() -> None:
    deliver(to="ana@example.org", subject="A subject", body="A body.", message_id="<one@assay.example>")


def test_a_letter_arrives_under_the_message_id_it_was_given(server):
    sink = Sink()

    with listening(sink) as server.EMAIL_PORT:
        send()

    assert sink.arrived == {"<one@assay.example>": 1}


@pytest.mark.parametrize(
    ("reply", "kind", "problem"),
    [
        ({"RCPT": "451 later"}, NotAccepted, "SMTP 451"),
        ({"RCPT": "550 nobody here"}, Rejected, "SMTP 550"),
        ({"DATA": "452 full"}, NotAccepted, "SMTP 452"),
        ({"DATA": "554 unwanted"}, Rejected, "SMTP 554"),
        ({"DATA": "hang up"}, NotKnown, "SMTPServerDisconnected"),
    ],
)
def test_what_the_server_says_decides_whether_it_may_be_tried_again(server, reply, kind, problem):
    with listening(Sink(reply=reply)) as server.EMAIL_PORT, pytest.raises(kind) as raised:
        send()

    assert raised.value.problem == problem


def test_a_server_that_cannot_be_reached_took_nothing(server):
    server.EMAIL_PORT = a_free_port()

    with pytest.raises(NotAccepted) as raised:
        send()

    assert raised.value.problem == "ConnectionRefusedError"
