"""Why a point is missing and what stands in the way, as sentences."""

from __future__ import annotations

import pytest

from assay.scoring.obstacles import (
    ComponentsMissing,
    MustHavesMissing,
    NothingApplicable,
    Obstacle,
    OutcomeMissing,
    PointsMissing,
)
from assay.scoring.reasons import Credit, Reason
from assay.words.scoring import obstacle_sentence, reason_for, threshold_text
from tests.standard.small import small


@pytest.mark.parametrize(
    ("obstacle", "sentence"),
    [
        (NothingApplicable("bronze"), "Bronze cannot be reached: no criterion applies."),
        (MustHavesMissing("bronze", ("A1",)), "Bronze needs A1, a core criterion that is not met."),
        (MustHavesMissing("gold", ("A1", "B1")), "Gold needs A1 and B1, core criteria that are not met."),
        (OutcomeMissing("silver"), "Silver needs real progress on an outcome, and none was found."),
        (
            ComponentsMissing("gold", 1, 3, ("plan", "look")),
            "Gold needs work across 3 components and has 1. Not yet: Plan and Look.",
        ),
        (
            PointsMissing("silver", 3, 8, (1, 2), 1),
            "Silver needs 1 more point: it asks for 1/2 of 8, and 3 are earned.",
        ),
        (
            PointsMissing("gold", 21, 43, (51, 100), 2),
            "Gold needs 2 more points: it asks for 51 % of 43, and 21 are earned.",
        ),
    ],
)
def test_obstacle_names_the_level_and_what_it_lacks(obstacle: Obstacle, sentence: str) -> None:
    assert obstacle_sentence(obstacle, small()) == sentence


@pytest.mark.parametrize(
    ("credit", "sentence"),
    [
        (Credit("A1", 2, 2), ""),
        (Credit("A1", 0, 2, Reason.NOT_CLAIMED), "Not claimed by the city, so it earns nothing."),
        (Credit("A1", 0, 2, Reason.NOT_CONFIRMED), "Not met."),
        (Credit("A1", 1, 2, Reason.BELOW_THE_TOP), "Earns 1 of 2: in place, and it could go further."),
        (
            Credit("B2", 0, 2, Reason.PREREQUISITE_NOT_MET, ("A1", "B1")),
            "Earns nothing while it has nothing to stand on: A1 and B1 first.",
        ),
        (
            Credit("B3", 0, 0, Reason.NOT_APPLICABLE),
            "Does not apply to this city, so it counts neither for nor against.",
        ),
        (
            Credit("A1", 0, 2, Reason.MUST_HAVE_NOT_APPLICABLE),
            "A must-have always applies, so it counts as not met.",
        ),
    ],
)
def test_reason_of_a_missing_point_is_a_sentence(credit: Credit, sentence: str) -> None:
    assert reason_for(credit, small()) == sentence


def test_threshold_is_written_as_it_is_read_aloud() -> None:
    assert [threshold_text(threshold) for threshold in ((51, 100), (1, 2))] == ["51 %", "1/2"]
