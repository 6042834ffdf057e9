"""Days and instants of the programme: local days with a zone's name, compared as instants in UTC."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def years_after(day: date, years: int) -> date:
    """The same local day, years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_after(day: date, months: int) -> date:
    """The same day, months later; the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of(day: date, zone: str) -> datetime:
    """The last instant of a local day: a deadline "by 3 May" is open all through 3 May."""
    following = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    # Taken from the instant, not from the local time: where clocks go back at midnight, the last hour of
    # the day comes twice.
    return following.astimezone(UTC) - timedelta(microseconds=1)


def local_day(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


def days_left(deadline: datetime, now: datetime, zone: str) -> int:
    """Local days from now to the deadline: 0 on its own day, negative afterwards."""
    return (local_day(deadline, zone) - local_day(now, zone)).days
