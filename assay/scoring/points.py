"""Points: what each criterion earns, and what it could earn.

A value is a whole number for one city, or a column of them (32 bits or wider) with a row for each city.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assay.standard.editions import Edition

# In place of a rating: the experts found, with a reason, that the criterion does not apply to the city.
NOT_APPLICABLE = 255

Value = Any
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings by code, taken apart.

    `given` is 0 where a criterion does not apply; `possible` is the top of its scale, or likewise 0.
    """

    given: Values
    possible: Values


def taken_apart(edition: Edition, ratings: Mapping[str, int]) -> Ratings:
    """The ratings of one city. Columns are taken apart in `assay.scoring.columns`."""
    given = {code: rating * (rating != NOT_APPLICABLE) for code, rating in ratings.items()}
    possible = {code: most * (ratings[code] != NOT_APPLICABLE) for code, most in edition.most.items()}
    return Ratings(given, with_must_haves(edition, possible))


def with_must_haves(edition: Edition, possible: Values) -> Values:
    """A must-have always applies: whoever marks it as not applicable has not met it."""
    return {**possible, **{code: edition.most[code] for code in edition.must_haves}}


def points_earned(edition: Edition, ratings: Ratings) -> dict[str, Value]:
    """Points of every criterion. What is not applicable, or stands on nothing, earns none."""
    earned = dict(ratings.given)
    for code, needs in edition.needs_in_order.items():
        for need in needs:
            stands = earned[need.criterion] >= need.enough
            does_not_apply = ratings.possible[need.criterion] == 0
            earned[code] = earned[code] * (stands | does_not_apply)
    return earned
