"""The places that ship with the package, and the names by which any place is found."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from django.db import transaction

from assay.records import clock
from assay.records.models import Place, PlaceName, ShippedTable
from assay.words import folding
from assay.words.countries import COUNTRIES

TABLES = ("places.csv", "place_sources.csv", "regions.csv")
_FACTS = ("name", "region", "country", "population", "population_year", "source", "latitude", "longitude")


def load_places() -> int:
    """Take in the shipped places and their names: how many, or 0 where they were taken in before.

    What the site knows of a place is brought up to date; no place is ever removed.
    """
    digest = _digest()
    if ShippedTable.objects.filter(name="places", digest=digest).exists():
        return 0
    lines = list(_rows("places.csv"))
    titles = {row["key"]: row["title"] for row in _rows("place_sources.csv")}
    places = [_place(line, titles) for line in lines]
    with transaction.atomic():
        Place.objects.bulk_create(
            places, batch_size=1000, update_conflicts=True, unique_fields=["id"], update_fields=_FACTS
        )
        PlaceName.objects.exclude(place__id__startswith=Place.INVENTED).delete()
        also = {line["id"]: line["also"] for line in lines if line["also"]}
        save_names(places, also=also)
        ShippedTable.objects.update_or_create(
            name="places", defaults={"digest": digest, "loaded_at": clock.now()}
        )
    return len(places)


def save_names(places: Iterable[Place], *, also: Mapping[str, str] | None = None) -> None:
    """Let `places` be found by their names, and by another where `also` has one for their id."""
    PlaceName.objects.bulk_create(
        (
            PlaceName(place_id=place.pk, key=key)
            for place in places
            for key in _keys(place, (also or {}).get(place.pk, ""))
        ),
        batch_size=5000,
    )


def _keys(place: Place, also: str) -> set[str]:
    """Folded names with where the place lies: "boise idaho united states".

    Shorter ways to write it need no keys of their own, for they begin the longer ones.
    """
    names = {folding.fold(name) for name in (place.name, also) if name}
    return {f"{name} {where}" for name in names for where in _lies_in(place.country, place.region)}


@cache
def _lies_in(country: str, region: str) -> frozenset[str]:
    """The ways to say where a place lies, folded: by its region in either form, and by its country alone."""
    called = COUNTRIES.get(country, country)
    regions = [way for way in (region, _other_regions().get((country, region))) if way]
    return frozenset(map(folding.fold, (called, *(f"{way} {called}" for way in regions))))


def _place(line: Mapping[str, str], titles: Mapping[str, str]) -> Place:
    return Place(
        id=line["id"],
        name=line["name"],
        region=line["region"],
        country=line["country"],
        population=int(line["population"]) if line["population"] else None,
        population_year=int(line["year"]) if line["year"] else None,
        source=titles[line["source"]],
        latitude=float(line["latitude"]) if line["latitude"] else None,
        longitude=float(line["longitude"]) if line["longitude"] else None,
    )


@cache
def _other_regions() -> dict[tuple[str, str], str]:
    """How else a region is written: "Idaho" for "ID", "ON" for "Ontario"."""
    return {(row["country"], row["region"]): row["also"] for row in _rows("regions.csv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("assay").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _digest() -> str:
    content = [files("assay").joinpath("data", name).read_bytes() for name in TABLES]
    return "sha256:" + hashlib.sha256(b"\0".join([*content, str(folding.VERSION).encode()])).hexdigest()
