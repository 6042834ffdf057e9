"""The embargo: the instant, who set it, who was held back, and who reads a result before it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.applications import Application
from assay.records.models.cohorts import Cohort
from assay.records.models.people import Person


class Announcement(models.Model):
    """The instant from which a cohort's decisions may be seen. Nothing else makes them visible.

    The cities learn before it: those that are certified from `certified_at` on, the others from `others_at`
    on; None: at the instant itself. While it is stopped, the instant passes without effect.
    """

    cohort = models.OneToOneField(Cohort, models.PROTECT, related_name="announcement")
    at = models.DateTimeField()
    certified_at = models.DateTimeField(null=True)
    others_at = models.DateTimeField(null=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    stopped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_by=None)
                | Q(stopped_at__isnull=False, stopped_by__isnull=False),
                name="announcement_stopped_at_and_by",
            ),
            models.CheckConstraint(
                condition=(Q(certified_at=None) | Q(certified_at__lte=models.F("at")))
                & (Q(others_at=None) | Q(others_at__lte=models.F("at"))),
                name="cities_learn_before_the_press",
            ),
        ]


class InstantProposal(models.Model):
    """An instant that one of the office proposes, and that stands once another has confirmed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="instant_proposals")
    instant = models.DateTimeField()
    certified_at = models.DateTimeField(null=True)
    others_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort"],
                condition=Q(confirmed_at=None, withdrawn_at=None),
                name="one_waiting_instant_per_cohort",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("by")),
                name="two_people_set_an_instant",
            ),
        ]


class Holdback(models.Model):
    """One city whose result is not announced with its cohort, until the office ends it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="holdbacks")
    reason = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(ended_at=None), name="one_standing_holdback"
            )
        ]


class EmbargoReader(models.Model):
    """A person of the city whom its lead named to see the result before the announcement."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="embargo_readers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "person"],
                condition=Q(ended_at=None),
                name="one_standing_embargo_reader",
            )
        ]


class EmbargoReading(models.Model):
    """Somebody opened a page or a paper under embargo. Rows are only ever added."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="embargo_readings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    what = models.CharField(max_length=60)
    at = models.DateTimeField()


class LeakDrill(models.Model):
    """What every kind of reader saw a minute before the instant; `seen` has a row a reader and a door."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="drills")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    instant = models.DateTimeField()
    seen = models.JSONField(default=list)
