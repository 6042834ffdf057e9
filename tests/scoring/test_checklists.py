"""Checklists: so many of the items, and the compulsory ones among them."""

from __future__ import annotations

from itertools import product

import numpy as np

from assay.scoring.checklists import rating_of
from assay.standard.criteria import Checklist
from tests.standard.small import small


def checklist() -> Checklist:
    """Two of three items, and a among them."""
    found = small().by_code["A2"].checklist
    assert found is not None
    return found


def test_criterion_is_met_with_enough_items_and_the_compulsory_one_among_them() -> None:
    met = {
        "".join(code for code, mark in zip("abc", marks, strict=True) if mark)
        for marks in product((0, 1), repeat=3)
        if rating_of(checklist(), dict(zip("abc", marks, strict=True))) == 1
    }

    assert met == {"ab", "ac", "abc"}


def test_rating_is_one_or_nought() -> None:
    ratings = {
        rating_of(checklist(), dict(zip("abc", marks, strict=True))) for marks in product((0, 1), repeat=3)
    }

    assert ratings == {0, 1} and all(type(rating) is int for rating in ratings)


def test_column_of_cities_is_rated_like_each_of_them() -> None:
    every = np.array(list(product((0, 1), repeat=3)), dtype=np.int32)

    column = rating_of(checklist(), dict(zip("abc", every.T, strict=True)))

    assert column.tolist() == [
        rating_of(checklist(), dict(zip("abc", marks.tolist(), strict=True))) for marks in every
    ]
