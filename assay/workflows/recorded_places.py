"""Which place a row of the public record means: by its id, or by its name where the id is blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assay.faults import FaultList
from assay.journey.recording import RecordedRow, RecordFault
from assay.records.models import Place, PlaceName
from assay.tables import Table
from assay.words.countries import COUNTRIES, country
from assay.words.folding import fold

_CODES = {fold(name): code for code, name in COUNTRIES.items()}


def places_of(rows: Sequence[RecordedRow], table: Table, faults: FaultList) -> dict[int, Place]:
    """The place of each row by the row's number; what cannot be told is added to `faults`."""
    wanted = {row.place_id for row in rows if row.place_id}
    known = Place.objects.in_bulk(wanted)
    names = _names(known)
    found: dict[int, Place] = {}
    for row in rows:
        place = known.get(row.place_id) if row.place_id else _by_name(row, table, faults)
        if row.place_id and (place is None or place.invented):
            faults.add(table.place(row.number, "place_id"), RecordFault.PLACE_UNKNOWN, place_id=row.place_id)
        elif place is not None and _is_meant(row, place, names, table, faults):
            found[row.number] = place
    return found


def _names(known: Iterable[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for place_id, key in PlaceName.objects.filter(place__in=list(known)).values_list("place_id", "key"):
        names.setdefault(place_id, []).append(key)
    return names


def _is_meant(
    row: RecordedRow, place: Place, names: dict[str, list[str]], table: Table, faults: FaultList
) -> bool:
    """An id is easily mistyped: name and country, where the row gives them, must be those of its place."""
    code = _CODES.get(fold(row.country), row.country)
    if row.country and code != place.country:
        values = {"place_id": place.pk, "found": country(place.country), "country": row.country}
        faults.add(table.place(row.number, "country"), RecordFault.COUNTRY_DIFFERS, **values)
        return False
    called = fold(row.city)
    if row.place_id and not any(key.startswith(called) for key in names.get(place.pk, ())):
        values = {"place_id": place.pk, "name": place.label, "city": row.city}
        faults.add(table.place(row.number, "city"), RecordFault.PLACE_OTHERWISE_NAMED, **values)
        return False
    return True


def _by_name(row: RecordedRow, table: Table, faults: FaultList) -> Place | None:
    """The one real place of exactly this name, in the country and the state that the row gives."""
    named = Place.objects.filter(name=row.city).exclude(pk__startswith=Place.INVENTED)
    if row.country:
        named = named.filter(country=_CODES.get(fold(row.country), row.country))
    if row.state:
        named = named.filter(region=row.state)
    places = list(named[:3])
    if len(places) == 1:
        return places[0]
    where = table.place(row.number, "city")
    if places:
        faults.add(where, RecordFault.PLACE_NOT_CLEAR, city=row.city, count=named.count())
    else:
        faults.add(where, RecordFault.PLACE_NOT_FOUND, city=row.city)
    return None
