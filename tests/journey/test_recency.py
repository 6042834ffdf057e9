"""How recent evidence is where a criterion asks for it, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from assay.journey.calendar import months_after
from assay.journey.recency import Age, Recency, age

DUE = date(2027, 5, 3)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 15), 24, date(2027, 1, 15)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("until", "today", "found"),
    [
        # Twenty-four months before the day on which answers are due is recent enough, the day before is not.
        (date(2025, 5, 3), date(2027, 1, 1), Age(Recency.FRESH, date(2027, 5, 4))),
        (date(2025, 5, 2), date(2027, 1, 1), Age(Recency.EXPIRING, date(2027, 5, 3))),
        (date(2025, 5, 2), date(2027, 5, 2), Age(Recency.EXPIRING, date(2027, 5, 3))),
        (date(2025, 5, 2), date(2027, 5, 3), Age(Recency.EXPIRED, date(2027, 5, 3))),
        (date(2019, 12, 31), date(2027, 1, 1), Age(Recency.EXPIRED, date(2022, 1, 1))),
        # What was recent on the day stays so: it is judged by that day, however long experts take.
        (date(2025, 5, 3), date(2027, 8, 1), Age(Recency.FRESH, date(2027, 5, 4))),
    ],
)
def test_it_is_counted_back_from_the_day_answers_are_due(until: date, today: date, found: Age) -> None:
    assert age(24, None, until, DUE, today) == found


def test_what_is_in_force_without_an_end_is_recent() -> None:
    assert age(24, date(2010, 1, 1), None, DUE, date(2027, 1, 1)) == Age(Recency.FRESH)


def test_evidence_of_no_stated_time_is_undated() -> None:
    assert age(24, None, None, DUE, date(2027, 1, 1)) == Age(Recency.UNDATED)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 3, 2), False),
        (date(2027, 3, 3), True),
        (date(2027, 5, 1), True),
        (date(2027, 5, 3), False),
    ],
)
def test_it_is_told_sixty_days_ahead(today: date, told: bool) -> None:
    # Too old on 2 May: sixty days before that is 3 March.
    found = age(24, None, date(2025, 5, 1), DUE, today)

    assert found.is_told(today) is told


def test_what_stays_recent_enough_is_not_told() -> None:
    assert not age(24, None, date(2025, 6, 1), DUE, date(2027, 5, 1)).is_told(date(2027, 5, 1))
