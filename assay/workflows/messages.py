"""Letters are written in the transaction that causes them; a job sends them once it has committed."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import make_msgid, parseaddr

from django.conf import settings

from assay.journey.roles import Role
from assay.notices.letters import Letter, signed
from assay.records import clock
from assay.records.models import Application, Message, Person
from assay.workflows import jobs
from assay.workflows.members import appointed
from assay.workflows.sites import address, this_site

SEND = "send-letter"


def queue(
    letter: Letter,
    *,
    to: str,
    to_person: Person | None = None,
    application: Application | None = None,
    key: str,
) -> Message:
    """Write a letter to the address `to` and have it sent. The same `key` twice is one letter.

    Call it inside the transaction of what the letter tells: then it is sent only if that is saved.
    """
    site = this_site()
    message, written = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": letter.kind,
            "application": application,
            "to_person": to_person,
            "to": to,
            "subject": letter.subject,
            "body": signed(letter, programme=site.programme, contact=site.contact),
            "message_id": make_msgid(domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]),
            "written_at": clock.now(),
        },
    )
    if written:
        send_later(message)
    return message


def tell(person: Person, letter: Letter, *, application: Application | None = None, key: str) -> Message:
    """Write a letter to a person with an account; once for her and `key`."""
    return queue(letter, to=person.email, to_person=person, application=application, key=f"{key}:{person.pk}")


def tell_office(letter: Callable[..., Letter], path: str, *, application: Application, key: str) -> None:
    """Write to everybody of the programme office about what waits at `path`, each by her name."""
    for person in appointed(Role.OFFICE):
        tell(person, letter(name=person.name, link=address(path)), application=application, key=key)


def send_later(message: Message, *, again: str = "") -> None:
    """Add the job that sends `message`. `again` tells one sending by the office's button from another."""
    jobs.add(SEND, {"message": message.pk}, key=f"{SEND}:{message.pk}{again}")
