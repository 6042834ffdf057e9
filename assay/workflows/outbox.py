"""Sending the letters that wait, each at most once by itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction

from assay.journey.roles import Role
from assay.notices.delivery import NotAccepted, NotKnown, Rejected, deliver
from assay.notices.letters import ONE_TIME, PACED
from assay.records import clock
from assay.records.models import Message, Person
from assay.workflows import acts
from assay.workflows.jobs import Effect
from assay.workflows.members import demand_appointed
from assay.workflows.messages import send_later
from assay.workflows.notices import PACE_PAGE
from assay.workflows.sites import address

Payload = Mapping[str, Any]


def send(payload: Payload) -> Effect:
    """Send one letter, and return what is to be noted of it.

    It is marked as leaving before it leaves. Found leaving, an earlier worker was interrupted in the middle:
    it may have been sent or not, and is not sent again.
    """
    message = Message.objects.get(pk=payload["message"])
    if not _change(message, Message.WAITING, Message.LEAVING, leaving_at=clock.now()):
        return partial(_note_interrupted, message)
    try:
        deliver(
            to=message.to,
            subject=message.subject,
            body=message.body,
            message_id=message.message_id,
            pace=address(PACE_PAGE) if message.kind in PACED else "",
        )
    except NotAccepted:
        _change(message, Message.LEAVING, Message.WAITING)
        raise
    except Rejected as error:
        return partial(_change, message, Message.LEAVING, Message.FAILED, problem=error.problem)
    except NotKnown as error:
        return partial(_change, message, Message.LEAVING, Message.UNKNOWN, problem=error.problem)
    return partial(_note_sent, message)


def give_up(payload: Payload) -> None:
    """What becomes of a letter that was tried too often."""
    message = Message.objects.get(pk=payload["message"])
    _change(message, Message.WAITING, Message.FAILED, problem="tried too often")
    _note_interrupted(message)


def resend(message: Message, *, by: Person) -> bool:
    """The office's button for a letter that failed, or that nobody knows to be sent. False: it is neither.

    It goes out under the same Message-ID, so a server that has it already can tell.
    """
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        again = Message.objects.filter(pk=message.pk, state__in=(Message.UNKNOWN, Message.FAILED)).update(
            state=Message.WAITING, resent_by=by, problem=""
        )
        if again:
            send_later(message, again=f":{uuid4()}")
            acts.record(
                "resend-letter",
                by=by,
                role=Role.OFFICE,
                application=message.application,
                about=message.kind,
                before={"message": message.pk, "state": message.state},
            )
    return bool(again)


def _note_sent(message: Message) -> None:
    kept = {"body": ""} if message.kind in ONE_TIME else {}
    _change(message, Message.LEAVING, Message.SENT, sent_at=clock.now(), problem="", **kept)


def _note_interrupted(message: Message) -> None:
    _change(message, Message.LEAVING, Message.UNKNOWN, problem="interrupted")


def _change(message: Message, source: str, target: str, **values: Any) -> bool:
    """Move a letter from one state to another. False where it is not in the first."""
    return bool(Message.objects.filter(pk=message.pk, state=source).update(state=target, **values))
