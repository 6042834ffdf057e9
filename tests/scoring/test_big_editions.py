"""Nothing overflows: 300 criteria at the highest rating there can be, and the finest threshold."""

from __future__ import annotations

import numpy as np
import pytest

from assay.scoring.columns import CHUNK, score_columns
from assay.standard.editions import Edition
from assay.standard.reading import read_edition
from tests.scoring.cities import card_of
from tests.standard.small import changed

CRITERIA, HIGHEST, FINEST = 300, 99, "[9999, 10000]"


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = changed(tmp_path_factory.mktemp("shelf"), ("levels.yaml", "[5, 6]", FINEST))
    b1 = (folder / "criteria" / "B1.yaml").read_text().replace("scale: met", "scale: long")
    codes = [f"C{number}" for number in range(CRITERIA)]
    for code in codes:
        (folder / "criteria" / f"{code}.yaml").write_text(b1.replace("B1", code))
    steps = ", ".join(f"{rating}: Step {rating}" for rating in range(HIGHEST + 1))
    head = (folder / "edition.yaml").read_text()
    head = head.replace("scales:\n", f"scales:\n  long: {{ratings: {{{steps}}}, provenance: ours}}\n")
    head = head.replace("[B1, B2, B3]", f"[B1, B2, B3, {', '.join(codes)}]")
    (folder / "edition.yaml").write_text(head)
    return read_edition(folder)


def test_sums_and_thresholds_are_exact_for_the_largest_edition(big: Edition) -> None:
    best = dict(big.most)
    nearly = {**best, "C0": HIGHEST - 3}
    under = {**best, "C0": HIGHEST - 4}
    columns = np.array([[city[code] for city in (best, nearly, under)] for code in big.by_code], np.uint8)
    points, possible, levels = (np.zeros(3, np.uint16) for _ in range(3))

    score_columns(big, columns, outcome=1, points=points, possible=possible, levels=levels)

    whole = CRITERIA * HIGHEST + 8
    # 9,999 of 10,000 parts of 29,708 points are 29,705.03: three points may be missing, and not a fourth.
    assert (points.tolist(), possible.tolist()) == ([whole, whole - 3, whole - 4], [whole] * 3)
    assert levels.tolist() == [3, 2, 2]
    assert [card_of(big, city).level for city in (best, nearly, under)] == ["gold", "silver", "silver"]


def test_cities_beyond_one_chunk_are_scored_like_those_in_it(big: Edition) -> None:
    count = CHUNK + 7
    ratings = np.zeros((len(big.criteria), count), np.uint8)
    ratings[:, -1] = [big.most[code] for code in big.by_code]
    points, possible, levels = (np.zeros(count, np.uint32) for _ in range(3))
    outcome = np.ones(count, np.uint8)

    score_columns(big, ratings, outcome=outcome, points=points, possible=possible, levels=levels)

    assert levels[:-1].max() == 0 and points[:-1].max() == 0
    assert (points[-1], levels[-1]) == (CRITERIA * HIGHEST + 8, 3)


def test_no_cities_at_all_are_no_trouble(big: Edition) -> None:
    none = np.zeros((len(big.criteria), 0), np.uint8)
    points, possible, levels = (np.zeros(0, np.uint16) for _ in range(3))

    score_columns(big, none, outcome=1, points=points, possible=possible, levels=levels)

    assert points.size == possible.size == levels.size == 0
