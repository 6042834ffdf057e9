"""The one public door: what may be said of certified places. It opens from announcements alone.

Two kinds of announcement come out of it. `recorded` ones were imported from public sources: they never lapse
and never get our seal. `decided` ones were made here: they are seen from the instant of their cohort's
announcement, by one comparison with the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby

from django.db.models import Q, QuerySet

from assay.journey.calendar import end_of, local_day
from assay.journey.recording import Event
from assay.journey.validity import validity
from assay.records import clock
from assay.records.models import Decision, Place, RecordedEvent
from assay.reports.entries import Entry, Kind, PlaceOfRecord
from assay.reports.figures import Figure, certified_in_all
from assay.reports.places import facts_of
from assay.standard.library import edition
from assay.words.registry import counts_sentence


def entries(*, at: datetime | None = None, as_of: date | None = None) -> tuple[Entry, ...]:
    """Every announcement that the record holds, place by place, oldest first. Two queries.

    `at` is the instant that is asked about, now if it is not given: a later one is a rehearsal, for the
    office alone. `as_of` asks what the record held at the end of that day, and never more than it holds now.
    """
    return tuple(entry for place in places_of_record(at=at, as_of=as_of) for entry in place.entries)


def places_of_record(*, at: datetime | None = None, as_of: date | None = None) -> tuple[PlaceOfRecord, ...]:
    """The places of the record by name, each with its announcements. Two queries."""
    instant = _instant(at, as_of)
    return _by_place([*_recorded(_held(instant)), *_decided(_announced(instant, invented=False))], instant)


def place_of_record(
    place_id: str, *, at: datetime | None = None, as_of: date | None = None
) -> PlaceOfRecord | None:
    """One place of the record; None for every other place, whatever it is. Two queries."""
    instant = _instant(at, as_of)
    recorded = _held(instant).filter(place=place_id)
    decided = _announced(instant, invented=False).filter(application__place=place_id)
    found = _by_place([*_recorded(recorded), *_decided(decided)], instant)
    return found[0] if found else None


def demonstration_places(*, at: datetime | None = None) -> tuple[PlaceOfRecord, ...]:
    """Invented places that were announced. For the pages of the demonstration, and for nothing else."""
    instant = _instant(at, None)
    return _by_place(_decided(_announced(instant, invented=True)), instant)


@dataclass(frozen=True)
class Counts:
    """How much the record holds. `figure` is the public figure of how many places there are in all."""

    announcements: int
    places: int
    certified: int
    honor_roll_only: int
    figure: Figure | None

    @property
    def sentence(self) -> str:
        about = int(self.figure.value) if self.figure and self.figure.value.isdigit() else None
        return counts_sentence(self.certified, about)


def counts(places: Iterable[PlaceOfRecord], *, today: date) -> Counts:
    """What to say beside a list of all `places`: always that the record is incomplete."""
    places = list(places)
    certified = sum(place.is_certified for place in places)
    return Counts(
        announcements=sum(len(place.entries) for place in places),
        places=len(places),
        certified=certified,
        honor_roll_only=len(places) - certified,
        figure=certified_in_all(today),
    )


def today() -> date:
    """This day in UTC, by the one clock."""
    return clock.now().date()


def begins_on() -> date | None:
    """The day from which this site can say what the record held."""
    first = RecordedEvent.objects.order_by("since").values_list("since", flat=True).first()
    return first.date() if first else None


def _instant(at: datetime | None, as_of: date | None) -> datetime:
    at = at or clock.now()
    return at if as_of is None else min(at, end_of(as_of, "UTC"))


def _held(instant: datetime) -> QuerySet[RecordedEvent]:
    standing = Q(since__lte=instant) & (Q(until=None) | Q(until__gt=instant))
    return RecordedEvent.objects.filter(standing).select_related("place", "source")


def _announced(instant: datetime, *, invented: bool) -> QuerySet[Decision]:
    """Decisions of a level whose instant has come and that none replaced: one comparison with the clock."""
    of_invented = Q(application__place__id__startswith=Place.INVENTED)
    return (
        Decision.objects.filter(
            of_invented if invented else ~of_invented,
            application__cohort__announcement__at__lte=instant,
            at__lte=instant,
        )
        .exclude(level="")
        .exclude(replaced_by__at__lte=instant)
        .select_related("application__place", "application__cohort__announcement")
        .defer("card")
    )


def _recorded(events: Iterable[RecordedEvent]) -> Iterable[Entry]:
    for event in events:
        yield Entry(
            kind=Kind.RECORDED,
            row=event.key,
            place=facts_of(event.place),
            event=Event(event.event),
            level=event.level,
            announced=event.announced,
            year=event.year,
            source=event.source.address,
            doubt=event.doubt,
        )


def _decided(decisions: Iterable[Decision]) -> Iterable[Entry]:
    for decision in decisions:
        cohort = decision.application.the_cohort
        day = local_day(cohort.announcement.at, cohort.zone)
        yield Entry(
            kind=Kind.DECIDED,
            row=f"{decision.application.place_id} decided {day.isoformat()}",
            place=facts_of(decision.application.place),
            event=Event.CERTIFIED,
            level=decision.level,
            announced=day.isoformat(),
            year=str(day.year),
            decision=decision.pk,
            edition_id=decision.edition_id,
            validity=validity(day, edition(decision.edition_id)),
            zone=cohort.zone,
        )


def _by_place(found: Iterable[Entry], instant: datetime) -> tuple[PlaceOfRecord, ...]:
    by_name = sorted(found, key=lambda entry: (entry.place.name, entry.place.id))
    return tuple(
        PlaceOfRecord(group[0].place, _told(group), instant.astimezone(UTC))
        for group in (list(group) for _, group in groupby(by_name, key=lambda entry: entry.place.id))
    )


def _told(group: list[Entry]) -> tuple[Entry, ...]:
    """In order of time; a decision made here is a renewal or a rise where certifications came before it."""
    told: list[Entry] = []
    for entry in sorted(group, key=lambda entry: (entry.in_order, entry.row)):
        before = [earlier for earlier in told if earlier.is_certification]
        if entry.is_decided and before:
            entry = replace(entry, event=_again(before[-1], entry))
        told.append(entry)
    return tuple(told)


def _again(before: Entry, entry: Entry) -> Event:
    order = [level.code for level in edition(entry.edition_id).levels]
    rose = before.level in order and order.index(entry.level) > order.index(before.level)
    return Event.LEVELED_UP if rose else Event.RECERTIFIED
