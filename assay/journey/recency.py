"""Whether evidence is recent enough where a criterion says how far back proof may lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assay.journey.calendar import months_after

# Whose evidence will be too old is told so many days before that.
TOLD_BEFORE = timedelta(days=60)


class Recency(StrEnum):
    """Their sentences are in words/recency.py. `UNDATED`: it is not said which time the evidence covers."""

    FRESH = "fresh"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    UNDATED = "undated"


@dataclass(frozen=True)
class Age:
    """How recent a piece of evidence is. `too_old_on` is the first day on which it is not recent any more."""

    recency: Recency
    too_old_on: date | None = None

    def is_told(self, today: date) -> bool:
        """Whether it becomes too old soon."""
        if self.recency is not Recency.EXPIRING or self.too_old_on is None:
            return False
        return self.too_old_on - today <= TOLD_BEFORE


def age(months: int, period_from: date | None, period_to: date | None, due: date, today: date) -> Age:
    """How recent evidence of that period is where proof may lie at most `months` back from the day on which
    answers are due. What is in force from a day on, without an end, is as recent as can be.
    """
    if period_to is None:
        return Age(Recency.FRESH if period_from else Recency.UNDATED)
    too_old_on = months_after(period_to, months) + timedelta(days=1)
    if due < too_old_on:
        return Age(Recency.FRESH, too_old_on)
    return Age(Recency.EXPIRED if too_old_on <= today else Recency.EXPIRING, too_old_on)
