"""Announcements and the places they are about, as values that any public surface can show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from assay.journey.calendar import local_day
from assay.journey.recording import Event
from assay.journey.validity import RecordedTerm, Validity, recorded_term
from assay.reports.hosts import host
from assay.reports.places import PlaceFacts
from assay.standard.library import edition
from assay.words.registry import (
    day_words,
    decided_standing,
    event_name,
    honor_roll_standing,
    known_levels,
    level_name,
    recorded_standing,
    term_brief,
    validity_words,
)
from assay.words.texts import said


class Kind(StrEnum):
    # Imported from public sources. It never lapses and never gets our seal.
    RECORDED = "recorded"
    # Decided here.
    DECIDED = "decided"


@dataclass(frozen=True)
class Entry:
    """One announcement. `announced` and `year` are as precise as the source; `level` is a code or blank.

    `row` names it for corrections. `source` and `doubt` are of recorded ones alone; `decision` (its id),
    `edition_id`, `validity` and `zone` of decided ones.
    """

    kind: Kind
    row: str
    place: PlaceFacts
    event: Event
    level: str
    announced: str
    year: str
    source: str = ""
    doubt: str = ""
    decision: int | None = None
    edition_id: str = ""
    validity: Validity | None = None
    zone: str = "UTC"

    @property
    def is_certification(self) -> bool:
        return self.event is not Event.HONOR_ROLL

    @property
    def is_decided(self) -> bool:
        return self.kind is Kind.DECIDED

    @property
    def day(self) -> str:
        return self.announced or self.year

    @property
    def is_undated_later(self) -> bool:
        """A renewal or a rise without a date: it may be later than any other."""
        return not self.day and self.event in (Event.RECERTIFIED, Event.LEVELED_UP)

    @property
    def in_order(self) -> tuple[int, str]:
        """Oldest first. A first certification without a date is before all, a renewal after all."""
        if self.day:
            return 1, self.day
        return (2 if self.is_undated_later else 0), ""

    @property
    def day_words(self) -> str:
        return day_words(self.day)

    @property
    def event_name(self) -> str:
        return event_name(self.event)

    @property
    def level_name(self) -> str:
        """The level's title; blank for the honor roll, to which none belongs."""
        if not self.is_certification:
            return ""
        if self.edition_id:
            return said(edition(self.edition_id).level_by_code[self.level].title)
        return level_name(self.level)

    @property
    def look(self) -> str:
        """Of the fixed palette; blank where the level is not recorded."""
        if self.edition_id:
            return edition(self.edition_id).level_by_code[self.level].look
        level = known_levels().get(self.level)
        return level.look if level else ""

    @property
    def host(self) -> str:
        """Who says so: the source's host, as link text."""
        return host(self.source)


@dataclass(frozen=True)
class PlaceOfRecord:
    """A place with its announcements, oldest first, as they stood at `instant`."""

    place: PlaceFacts
    entries: tuple[Entry, ...]
    instant: datetime

    @cached_property
    def is_certified(self) -> bool:
        """Ever certified. The honor roll alone is no certification."""
        return any(entry.is_certification for entry in self.entries)

    @cached_property
    def current(self) -> Entry:
        """The newest certification whose place in time is known; of the honor roll where there is none."""
        certifications = [entry for entry in self.entries if entry.is_certification]
        dated = [entry for entry in certifications if not entry.is_undated_later]
        return (dated or certifications or self.entries)[-1]

    @property
    def level(self) -> str:
        return self.current.level

    @property
    def level_name(self) -> str:
        return self.current.level_name or self.current.event_name

    @property
    def today(self) -> date:
        return local_day(self.instant, self.current.zone)

    @property
    def term(self) -> RecordedTerm:
        return recorded_term(self.current.day, self.today)

    @property
    def term_brief(self) -> str:
        """When three years ended or end; for what was decided here, how long it is valid."""
        if not self.current.is_certification:
            return ""
        if self.current.validity is not None:
            return validity_words(self.current.validity, self.today)
        return term_brief(self.term)

    @property
    def standing(self) -> str:
        """Where the place stands, in one sentence."""
        current = self.current
        if not current.is_certification:
            return honor_roll_standing(current.day)
        if current.validity is not None:
            day = date.fromisoformat(current.announced)
            return decided_standing(current.level_name, day, current.validity, self.today)
        undated = any(entry.is_undated_later for entry in self.entries if entry is not current)
        return recorded_standing(current.level, current.day, self.term, undated=undated)
