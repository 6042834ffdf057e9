"""Local days and instants: leap days, zones, and clocks that go forward or back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.journey.calendar import days_left, end_of, local_day, years_after

LIMA = ZoneInfo("America/Lima")
ZONES = ["America/New_York", "America/Santiago", "America/Havana", "America/Phoenix", "UTC", "Asia/Kolkata"]


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2023, 6, 22), 3, date(2026, 6, 22)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2096, 2, 29), 4, date(2100, 2, 28)),
        (date(2025, 2, 28), 3, date(2028, 2, 28)),
    ],
)
def test_same_day_years_later_and_the_29th_of_february_becomes_the_28th(
    day: date, years: int, later: date
) -> None:
    assert years_after(day, years) == later


@pytest.mark.parametrize(
    ("day", "minute"),
    [
        (date(2026, 1, 15), "2026-01-16T04:59"),
        # Clocks go forward on the 8th of March, and back on the 1st of November.
        (date(2026, 3, 8), "2026-03-09T03:59"),
        (date(2026, 11, 1), "2026-11-02T04:59"),
    ],
)
def test_day_ends_at_local_midnight_also_when_clocks_change(day: date, minute: str) -> None:
    assert end_of(day, "America/New_York").isoformat() == f"{minute}:59.999999+00:00"


@pytest.mark.parametrize(
    ("day", "zone", "end"),
    [
        # Clocks go back from 24:00 to 23:00: the last hour of the day comes twice.
        (date(2026, 4, 4), "America/Santiago", "2026-04-05T03:59:59.999999+00:00"),
        # Clocks go forward from 24:00 to 1:00: there is no midnight.
        (date(2026, 9, 5), "America/Santiago", "2026-09-06T03:59:59.999999+00:00"),
        # Clocks go back from 1:00 to 0:00: midnight comes twice, and the first ends the day.
        (date(2025, 11, 1), "America/Havana", "2025-11-02T03:59:59.999999+00:00"),
    ],
)
def test_day_ends_once_where_clocks_change_at_midnight(day: date, zone: str, end: str) -> None:
    assert end_of(day, zone).isoformat() == end


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(ZONES))
def test_last_instant_of_a_day_is_on_it_and_the_next_is_not(day: date, zone: str) -> None:
    end = end_of(day, zone)

    assert end.tzinfo is UTC
    assert local_day(end, zone) == day
    assert local_day(end + timedelta(microseconds=1), zone) == day + timedelta(days=1)


def test_same_instant_is_another_day_elsewhere() -> None:
    instant = datetime(2026, 5, 4, 2, 30, tzinfo=UTC)

    assert local_day(instant, "America/Bogota") == date(2026, 5, 3)
    assert local_day(instant, "UTC") == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2026, 5, 3, 0, 1, tzinfo=LIMA), 0),
        (datetime(2026, 5, 2, 23, 59, tzinfo=LIMA), 1),
        (datetime(2026, 5, 4, 0, 1, tzinfo=LIMA), -1),
        (datetime(2026, 4, 3, 12, 0, tzinfo=LIMA), 30),
    ],
)
def test_days_that_are_left_are_local_days(now: datetime, left: int) -> None:
    deadline = end_of(date(2026, 5, 3), LIMA.key)

    assert days_left(deadline, now, LIMA.key) == left
