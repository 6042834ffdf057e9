"""Levels that were really awarded, against the share of points that is known of them.

Nothing here is an answer of a city: which criteria were met is not public. Only points and possible points
are set, on criteria chosen by their order.
"""

from __future__ import annotations

import pytest

from tests.scoring.cities import EDITIONS, card_of

SHIPPED = EDITIONS["wwc-2022"]


def level_of(points: int, possible: int) -> str | None:
    """The level of so many points of so many, with the must-haves and the outcome in place."""
    codes = [*SHIPPED.must_haves, *(code for code in SHIPPED.by_code if code not in SHIPPED.must_haves)]
    ratings = dict.fromkeys(codes[:points], 1)
    return card_of(SHIPPED, ratings, not_applicable=codes[possible:]).level


def test_fortaleza_was_awarded_gold_in_2023_with_29_criteria_which_needs_one_that_did_not_apply() -> None:
    assert level_of(29, 43) == "silver"
    assert level_of(29, 42) == "gold"


@pytest.mark.parametrize(
    ("awarded", "least", "most"),
    [
        # Carlsbad 2024 and Irving 2026: Gold, said to be 68 to 84 percent.
        ("gold", 68, 84),
        # Carlsbad 2023, Issaquah and Boise 2024: Silver, said to be 51 to 67 percent.
        ("silver", 51, 67),
    ],
)
def test_every_total_in_the_published_band_of_a_level_is_that_level(
    awarded: str, least: int, most: int
) -> None:
    in_band = [points for points in range(44) if least * 43 <= 100 * points < (most + 1) * 43]

    assert {level_of(points, 43) for points in in_band} == {awarded}


def test_nothing_met_is_no_level() -> None:
    # Issaquah's own starting point in 2020, as it told the story.
    assert card_of(SHIPPED, otherwise=0).level is None
