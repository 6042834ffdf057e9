"""The committee's meeting: agenda, who is there, who stays out, motions, ballots and minutes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.journey.stages import Stage
from assay.records.models.applications import Application
from assay.records.models.cohorts import Cohort
from assay.records.models.decisions import Decision
from assay.records.models.people import Person


class Meeting(models.Model):
    """`minutes` are frozen when it is closed, with the head of the record's chain of each city."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="meetings")
    on = models.DateField()
    # Members whose votes count, those who recused themselves not among them: from the cohort when called.
    quorum = models.PositiveSmallIntegerField()
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    minutes: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(
        default=dict, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort"], condition=Q(closed_at=None), name="one_open_meeting_per_cohort"
            )
        ]


class Seat(models.Model):
    """A member of the committee who is there."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_seat_per_member")
        ]


class AgendaItem(models.Model):
    """One city on the agenda; `consent`: its undisputed card goes with others in one vote."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    application = models.ForeignKey(Application, models.CASCADE, related_name="agenda_items")
    position = models.PositiveSmallIntegerField()
    consent = models.BooleanField(default=False)
    pulled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    pulled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "application"], name="one_agenda_item_per_city")
        ]


class Recusal(models.Model):
    """A member who stays out of one city's decision. Declared ties do so by themselves, without a row."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="recusals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "person"], name="one_recusal_per_member")
        ]


class Motion(models.Model):
    """What is voted on: the card, one level beside it, a condition, or back to a stage.

    `items` has one city, or all of the consent agenda. A decision carries the motion that made it.
    """

    KINDS = ("as the card says", "departure", "conditional", "back")
    OUTCOMES = ("carried", "lost", "tied", "no quorum", "withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="motions")
    items = models.ManyToManyField(AgendaItem, related_name="motions")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    level = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    condition = models.TextField(blank=True)
    fulfil_by = models.DateField(null=True)
    back_to = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in Stage])
    moved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True, choices=[(one, one) for one in OUTCOMES])

    class Meta:
        ordering: ClassVar = ["moved_at"]


class Ballot(models.Model):
    """One member's vote on one motion."""

    VOTES = ("yes", "no", "abstain")

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    vote = models.CharField(max_length=10, choices=[(vote, vote) for vote in VOTES])
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["motion", "person"], name="one_ballot_per_member")
        ]


class Fulfilment(models.Model):
    """The condition of a decision, and who found it fulfilled. Until then nothing is announced."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="fulfilment")
    condition = models.TextField()
    fulfil_by = models.DateField()
    fulfilled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    fulfilled_at = models.DateTimeField(null=True)
    how = models.TextField(blank=True)
