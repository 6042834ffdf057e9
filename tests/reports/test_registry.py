from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assay.journey.recording import Event
from assay.records.clock import now
from assay.records.models import Place
from assay.reports.entries import Kind
from assay.reports.listing import latest
from assay.reports.registry import (
    begins_on,
    counts,
    demonstration_places,
    entries,
    place_of_record,
    places_of_record,
)
from assay.words.registry import no_later
from tests import examples
from tests.record import BEGAN, a_decision, a_real_place, row, take, the_shipped_record

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_the_shipped_record_holds_what_public_sources_say() -> None:
    the_shipped_record()

    found = counts(places_of_record(), today=date(2026, 3, 2))

    assert (found.announcements, found.places, found.certified, found.honor_roll_only) == (161, 103, 100, 3)
    assert found.sentence == "100 of about 117 certified places; the record is incomplete."
    assert {entry.kind for entry in entries()} == {Kind.RECORDED}
    assert {place.place.name for place in places_of_record() if not place.is_certified} == {
        "Las Vegas",
        "Providence",
        "Topeka",
    }


def test_blank_levels_doubts_and_the_precision_of_days_are_kept() -> None:
    the_shipped_record()
    found = entries()

    unnamed = [entry for entry in found if entry.is_certification and not entry.level]
    assert len([entry for entry in unnamed if entry.event is Event.CERTIFIED]) == 12
    assert len([entry for entry in unnamed if entry.event is Event.RECERTIFIED]) == 2
    assert {entry.level_name for entry in unnamed} == {"level not recorded"}
    assert [len([entry for entry in found if len(entry.announced) == size]) for size in (0, 4, 7, 10)] == [
        6,
        10,
        15,
        130,
    ]
    (tulsa,) = [entry for entry in found if entry.place.name == "Tulsa"]
    assert tulsa.source == "https://whatworkscities.bloomberg.org/cities/tulsa-oklahoma-usa/"
    assert tulsa.doubt.endswith(
        "page not read; cited for silver by a public GitHub consulting report of 2026-04-02"
    )
    assert all(entry.source.startswith("http") for entry in found)


def test_two_queries_answer_for_any_number_of_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    a_real_place()
    take(row())
    with django_assert_num_queries(2):
        assert len(entries()) == 1

    take(
        row(),
        row(event="leveled_up", level="gold", year="2025", announced="2025-02"),
        row(event="recertified", level="gold", year="2026", announced="2026-01"),
    )
    with django_assert_num_queries(2):
        assert len(entries()) == 3
    with django_assert_num_queries(2):
        assert place_of_record("geoid:1608830") is not None
    with django_assert_num_queries(2):
        assert place_of_record("geoid:0000000") is None


def test_a_recorded_certification_never_lapses() -> None:
    a_real_place()
    take(row(year="2021", announced="2021-07-14"))

    listed = place_of_record("geoid:1608830", at=datetime(2040, 1, 1, tzinfo=UTC))

    assert listed is not None
    assert listed.is_certified
    assert listed.standing == (
        "Silver announced 14 July 2021; three years ended 14 July 2024; "
        "no later announcement in this incomplete record."
    )


def test_the_newest_announcement_stands_and_an_undated_renewal_is_said_beside_it() -> None:
    a_real_place()
    take(
        row(level="silver", year="", announced=""),
        row(level="gold", event="leveled_up", year="2019", announced="2019-04-24"),
        row(level="", event="recertified", year="", announced=""),
        row(level="", event="honor_roll", year="2020", announced="2020"),
    )

    listed = place_of_record("geoid:1608830")

    assert listed is not None
    assert [(entry.event.value, entry.day) for entry in listed.entries] == [
        ("certified", ""),
        ("leveled_up", "2019-04-24"),
        ("honor_roll", "2020"),
        ("recertified", ""),
    ]
    assert listed.level_name == "Gold"
    assert listed.standing.endswith(f"; {no_later(undated=True)}.")


def test_the_honor_roll_is_no_certification() -> None:
    a_real_place()
    take(row(level="", event="honor_roll", year="2018", announced="2018-01-25"))

    listed = place_of_record("geoid:1608830")

    assert listed is not None
    assert (listed.is_certified, listed.level_name, listed.term_brief) == (
        False,
        "Honor roll, not certified",
        "",
    )
    assert counts([listed], today=date(2026, 1, 1)).certified == 0
    assert latest(listed.entries) == ()


