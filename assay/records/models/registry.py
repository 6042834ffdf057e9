"""The public record as it was imported: events with their sources and doubts, and every change made to it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.journey.recording import Event
from assay.records.models.places import Place, marked_as_demonstration


class Source(models.Model):
    """An address that states a fact. Long addresses stand here once."""

    address = models.URLField(max_length=1000, unique=True)


class RecordedEvent(models.Model):
    """A certification that public sources report. It was not decided here and never gets our seal.

    A row is never overwritten: a change ends it (`until`) and adds the next, so that any past day can be
    answered for. `announced` and `year` are as precise as the source: "2024-01-23", "2025-02", "2019", "".
    """

    key = models.CharField(max_length=200)
    place = models.ForeignKey(Place, models.PROTECT, related_name="recorded_events")
    event = models.CharField(max_length=20, choices=[(event.value, event.value) for event in Event])
    level = models.CharField(max_length=40, blank=True)
    year = models.CharField(max_length=4, blank=True)
    announced = models.CharField(max_length=10, blank=True)
    source = models.ForeignKey(Source, models.PROTECT)
    doubt = models.TextField(blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place", "until"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(until=None), name="one_current_row_per_recorded_event"
            ),
            # The public record is of real places alone.
            models.CheckConstraint(
                condition=~models.Q(marked_as_demonstration("place_id", Place.INVENTED)),
                name="no_invented_place_in_the_record",
            ),
        ]


class RecordedChange(models.Model):
    """What an import or a correction did to the record, for anyone to read."""

    KINDS = ("added", "changed", "kept though absent")

    at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    key = models.CharField(max_length=200)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    file = models.CharField(max_length=200)
