"""The public record as a file brings it: what a row says, and everything that can be wrong with one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from assay.faults import FaultList, FaultReason
from assay.journey.days import first_day, is_day
from assay.tables import Row, Table

COLUMNS = (
    "city",
    "state",
    "country",
    "level",
    "year",
    "event",
    "source",
    "announced",
    "note",
    "place_id",
)
LONGEST_ADDRESS = 1000

_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")
_YEAR = re.compile(r"[0-9]{4}")


class Event(StrEnum):
    CERTIFIED = "certified"
    LEVELED_UP = "leveled_up"
    RECERTIFIED = "recertified"
    # Named beside the certified: no level belongs to it, and it never counts as a certification.
    HONOR_ROLL = "honor_roll"


class RecordFault(FaultReason):
    """Why a file of the record is refused. The values that go with a reason stand behind it."""

    COLUMN_MISSING = "column missing"  # column
    COLUMN_UNKNOWN = "column unknown"
    EVENT_UNKNOWN = "event unknown"  # event, known
    LEVEL_UNKNOWN = "level unknown"  # level, known
    LEVEL_OF_HONOR_ROLL = "level of honor roll"
    YEAR_WRONG = "year wrong"  # year
    YEAR_DIFFERS = "year differs"  # year, announced
    DAY_WRONG = "day wrong"  # announced
    DAY_AHEAD = "day ahead"  # announced
    SOURCE_MISSING = "source missing"
    SOURCE_WRONG = "source wrong"  # source
    PLACE_UNKNOWN = "place unknown"  # place_id
    PLACE_NOT_FOUND = "place not found"  # city
    PLACE_NOT_CLEAR = "place not clear"  # city, count
    PLACE_OTHERWISE_NAMED = "place otherwise named"  # place_id, name, city
    COUNTRY_DIFFERS = "country differs"  # place_id, found, country
    ROW_DOUBLED = "row doubled"  # first


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """One public event as a file says it. `place_id` may be blank: the place is then found by its name."""

    number: int
    city: str
    state: str
    country: str
    level: str
    year: str
    event: str
    announced: str
    source: str
    doubt: str
    place_id: str


def read_rows(
    table: Table, faults: FaultList, *, levels: Collection[str], today: date, sources: Mapping[str, str]
) -> Iterator[RecordedRow]:
    """The rows of `table`, faulty ones too, for more may be wrong with them; what is wrong goes to `faults`.

    `sources` gives addresses for the short keys that the shipped table uses.
    """
    for column in COLUMNS:
        if column not in table.columns:
            faults.add(table.place(), RecordFault.COLUMN_MISSING, column=column)
    for column in table.columns:
        if column not in COLUMNS:
            faults.add(table.place(column=column), RecordFault.COLUMN_UNKNOWN)
    if faults:
        return
    for row in table.rows:
        cells = dict(zip(table.columns, row.cells, strict=True))
        address, remark = _apart(sources.get(cells["source"], cells["source"]))
        wrong = chain(_level_faults(cells, levels), _day_faults(cells, today), _source_faults(cells, address))
        for column, reason, values in wrong:
            faults.add(table.place(row.number, column), reason, **values)
        yield _row(row, cells, address, remark)


_Wrong = Iterator[tuple[str, RecordFault, dict[str, object]]]


def _level_faults(cells: Mapping[str, str], levels: Collection[str]) -> _Wrong:
    event, level = cells["event"], cells["level"]
    if event not in list(Event):
        yield "event", RecordFault.EVENT_UNKNOWN, {"event": event, "known": ", ".join(Event)}
    if event == Event.HONOR_ROLL and level:
        yield "level", RecordFault.LEVEL_OF_HONOR_ROLL, {}
    elif level and level not in levels:
        yield "level", RecordFault.LEVEL_UNKNOWN, {"level": level, "known": ", ".join(levels)}


def _day_faults(cells: Mapping[str, str], today: date) -> _Wrong:
    year, announced = cells["year"], cells["announced"]
    when = announced or year
    if year and not _YEAR.fullmatch(year):
        yield "year", RecordFault.YEAR_WRONG, {"year": year}
    elif when and not is_day(when):
        yield "announced", RecordFault.DAY_WRONG, {"announced": when}
    elif announced and announced[:4] != year:
        yield "year", RecordFault.YEAR_DIFFERS, {"year": year, "announced": announced}
    elif when and first_day(when) > today:
        yield "announced", RecordFault.DAY_AHEAD, {"announced": when}


def _source_faults(cells: Mapping[str, str], address: str) -> _Wrong:
    if not cells["source"]:
        yield "source", RecordFault.SOURCE_MISSING, {}
    elif not _ADDRESS.fullmatch(address) or len(address) > LONGEST_ADDRESS:
        yield "source", RecordFault.SOURCE_WRONG, {"source": cells["source"]}


def _apart(source: str) -> tuple[str, str]:
    """An address, and the remark in brackets that may follow it: "https://… (page not read)"."""
    address, space, remark = source.partition(" ")
    if space and remark.startswith("(") and remark.endswith(")"):
        return address, remark[1:-1]
    return source, ""


def _row(row: Row, cells: Mapping[str, str], address: str, remark: str) -> RecordedRow:
    return RecordedRow(
        number=row.number,
        city=cells["city"],
        state=cells["state"],
        country=cells["country"],
        level=cells["level"],
        year=cells["year"],
        event=cells["event"],
        announced=cells["announced"],
        source=address,
        # A remark on a source is a doubt like any other.
        doubt="; ".join(part for part in (cells["note"], remark) if part),
        place_id=cells["place_id"],
    )