def test_as_of_answers_what_the_record_held_on_that_day() -> None:
    a_real_place()
    take(row(level=""), at=BEGAN)
    take(row(level="silver", note="found since"), at=BEGAN + timedelta(days=10))

    def held(day: date) -> list[tuple[str, str]]:
        return [(entry.level, entry.doubt) for entry in entries(as_of=day)]

    assert held(date(2026, 2, 28)) == []
    assert held(date(2026, 3, 1)) == [("", "")]
    assert held(date(2026, 3, 10)) == [("", "")]
    assert held(date(2026, 3, 11)) == [("silver", "found since")]
    assert held(date(2999, 1, 1)) == [("silver", "found since")]
    assert begins_on() == date(2026, 3, 1)


def test_a_decision_is_seen_from_the_instant_of_its_announcement_by_the_clock_alone() -> None:
    instant = now() + HOUR
    a_decision(a_real_place(), instant)

    assert entries() == ()
    assert entries(at=instant - timedelta(microseconds=1)) == ()
    (entry,) = entries(at=instant)
    assert (entry.kind, entry.event, entry.level_name, entry.look) == (
        Kind.DECIDED,
        Event.CERTIFIED,
        "Gold",
        "gold",
    )


def test_a_day_that_has_not_come_shows_nothing_that_is_under_embargo() -> None:
    a_decision(a_real_place(), now() + HOUR)

    assert entries(as_of=date(2999, 1, 1)) == ()


def test_a_decision_without_a_level_is_never_seen() -> None:
    a_decision(a_real_place(), now() - HOUR, level="")

    assert entries() == ()
    assert place_of_record("geoid:1608830") is None


def test_a_decision_that_another_replaces_is_no_longer_seen() -> None:
    place = a_real_place()
    first = a_decision(place, now() - HOUR, level="silver")
    a_decision(place, now() - HOUR, level="gold", replaces=first)

    assert [entry.level for entry in entries()] == ["gold"]


def test_a_replaced_decision_is_what_was_seen_before_the_other_was_made() -> None:
    place = a_real_place()
    announced = datetime(2026, 4, 1, tzinfo=UTC)
    first = a_decision(place, announced, level="silver")
    appeal = datetime(2026, 5, 1, tzinfo=UTC)
    a_decision(place, announced, level="gold", replaces=first, at=appeal)

    assert [entry.level for entry in entries(as_of=date(2026, 4, 30))] == ["silver"]
    assert [entry.level for entry in entries(as_of=date(2026, 5, 1))] == ["gold"]


@pytest.mark.parametrize(("level", "event"), [("gold", Event.LEVELED_UP), ("silver", Event.RECERTIFIED)])
def test_a_decision_after_a_recorded_certification_is_a_rise_or_a_renewal(level: str, event: Event) -> None:
    take_place = a_real_place()
    take(row(level="silver", year="2021", announced="2021-07-14"))
    a_decision(take_place, now() - HOUR, level=level)

    listed = place_of_record(take_place.pk)

    assert listed is not None
    assert [entry.kind for entry in listed.entries] == [Kind.RECORDED, Kind.DECIDED]
    assert listed.entries[-1].event is event


def test_a_decision_is_valid_as_long_as_its_edition_says_by_local_days() -> None:
    # In New York, the cohort's zone, it is still the evening before.
    a_decision(a_real_place(), datetime(2026, 7, 15, 2, tzinfo=UTC))

    (listed,) = places_of_record(at=datetime(2029, 7, 15, 3, 59, tzinfo=UTC))
    assert listed.standing == "Gold announced 14 July 2026, valid until 14 July 2029."
    (listed,) = places_of_record(at=datetime(2029, 7, 15, 4, tzinfo=UTC))
    assert listed.standing == "Gold announced 14 July 2026; it was valid until 14 July 2029 and has lapsed."


def test_invented_places_never_come_through_the_public_door() -> None:
    place: Place = examples.a_place()
    a_decision(place, now() - HOUR)

    assert entries() == ()
    assert place_of_record(place.pk) is None
    assert [listed.place.id for listed in demonstration_places()] == [place.pk]


def test_the_demonstration_waits_for_its_instant_too() -> None:
    instant = now() + HOUR
    a_decision(examples.a_place(), instant)

    assert demonstration_places() == ()
    assert len(demonstration_places(at=instant)) == 1


def test_the_newest_month_holds_certifications_alone() -> None:
    for number in range(4):
        a_real_place(f"Town {number}", "ID", f"geoid:000000{number}")
    take(
        row("Town 0", place_id="geoid:0000000", year="2026", announced="2026-01"),
        row("Town 1", place_id="geoid:0000001", year="2026", announced="2026-01-14"),
        row("Town 2", place_id="geoid:0000002", year="2026", announced="2026"),
        row(
            "Town 3", place_id="geoid:0000003", year="2026", announced="2026-02", event="honor_roll", level=""
        ),
    )

    assert [entry.place.name for entry in latest(entries())] == ["Town 0", "Town 1"]
