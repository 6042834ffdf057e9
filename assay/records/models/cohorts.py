"""A cohort: the cities that go through one edition together, and its key dates."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from assay.journey.calendar import end_of
from assay.records.models.people import Person


class Cohort(models.Model):
    """Key dates are local days in `zone`. The edition is pinned with its digest when the cohort is made."""

    DEMONSTRATION = "demo-"

    slug = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=120)
    edition_id = models.CharField(max_length=60)
    edition_digest = models.CharField(max_length=80)
    zone = models.CharField(max_length=60, default="America/New_York")
    opens_on = models.DateField()
    answers_due_on = models.DateField()
    grace_hours = models.PositiveSmallIntegerField(default=24)
    findings_due_on = models.DateField()
    committee_on = models.DateField()
    announcement_on = models.DateField()
    # Dates that a cohort may do without.
    questions_close_on = models.DateField(null=True)
    visits_end_on = models.DateField(null=True)
    renewal_due_on = models.DateField(null=True)
    # How often experts' questions go to a city, and how many days it has for each round.
    question_rounds = models.PositiveSmallIntegerField(default=1)
    question_days = models.PositiveSmallIntegerField(default=14)
    # How many days a city has to comment on the facts of its report, and to appeal after it was told.
    facts_days = models.PositiveSmallIntegerField(default=10)
    appeal_days = models.PositiveSmallIntegerField(default=30)
    deciding_body = models.CharField(max_length=200, blank=True)
    # How many members must vote, those who recused themselves not among them.
    quorum = models.PositiveSmallIntegerField(default=2)
    # An expert who settles what the experts of a city cannot agree on, beside the office.
    chair = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # The lowest level whose card is visited; blank: nobody is visited.
    visit_from_level = models.CharField(max_length=40, blank=True)
    # The lowest share of points from which a card is visited, as "2/3"; blank: the level alone counts.
    visit_from_share = models.CharField(max_length=20, blank=True)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("answers_due_on"))
                & models.Q(answers_due_on__lte=models.F("findings_due_on"))
                & models.Q(findings_due_on__lte=models.F("committee_on"))
                & models.Q(committee_on__lte=models.F("announcement_on")),
                name="key_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(demonstration=True, slug__startswith="demo-")
                | (models.Q(demonstration=False) & ~models.Q(slug__startswith="demo-")),
                name="demonstration_cohorts_say_so",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def answers_due_at(self) -> datetime:
        return end_of(self.answers_due_on, self.zone)

    @property
    def answers_close_at(self) -> datetime:
        """The deadline with its grace: what the server enforces."""
        return self.answers_due_at + timedelta(hours=self.grace_hours)

    @property
    def instant(self) -> datetime | None:
        """The instant of its announcement, None where none is set: as it was when it was first asked for."""
        announcement = getattr(self, "announcement", None)
        return announcement.at if announcement else None


class GateQuestion(models.Model):
    """One question of a cohort's own first questionnaire, which comes before the standard."""

    KINDS = ("yes or no", "text")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="gate_questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    help = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "position"], name="one_gate_question_per_position")
        ]
