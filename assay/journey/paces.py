"""How soon a person is told of what waits for her."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Pace(StrEnum):
    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NONE = "none"


# What waits is gathered in the morning, weekly on a Monday.
MORNING = time(7)


def told_at(pace: Pace, since: datetime, zone: str) -> datetime:
    """When something that came at `since` is told: then, or in the next letter that gathers."""
    if pace not in (Pace.DAILY, Pace.WEEKLY):
        return since
    local = since.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=1 if local.time() >= MORNING else 0)
    if pace is Pace.WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)
