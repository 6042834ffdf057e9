"""The list of certified places: which ones a reader wants, in which order, and what may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from assay.journey.recording import Event
from assay.reports.entries import Entry, PlaceOfRecord
from assay.words.folding import fold
from assay.words.registry import event_name, known_levels, level_name

# What stands for a blank level, and for places that were on the honor roll alone.
NOT_RECORDED, HONOR_ROLL = "not-recorded", "honor-roll"


@dataclass(frozen=True)
class Wanted:
    """What a reader chose; blank is any. `level` is the one of a place's newest certification."""

    q: str = ""
    level: str = ""
    country: str = ""
    region: str = ""
    year: str = ""
    event: str = ""

    @property
    def anything(self) -> bool:
        return any((self.q, self.level, self.country, self.region, self.year, self.event))


def chosen_entries(place: PlaceOfRecord, wanted: Wanted) -> tuple[Entry, ...]:
    """The announcements of a place that are wanted; none where the place itself is not."""
    where = place.place
    if wanted.q and fold(wanted.q) not in fold(f"{where.name} {where.region} {where.country_name}"):
        return ()
    if wanted.country not in ("", where.country) or wanted.region not in ("", where.region):
        return ()
    if wanted.level not in ("", _level(place)):
        return ()
    return tuple(
        entry
        for entry in place.entries
        if wanted.year in ("", entry.year) and wanted.event in ("", entry.event)
    )


def chosen(places: Iterable[PlaceOfRecord], wanted: Wanted) -> list[PlaceOfRecord]:
    """The places that have an announcement that is wanted."""
    return [place for place in places if chosen_entries(place, wanted)]


def _level(place: PlaceOfRecord) -> str:
    return (place.level or NOT_RECORDED) if place.is_certified else HONOR_ROLL


Key = Callable[[PlaceOfRecord], Any]

ORDERS: dict[str, Key] = {
    "place": lambda place: fold(place.place.label),
    "level": lambda place: _height(place),
    "announced": lambda place: place.current.day,
    "country": lambda place: (place.place.country_name, place.place.region, place.place.name),
    "people": lambda place: place.place.population or 0,
}


def in_order(places: Iterable[PlaceOfRecord], order: str) -> list[PlaceOfRecord]:
    """`order` is one of ORDERS, with a minus for the other direction; places that are equal go by name."""
    by_name = sorted(places, key=ORDERS["place"])
    key = ORDERS.get(order.removeprefix("-"), ORDERS["place"])
    return sorted(by_name, key=key, reverse=order.startswith("-"))


def _height(place: PlaceOfRecord) -> int:
    """How high a level is: the honor roll lowest, then a level not recorded, then those of the edition."""
    if not place.is_certified:
        return -1
    codes = list(known_levels())
    return codes.index(place.level) + 1 if place.level in codes else 0


@dataclass(frozen=True)
class Options:
    """What may be chosen, as pairs of value and words."""

    levels: tuple[tuple[str, str], ...]
    countries: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str], ...]


def options(places: Sequence[PlaceOfRecord]) -> Options:
    """Only what some place of the record has."""
    entries = list(chain.from_iterable(place.entries for place in places))
    where = [place.place for place in places]
    highest = sorted(places, key=_height, reverse=True)
    return Options(
        levels=tuple((code, _level_words(code)) for code in dict.fromkeys(map(_level, highest))),
        countries=_sorted({(one.country, one.country_name) for one in where}),
        regions=_sorted({(one.region, one.region) for one in where if one.region}),
        years=tuple((year, year) for year in sorted({e.year for e in entries if e.year}, reverse=True)),
        events=tuple(
            (event.value, event_name(event)) for event in Event if event in {e.event for e in entries}
        ),
    )


def _level_words(code: str) -> str:
    if code == HONOR_ROLL:
        return event_name(Event.HONOR_ROLL)
    return level_name("" if code == NOT_RECORDED else code)


def _sorted(pairs: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: fold(pair[1])))


def latest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The certifications of the newest month that the record knows."""
    dated = [entry for entry in entries if entry.is_certification and len(entry.day) >= len("2026-01")]
    month = max((entry.day[:7] for entry in dated), default="")
    return tuple(entry for entry in dated if entry.day.startswith(month))


@dataclass(frozen=True)
class Peers:
    """Other certified places of the same state or region; of the same country where none is recorded."""

    where: str
    places: list[PlaceOfRecord]


def peers(of: PlaceOfRecord, places: Iterable[PlaceOfRecord]) -> Peers:
    own = of.place
    near = (
        one
        for one in places
        if one.is_certified
        and one.place.id != own.id
        and one.place.country == own.country
        and own.region in ("", one.place.region)
    )
    return Peers(own.region or own.country_name, in_order(near, "place"))
