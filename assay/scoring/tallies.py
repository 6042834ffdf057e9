"""The tally: points by criterion and in sum, which is all that levels are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assay.scoring.points import Ratings, Value, Values, points_earned
from assay.standard.editions import Edition


class Score(NamedTuple):
    """Points, of the points that were possible."""

    points: Value
    possible: Value


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one city, or of a column of them. `outcome` is 1 where progress was found, else 0."""

    earned: Values
    possible: Values
    outcome: Value
    whole: Score
    components: Mapping[str, Score]

    def score_of(self, codes: Iterable[str]) -> Score:
        return score_of(codes, self.earned, self.possible)


def tally(edition: Edition, ratings: Ratings, outcome: Value) -> Tally:
    earned, possible = points_earned(edition, ratings), ratings.possible
    whole = score_of(edition.by_code, earned, possible)
    components = {
        component: score_of(codes, earned, possible) for component, codes in edition.codes_under.items()
    }
    return Tally(earned, possible, outcome, whole, components)


def score_of(codes: Iterable[str], earned: Values, possible: Values) -> Score:
    return Score(sum(earned[code] for code in codes), sum(possible[code] for code in codes))
