"""Scoring a column of cities with the very rules that score one.

NumPy is the caller's: here only the operators and methods of its arrays are used.
"""

from __future__ import annotations

from typing import Any

from assay.scoring.levels import height
from assay.scoring.points import NOT_APPLICABLE, Ratings, with_must_haves
from assay.scoring.tallies import tally
from assay.standard.editions import Edition

# Cities worked on at a time: so few that what is computed in between stays in the processor's cache.
CHUNK = 8192


def score_columns(
    edition: Edition, ratings: Any, *, outcome: Any, points: Any, possible: Any, levels: Any
) -> None:
    """Fill `points`, `possible` (16 bits or wider) and `levels` for every city.

    `ratings` is an array of bytes with a row for each criterion, in the edition's order, and a column for
    each city; 255 is not applicable. `outcome` is 1 or 0 for all, or an array of them. `levels` gets 0 for
    no level, 1 for the lowest.
    """
    tops = ratings[:, :1].copy()
    for row, most in enumerate(edition.most.values()):
        tops[row] = most
    # Widened to 32 bits, so that no sum can overflow, in memory that every chunk uses again.
    given = ratings[:, :CHUNK].astype("int32")
    most_possible = given.copy()
    for start in range(0, ratings.shape[1], CHUNK):
        cities = slice(start, start + CHUNK)
        chunk = ratings[:, cities]
        width = slice(chunk.shape[1])
        applies = chunk != NOT_APPLICABLE
        given[:, width] = chunk * applies
        most_possible[:, width] = tops * applies
        apart = Ratings(
            _by_code(edition, given[:, width]),
            with_must_haves(edition, _by_code(edition, most_possible[:, width])),
        )
        found = outcome[cities] if hasattr(outcome, "shape") else outcome
        city = tally(edition, apart, found)
        points[cities], possible[cities] = city.whole
        levels[cities] = height(edition, city)


def _by_code(edition: Edition, rows: Any) -> dict[str, Any]:
    return dict(zip(edition.by_code, rows, strict=True))
