"""Places as anyone may read them: public facts alone, and nothing that would tell who applies."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, QuerySet

from assay.records.models import Place, PlaceName
from assay.words.countries import country
from assay.words.folding import fold
from assay.words.places import people_words, place_label

# Sorts after everything that begins with the words before it.
_LAST = "\uffff"


@dataclass(frozen=True)
class PlaceFacts:
    """`country` is its ISO 3166 code. Degrees and population are None where no source states them."""

    id: str
    name: str
    region: str
    country: str
    population: int | None
    population_year: int | None
    source: str
    latitude: float | None
    longitude: float | None

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return place_label(self.name, self.region, self.country)

    @property
    def country_name(self) -> str:
        return country(self.country)

    @property
    def people(self) -> str:
        return people_words(self.population, self.population_year)


def facts_of(place: Place) -> PlaceFacts:
    return PlaceFacts(
        id=place.pk,
        name=place.name,
        region=place.region,
        country=place.country,
        population=place.population,
        population_year=place.population_year,
        source=place.source,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def place(place_id: str, *, invented: bool = False) -> PlaceFacts | None:
    """The place of that id; None where there is none. Invented ones only for those who ask for them."""
    found = _places(invented).filter(pk=place_id).first()
    return facts_of(found) if found else None


def find_places(words: str, most: int = 20, *, invented: bool = False) -> tuple[PlaceFacts, ...]:
    """The places whose name begins with `words`, larger ones first. One query, on an indexed range.

    "Boise", "boise id", "Boise, Idaho", "St. Paul", "cordoba argentina". `invented` looks among the invented
    places instead, for a demonstration; public pages never do.
    """
    start = fold(words)
    if not start:
        return ()
    names = PlaceName.objects.filter(key__gte=start, key__lt=start + _LAST).values("place")
    found = _places(invented).filter(pk__in=names)
    return tuple(map(facts_of, found.order_by(F("population").desc(nulls_last=True), "name", "id")[:most]))


def _places(invented: bool) -> QuerySet[Place]:
    mark = {"pk__startswith": Place.INVENTED}
    return Place.objects.filter(**mark) if invented else Place.objects.exclude(**mark)
