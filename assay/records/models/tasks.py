"""Who has what to do in a city's application, and what people without an account propose by link."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Helper(models.Model):
    """Somebody of the city who has no account: a person, a department, or a person of a department.

    One link opens all of her questions. Its token is made from `link_key` and the site's secret, so that it
    can be sent again, and whoever reads the database cannot make it. Blank where no link stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="helpers")
    name = models.CharField(max_length=200, blank=True)
    department = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    link_key = models.CharField(max_length=64, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    link_sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="", department=""), name="helpers_are_called_something"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="one_helper_per_link"
            ),
            models.UniqueConstraint(
                fields=["application", "email"],
                condition=~Q(email="") & Q(withdrawn_at=None),
                name="one_standing_helper_per_address",
            ),
        ]


class Task(models.Model):
    """One criterion, or the outcome, in the hands of one person or helper, until it is done.

    `draft` is what a helper is typing, `draft_version` the token that her page sends back. What she has sent
    is a `Proposal`; the draft stays as she left it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="tasks")
    item = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="tasks")
    helper = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="tasks")
    due_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    draft = models.TextField(blank=True)
    draft_version = models.PositiveIntegerField(default=0)
    draft_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    # Taken back: it is nobody's any more, and what was proposed stays readable.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "item"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, helper=None) | Q(person=None, helper__isnull=False),
                name="tasks_are_in_one_hand",
            ),
            models.UniqueConstraint(
                fields=["application", "item", "person"],
                condition=Q(ended_at=None),
                name="one_standing_task_per_person_and_item",
            ),
            models.UniqueConstraint(
                fields=["application", "item", "helper"],
                condition=Q(ended_at=None),
                name="one_standing_task_per_helper_and_item",
            ),
        ]


class Proposal(models.Model):
    """What a helper sent for her task. It becomes part of the answer only when the city takes it."""

    WAITING, TAKEN, SENT_BACK = "waiting", "taken", "sent back"
    STATES = (WAITING, TAKEN, SENT_BACK)

    task = models.ForeignKey(Task, models.CASCADE, related_name="proposals")
    text = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in STATES], default=WAITING, db_index=True
    )
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    # What the lead wrote when she sent it back.
    comment = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(state="waiting"), name="one_waiting_proposal_per_task"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by=None, answered_at=None)
                | (~Q(state="waiting") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="proposal_answered_at_and_by",
            ),
        ]
