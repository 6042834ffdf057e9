"""Dates that are only as precise as their source, in words."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format

# By the number of parts that a written date has: the year, the month, the day.
_SHOWN = {1: "Y", 2: "F Y", 3: "j F Y"}


def as_written(text: str) -> str:
    """ "2022-08" is "August 2022", "2017" stays so; what is no date is shown as it stands."""
    parts = text.split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return date_format(date(year, month, day), _SHOWN[len(parts)])
    except (ValueError, KeyError):
        return text
