"""Dates that are only as precise as their source, in words."""

from __future__ import annotations

from django.utils.formats import date_format

from assay.journey.days import first_day

# By the number of parts that a written date has: the year, the month, the day.
_SHOWN = {1: "Y", 2: "F Y", 3: "j F Y"}


def as_written(text: str) -> str:
    """ "2022-08" is "August 2022", "2017" stays so; what is no date is shown as it stands."""
    try:
        return date_format(first_day(text), _SHOWN[text.count("-") + 1])
    except (ValueError, KeyError):
        return text
