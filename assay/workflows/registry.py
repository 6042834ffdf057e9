"""The public record: a newer file of it is taken in as a whole, or not at all."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from assay.faults import FaultList
from assay.journey.recording import RecordedRow, RecordFault, read_rows
from assay.journey.roles import Role
from assay.records import clock
from assay.records.models import Person, Place, RecordedChange, RecordedEvent, Source
from assay.tables import Table, read
from assay.words.registry import known_levels
from assay.workflows import acts
from assay.workflows.members import demand_appointed
from assay.workflows.places import load_places
from assay.workflows.record_matching import Fingerprint, fingerprint, match
from assay.workflows.recorded_places import places_of

# What the log calls whoever runs a command on the machine itself.
OPERATOR = "operator"
SHIPPED = "registry.csv"

_FACTS = ("event", "level", "year", "announced", "source", "doubt")


@dataclass(frozen=True)
class Taken:
    """What an import did. Changes in the order of the file, then what it left out."""

    changes: tuple[RecordedChange, ...]
    unchanged: int

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in RecordedChange.KINDS}


def load_shipped_record() -> Taken | None:
    """Places and record as they ship, for a new site. None where the site has a record of its own already."""
    load_places()
    return None if RecordedEvent.objects.exists() else import_shipped_record(by=None)


def import_shipped_record(*, by: Person | None, at: datetime | None = None) -> Taken:
    """Take in the record that ships with this version, as if it were a newer file."""
    data = files("assay") / "data"
    text = data.joinpath("registry_sources.csv").read_text(encoding="utf-8")
    sources = {row["source_id"]: row["address"] for row in csv.DictReader(text.splitlines())}
    stream = BytesIO(data.joinpath(SHIPPED).read_bytes())
    return import_registry(stream, by=by, at=at, file=SHIPPED, sources=sources)


def import_registry(
    source: Path | BinaryIO,
    *,
    by: Person | None,
    file: str,
    at: datetime | None = None,
    sources: Mapping[str, str] | None = None,
) -> Taken:
    """Take in a newer file of the record. Raises Faulty with all that is wrong with it, and changes nothing.

    Rows are added and changed, and a row that the file no longer has stays. `by` is None for whoever runs the
    command. `file` is what the file is called; `sources` gives addresses for the short keys it may use.
    """
    if by is not None:
        demand_appointed(by, Role.OFFICE)
    at = at or clock.now()
    table = read(source, name=file)
    faults = FaultList()
    rows = list(read_rows(table, faults, levels=known_levels(), today=at.date(), sources=sources or {}))
    places = places_of(rows, table, faults)
    _refuse_doubles(rows, places, table, faults)
    faults.check()
    with transaction.atomic():
        taken = _take(rows, places, at=at, file=file)
        acts.record(
            "import-registry",
            by=by,
            role=Role.OFFICE if by else OPERATOR,
            about=file[:200],
            after=taken.counts,
            at=at,
        )
    return taken


def _refuse_doubles(
    rows: list[RecordedRow], places: dict[int, Place], table: Table, faults: FaultList
) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row.number in places:
            key = _fingerprint(row, places[row.number]).key
            if first.setdefault(key, row.number) != row.number:
                faults.add(table.place(row.number), RecordFault.ROW_DOUBLED, first=first[key])


def _fingerprint(row: RecordedRow, place: Place) -> Fingerprint:
    return Fingerprint(place.pk, row.event, row.year, row.announced)


def _take(rows: list[RecordedRow], places: dict[int, Place], *, at: datetime, file: str) -> Taken:
    held = list(RecordedEvent.objects.filter(until=None).select_related("place", "source").order_by("id"))
    marks = [_fingerprint(row, places[row.number]) for row in rows]
    pairs = match(marks, [fingerprint(event) for event in held])
    sources = _sources({row.source for row in rows})
    changes, ended, begun = [], [], []
    for at_row, (row, mark) in enumerate(zip(rows, marks, strict=True)):
        event = RecordedEvent(
            key=mark.key,
            place=places[row.number],
            event=row.event,
            level=row.level,
            year=row.year,
            announced=row.announced,
            source=sources[row.source],
            doubt=row.doubt,
            since=at,
        )
        before = held[pairs[at_row]] if at_row in pairs else None
        if before is not None and _facts(before) == _facts(event):
            continue
        begun.append(event)
        if before is not None:
            ended.append(before.pk)
        changes.append(_change(before, event, at=at, file=file))
    left_out = [event for position, event in enumerate(held) if position not in pairs.values()]
    changes += _kept(left_out, at=at, file=file)
    RecordedEvent.objects.filter(pk__in=ended).update(until=at)
    RecordedEvent.objects.bulk_create(begun)
    RecordedChange.objects.bulk_create(changes)
    return Taken(tuple(changes), unchanged=len(rows) - len(begun))


def _sources(addresses: set[str]) -> dict[str, Source]:
    Source.objects.bulk_create([Source(address=address) for address in addresses], ignore_conflicts=True)
    return {source.address: source for source in Source.objects.filter(address__in=addresses)}


def _facts(event: RecordedEvent) -> dict[str, str]:
    return {**{name: getattr(event, name) for name in _FACTS}, "source": event.source.address}


def _change(before: RecordedEvent | None, event: RecordedEvent, *, at: datetime, file: str) -> RecordedChange:
    new, old = _facts(event), _facts(before) if before else {}
    differing = [name for name in _FACTS if before is None or old[name] != new[name]]
    return RecordedChange(
        at=at,
        kind="changed" if before else "added",
        key=event.key,
        place=event.place,
        before={name: old[name] for name in differing if before},
        after={name: new[name] for name in differing},
        file=file[:200],
    )


def _kept(left_out: list[RecordedEvent], *, at: datetime, file: str) -> list[RecordedChange]:
    """Said once for each row, not again by every file that leaves it out."""
    latest = dict(
        RecordedChange.objects.filter(key__in=[event.key for event in left_out])
        .order_by("id")
        .values_list("key", "kind")
    )
    kind = "kept though absent"
    return [
        RecordedChange(
            at=at, kind=kind, key=event.key, place=event.place, before=_facts(event), file=file[:200]
        )
        for event in left_out
        if latest.get(event.key) != kind
    ]
