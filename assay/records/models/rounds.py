"""Experts' questions to a city: gathered, merged, and sent by the office as one round without author."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.answers import AnswerVersion
from assay.records.models.applications import Application
from assay.records.models.people import Person


class QuestionRound(models.Model):
    """One round. From `sent_at` until it is closed, only the criteria asked about are open to the city."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # None in `closed_by` with a `closed_at`: its time ran out.
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="one_round_per_number"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(closed_at=None), name="one_open_round_per_application"
            ),
        ]


class RoundQuestion(models.Model):
    """One question as the city reads it, and what the city replied."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(QuestionRound, models.CASCADE, related_name="questions")
    item = models.CharField(max_length=40)
    text = models.TextField()
    # The answer as it stood when the question was sent.
    asked_of = models.ForeignKey(AnswerVersion, models.PROTECT, null=True, related_name="+")
    reply = models.TextField(blank=True)
    reply_version = models.PositiveIntegerField(default=0)
    replied_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["item"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "item"], name="one_question_per_round_and_item")
        ]


class ExpertQuestion(models.Model):
    """What one expert wishes to ask. The office sends it in a `RoundQuestion`, or drops it with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="expert_questions")
    item = models.CharField(max_length=40)
    expert = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    sent = models.ForeignKey(RoundQuestion, models.PROTECT, null=True, related_name="from_experts")
    withdrawn_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    dropped_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "item", "expert"],
                condition=Q(sent=None, withdrawn_at=None, dropped_at=None),
                name="one_waiting_question_per_expert_and_item",
            )
        ]
