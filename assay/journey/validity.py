"""How long a certification stands: what was recorded never lapses, what was decided here does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from assay.journey.calendar import years_after
from assay.journey.days import is_over, years_later
from assay.standard.editions import Edition

# Of the recorded we know the day of the announcement and not the rules it was made under. The number is from
# programme_figures.csv: "years a first certification was said to last".
RECORDED_YEARS = 3


@dataclass(frozen=True)
class RecordedTerm:
    """`ends` is as precise as the announcement, "" where that has no date; `over` is no lapse."""

    ends: str
    over: bool


def recorded_term(announced: str, today: date) -> RecordedTerm:
    ends = years_later(announced, RECORDED_YEARS)
    return RecordedTerm(ends, is_over(ends, today))


@dataclass(frozen=True)
class Validity:
    """Local days. Through `until` a decision is valid, through `grace_until` its renewal is waited for."""

    until: date
    grace_until: date

    def has_lapsed(self, today: date) -> bool:
        return today > self.grace_until


def validity(announced: date, edition: Edition) -> Validity:
    """How long a decision announced on that local day is valid, by its edition."""
    until = years_after(announced, edition.validity.lasts.years)
    return Validity(until, until + timedelta(days=edition.validity.grace.days))
