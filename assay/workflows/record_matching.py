"""Which row of the record a row of a newer file is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assay.journey.recording import Event
from assay.records.models import RecordedEvent


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What makes an event the same in two files: the place, what happened, and when."""

    place_id: str
    event: str
    year: str
    announced: str

    @property
    def key(self) -> str:
        """ "geoid:1608830 certified 2024". No place has two events of one kind in a year."""
        return f"{self.place_id} {self.event} {self.year or 'undated'}"

    @property
    def day(self) -> str:
        return self.announced or self.year


def fingerprint(row: RecordedEvent) -> Fingerprint:
    return Fingerprint(row.place_id, row.event, row.year, row.announced)


Same = Callable[[Fingerprint, Fingerprint], bool]


def _same_key(one: Fingerprint, other: Fingerprint) -> bool:
    return one.key == other.key


def _same_announcement(one: Fingerprint, other: Fingerprint) -> bool:
    """A rise that turns out to be a renewal: the place, the day, and another kind of certification."""
    kinds = {one.event, other.event}
    return one.place_id == other.place_id and one.day == other.day != "" and Event.HONOR_ROLL not in kinds


def _dated_since(one: Fingerprint, other: Fingerprint) -> bool:
    """An event whose year was found, or taken back, since the other file was written."""
    same = (one.place_id, one.event) == (other.place_id, other.event)
    return same and one.year != other.year and "" in (one.year, other.year)


# The surest first. Each is asked of the rows that the ones before it left over.
WAYS: tuple[Same, ...] = (_same_key, _same_announcement, _dated_since)


def match(rows: Sequence[Fingerprint], held: Sequence[Fingerprint]) -> dict[int, int]:
    """Position in `rows` to position in `held`. What could be either of two rows is neither."""
    found: dict[int, int] = {}
    for same in WAYS:
        left = [at for at in range(len(held)) if at not in found.values()]
        fits = {
            at: [other for other in left if same(row, held[other])]
            for at, row in enumerate(rows)
            if at not in found
        }
        wanted = _times(other for others in fits.values() for other in others)
        found.update(
            {at: others[0] for at, others in fits.items() if len(others) == 1 and wanted[others[0]] == 1}
        )
    return found


def _times(positions: Iterable[int]) -> dict[int, int]:
    times: dict[int, int] = {}
    for position in positions:
        times[position] = times.get(position, 0) + 1
    return times
