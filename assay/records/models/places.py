"""Places, and the folded names by which they are found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Left
from django.db.models.lookups import Exact

from assay.records.fields import KeyField
from assay.words.places import place_label


class Place(models.Model):
    """A place with the facts that public sources state. Ids are stable: "geoid:1608830", "demo:harbor"."""

    INVENTED = "demo:"

    id = models.CharField(max_length=60, primary_key=True)
    name = models.CharField(max_length=120)
    # State, province or department, as readers write it; blank where it is not known.
    region = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2)
    population = models.PositiveIntegerField(null=True)
    population_year = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return f"{self.name}, {self.region}" if self.region else self.name

    @property
    def label(self) -> str:
        return place_label(self.name, self.region, self.country)

    @property
    def invented(self) -> bool:
        return self.id.startswith(self.INVENTED)


class PlaceName(models.Model):
    """One way to write a place's name with where it lies, folded (words/folding.py): "boise id"."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    key = KeyField(max_length=160)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "key"], name="one_key_per_place_name")
        ]


def marked_as_demonstration(field: str, mark: str) -> Exact:
    """Whether the id in the foreign key `field` begins with `mark`, for constraints: they cannot join."""
    return Exact(Left(Cast(field, CharField()), len(mark)), Value(mark))
