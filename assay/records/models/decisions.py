"""The committee's decision, with the card as it stood."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from assay.records.models.applications import Application
from assay.records.models.people import Person


class Decision(models.Model):
    """A decision never changes: an appeal adds another. `card` is the frozen card, `level` what was decided.

    The card alone is stored as it stood, with the edition's digest, because an announced result must not
    move; everything else is worked out whenever it is asked for.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    level = models.CharField(max_length=40, blank=True)
    card_level = models.CharField(max_length=40, blank=True)
    card = models.JSONField()
    edition_id = models.CharField(max_length=60)
    edition_digest = models.CharField(max_length=80)
    # Why the committee departed from the card; blank exactly where it did not.
    reason = models.TextField(blank=True)
    members = models.ManyToManyField(Person, related_name="+")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # The motion that was carried; None: it was recorded without a vote here.
    motion = models.ForeignKey("records.Motion", models.PROTECT, null=True, related_name="decisions")
    # An appeal's decision names the one it replaces.
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(replaces=None), name="one_first_decision_per_application"
            ),
            models.CheckConstraint(
                condition=(Q(level=models.F("card_level")) & Q(reason=""))
                | (~Q(level=models.F("card_level")) & ~Q(reason="")),
                name="departures_have_a_reason",
            ),
        ]
