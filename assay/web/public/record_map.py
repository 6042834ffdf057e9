"""The certified on the map: marks, their legend, and who is not on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assay.reports.entries import PlaceOfRecord
from assay.reports.listing import in_order
from assay.web.components.maps import Outline, Spot, outlines, project


@dataclass(frozen=True)
class Mark:
    """`sealed` only where the certification was decided here; recorded ones never get our seal."""

    name: str
    look: str
    sealed: bool
    spot: Spot | None = None


@dataclass(frozen=True)
class RecordMap:
    outlines: tuple[Outline, ...]
    places: tuple[Mark, ...]
    legend: tuple[Mark, ...]
    absent: tuple[str, ...]


def record_map(places: Iterable[PlaceOfRecord]) -> RecordMap:
    """Certified places alone; `absent` names those without a position, or outside the two panels."""
    certified = [place for place in in_order(places, "-level") if place.is_certified]
    marks = [(place, _mark(place)) for place in certified]
    legend = {
        (mark.look, mark.sealed): Mark(place.level_name, mark.look, mark.sealed) for place, mark in marks
    }
    return RecordMap(
        outlines=outlines(),
        places=tuple(mark for _, mark in marks if mark.spot),
        legend=tuple(legend.values()),
        absent=tuple(sorted(place.place.label for place, mark in marks if not mark.spot)),
    )


def _mark(place: PlaceOfRecord) -> Mark:
    where = place.place
    located = where.latitude is not None and where.longitude is not None
    spot = project(where.latitude or 0, where.longitude or 0) if located else None
    return Mark(f"{where.label}: {place.level_name}", place.current.look, place.current.is_decided, spot)
