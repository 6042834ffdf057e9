"""Letters: written in the transaction that causes them, and sent afterwards at most once by themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Message(models.Model):
    """One letter to one person. It is marked as leaving before it leaves.

    A letter found leaving after its lease ran out was interrupted: nobody knows whether it was sent, and it
    is never repeated by itself. `key` makes the same letter once, `message_id` is fixed before sending.
    """

    HELD, WAITING, LEAVING, SENT = "held", "waiting", "leaving", "sent"
    UNKNOWN, FAILED, BOUNCED, DROPPED = "unknown", "failed", "bounced", "dropped"
    STATES = (HELD, WAITING, LEAVING, SENT, UNKNOWN, FAILED, BOUNCED, DROPPED)

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    application = models.ForeignKey(Application, models.CASCADE, null=True, related_name="messages")
    to_person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in STATES], default=WAITING, db_index=True
    )
    written_at = models.DateTimeField()
    leaving_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    # The office pressed the button of a letter that was not known to be sent.
    resent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # The office changed what the template wrote, while it was held.
    edited_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField(null=True)
    # Who let it leave, with the others of one batch.
    batch = models.UUIDField(null=True, db_index=True)
    released_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_letters_have_an_instant"
            )
        ]
