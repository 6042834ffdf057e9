"""An application, how it came, and every stage it went through."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.journey.deadlines import KeyDate
from assay.journey.stages import NOT_RUNNING, Stage
from assay.records.models.cohorts import Cohort
from assay.records.models.people import Person
from assay.records.models.places import Place, marked_as_demonstration

_WITHOUT_COHORT = (Stage.INTEREST, Stage.DECLINED, Stage.WITHDRAWN)
_INVENTED_PLACE = Q(marked_as_demonstration("place_id", Place.INVENTED))
_DEMONSTRATION_COHORT = Q(marked_as_demonstration("cohort_id", Cohort.DEMONSTRATION))


class Application(models.Model):
    """One place's way through one cohort. Its id is unguessable, and names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="applications")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, related_name="applications")
    stage = models.CharField(max_length=20, choices=[(stage.value, stage.value) for stage in Stage])
    created_at = models.DateTimeField()
    stage_since = models.DateTimeField()
    # The application whose answers and evidence this one began with.
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    # A city may complete an assessment without seeking certification: it is judged and told, never decided.
    seeks_certification = models.BooleanField(default=True)
    # Key dates that were moved for this city alone: a KeyDate's value to an ISO day. DateMove says why.
    own_dates = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["stage", "stage_since"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=_WITHOUT_COHORT) | Q(cohort__isnull=False),
                name="accepted_applications_have_a_cohort",
            ),
            models.UniqueConstraint(
                fields=["place"],
                condition=~Q(stage__in=list(NOT_RUNNING)),
                name="one_running_application_per_place",
            ),
            models.CheckConstraint(
                condition=Q(cohort__isnull=True)
                | (_INVENTED_PLACE & _DEMONSTRATION_COHORT)
                | (~_INVENTED_PLACE & ~_DEMONSTRATION_COHORT),
                name="invented_places_apply_to_demonstration_cohorts",
            ),
        ]

    @property
    def the_cohort(self) -> Cohort:
        """The cohort, of an application that was accepted: before that it has none."""
        assert self.cohort is not None
        return self.cohort


class Interest(models.Model):
    """What a person wrote when she stated her city's interest, and what the office made of it."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="interest")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    job_title = models.CharField(max_length=200)
    sponsor_name = models.CharField(max_length=200, blank=True)
    sponsor_email = models.EmailField(blank=True)
    words = models.TextField(blank=True)
    # One form sent twice makes one statement.
    form_key = models.UUIDField(unique=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verified_how = models.CharField(max_length=300, blank=True)
    answer = models.TextField(blank=True)
    # Where two people stated interest for one place: the application that this one's people join.
    joins = models.ForeignKey(Application, models.PROTECT, null=True, related_name="joined_by")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
                name="interest_verified_at_and_by",
            )
        ]


class StageChange(models.Model):
    """One move that was made. Rows are only ever added, by workflows/moves.py alone."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="stage_changes")
    move = models.CharField(max_length=30)
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20)
    role = models.CharField(max_length=20)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class DateMove(models.Model):
    """A key date that was moved, for a cohort or for one city of it, with the reason that they read."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="date_moves")
    # None: for all cities of the cohort.
    application = models.ForeignKey(Application, models.CASCADE, null=True, related_name="date_moves")
    which = models.CharField(max_length=20, choices=[(one.value, one.value) for one in KeyDate])
    before = models.DateField(null=True)
    after = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Gate(models.Model):
    """A city's answers to its cohort's first questionnaire, by the question's id, and the office's word."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="gate")
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    passed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    passed_at = models.DateTimeField(null=True)
    # Why it was sent back, where it was.
    reason = models.TextField(blank=True)
