"""When something is told: at once, next morning, or next Monday, in the city's own time."""

from datetime import UTC, datetime

import pytest

from assay.journey.paces import Pace, told_at

NEW_YORK = "America/New_York"


def utc(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


# 3 March 2026 is a Tuesday; New York is five hours behind until the clocks go forward on 8 March.
@pytest.mark.parametrize(
    ("pace", "since", "told"),
    [
        (Pace.AT_ONCE, utc(3, 15), utc(3, 15)),
        (Pace.NONE, utc(3, 15), utc(3, 15)),
        (Pace.DAILY, utc(3, 11, 59), utc(3, 12)),
        (Pace.DAILY, utc(3, 12), utc(4, 12)),
        (Pace.DAILY, utc(4, 2), utc(4, 12)),
        (Pace.DAILY, utc(7, 15), utc(8, 11)),
        (Pace.WEEKLY, utc(3, 15), utc(9, 11)),
        (Pace.WEEKLY, utc(9, 10, 59), utc(9, 11)),
        (Pace.WEEKLY, utc(9, 11), utc(16, 11)),
    ],
)
def test_it_is_told_at_seven_in_the_morning(pace, since, told):
    assert told_at(pace, since, NEW_YORK) == told
