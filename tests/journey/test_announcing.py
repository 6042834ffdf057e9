"""When all that a cohort holds lets it be announced."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assay.journey.announcing import ready_to_announce
from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, Verdict, no

CLOSES = datetime(2026, 5, 1, tzinfo=UTC)
BEFORE, AFTER = CLOSES - timedelta(hours=1), CLOSES + timedelta(hours=1)
NOT_DECIDED = no(No.NOT_DECIDED, count=1)


@pytest.mark.parametrize(
    ("stages", "now", "expected"),
    [
        ([Stage.DECIDED], BEFORE, YES),
        ([Stage.DECIDED, Stage.WITHDRAWN], BEFORE, YES),
        ([Stage.DECIDED, Stage.COMMITTEE], AFTER, NOT_DECIDED),
        ([Stage.DECIDED, Stage.OPEN], BEFORE, NOT_DECIDED),
        ([Stage.DECIDED, Stage.OPEN], AFTER, YES),
        ([Stage.WITHDRAWN], AFTER, no(No.NOTHING_TO_ANNOUNCE)),
        ([], AFTER, no(No.NOTHING_TO_ANNOUNCE)),
    ],
)
def test_everything_is_decided_or_out_of_the_cohort(
    stages: list[Stage], now: datetime, expected: Verdict
) -> None:
    assert ready_to_announce(iter(stages), CLOSES, now) == expected
