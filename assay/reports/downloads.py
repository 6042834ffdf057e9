"""The record as data: one row for each announcement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from assay.reports.entries import Entry
from assay.words.countries import COUNTRIES


@dataclass(frozen=True)
class Line:
    """The first ten columns are those of a file that `assay import-registry` takes."""

    city: str
    state: str
    country: str
    level: str
    year: str
    event: str
    source: str
    announced: str
    note: str
    place_id: str
    kind: str
    row: str
    population: int | None
    population_year: int | None
    latitude: float | None
    longitude: float | None


COLUMNS = tuple(Line.__dataclass_fields__)


def line(entry: Entry) -> Line:
    place = entry.place
    return Line(
        city=place.name,
        state=place.region,
        country=COUNTRIES.get(place.country, place.country),
        level=entry.level,
        year=entry.year,
        event=entry.event.value,
        source=entry.source,
        announced=entry.announced,
        note=entry.doubt,
        place_id=place.id,
        kind=entry.kind.value,
        row=entry.row,
        population=place.population,
        population_year=place.population_year,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def lines(entries: Iterable[Entry]) -> list[dict[str, str | int | float | None]]:
    return [asdict(line(entry)) for entry in entries]
