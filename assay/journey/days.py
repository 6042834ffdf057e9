"""Days as precise as a source states them: "2024-01-23", "2025-02", "2019", or "" where none is stated."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from assay.journey.calendar import years_after

_WRITTEN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def is_day(text: str) -> bool:
    """Whether `text` is YYYY, YYYY-MM or YYYY-MM-DD and such a day exists."""
    try:
        return _WRITTEN.fullmatch(text) is not None and bool(first_day(text))
    except ValueError:
        return False


def first_day(text: str) -> date:
    """The first day that `text` may mean."""
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day that `text` may mean."""
    first = first_day(text)
    if len(text) == 10:
        return first
    month = first.month if len(text) == 7 else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def years_later(text: str, years: int) -> str:
    """The same day, month or year, that many years later and as precise as before; "" stays ""."""
    if not text:
        return ""
    return years_after(first_day(text), years).isoformat()[: len(text)]


def is_over(text: str, today: date) -> bool:
    """Whether all of the day, month or year has passed; never where it is not stated."""
    return bool(text) and last_day(text) < today
