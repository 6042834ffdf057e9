"""Scoring a million cities and one city, by the rules of the shipped edition."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from assay.scoring import NOT_APPLICABLE, Findings, OutcomeStanding, card
from assay.scoring.columns import score_columns
from assay.scoring.levels import height
from assay.scoring.points import taken_apart
from assay.scoring.tallies import tally
from assay.standard.editions import Edition
from assay.standard.library import default_edition
from bench.measuring import Figure, side_by_side, typical

CITIES = 1_000_000
RUNS = 7

# What was promised: times a plain sum over the same bytes, and microseconds.
MOST_TIMES_A_SUM, MOST_FOR_ONE_CITY = 8, 40


def figures() -> Iterator[Figure]:
    edition = default_edition()
    yield from million(edition)
    yield from one(edition)


def million(edition: Edition) -> Iterator[Figure]:
    """Bytes in, criteria times cities; points, possible points and level out."""
    chance = np.random.default_rng(2022)
    tops = np.array(list(edition.most.values()), np.uint8)[:, None]
    ratings = chance.integers(0, tops + 1, (len(tops), CITIES), np.uint8, endpoint=False)
    ratings[chance.random(ratings.shape, np.float32) < 0.05] = NOT_APPLICABLE
    points, possible = np.empty(CITIES, np.uint16), np.empty(CITIES, np.uint16)
    levels = np.empty(CITIES, np.uint8)

    def score() -> None:
        score_columns(edition, ratings, outcome=1, points=points, possible=possible, levels=levels)

    own, base, ratio = side_by_side(score, lambda: np.sum(ratings), runs=RUNS)
    what = f"scoring {CITIES:,} cities of {len(tops)} criteria"
    yield Figure(f"{what}", own * 1000, "ms")
    yield Figure("a plain sum over the same bytes", base * 1000, "ms")
    yield Figure(f"{what}, as a ratio to the sum", ratio, "times", MOST_TIMES_A_SUM)


def one(edition: Edition) -> Iterator[Figure]:
    """One city as whole numbers: points, possible points and level; and the whole card."""
    ratings = {code: index % (most + 1) for index, (code, most) in enumerate(edition.most.items(), start=1)}
    ratings |= dict.fromkeys(edition.must_haves, 1)
    ratings[list(ratings)[-1]] = NOT_APPLICABLE
    findings = Findings(ratings, OutcomeStanding.FOUND if edition.outcome else None)

    def score() -> None:
        city = tally(edition, taken_apart(edition, ratings), 1)
        height(edition, city)

    def whole_card() -> None:
        card(edition, findings)

    bare, full = (typical(work, runs=RUNS, times=1000) * 1_000_000 for work in (score, whole_card))
    yield Figure("one city without its reasons", bare, "us", MOST_FOR_ONE_CITY)
    yield Figure("one city with its whole card", full, "us")
