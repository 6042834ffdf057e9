"""Cases beside an edition: they hold, and one that does not is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.scoring.cases import failing
from assay.standard.cases import read_cases
from assay.standard.library import folders
from assay.standard.reading import look_into
from assay.words.faults import report
from tests.standard.small import SMALL, Change, changed

SHIPPED = {"small": SMALL, **{name: folders()[name] for name in ("wwc-2022", "wwc-2017")}}


def failures(folder: Path) -> list[str]:
    reading = look_into(folder)
    cases, wrong = read_cases(reading.pieces)
    assert reading.edition is not None and not wrong
    return report(failing(reading.edition, cases))


@pytest.mark.parametrize("name", SHIPPED)
def test_cases_of_every_edition_hold(name: str) -> None:
    assert failures(SHIPPED[name]) == []


def totals(name: str) -> set[tuple[int | None, int | None, str | None]]:
    cases, _ = read_cases(look_into(SHIPPED[name]).pieces)
    return {(case.expect.points, case.expect.possible, case.expect.level) for _, _, case in cases}


def test_edition_of_2022_has_a_case_on_each_side_of_each_threshold() -> None:
    assert totals("wwc-2022") >= {
        (21, 43, None),
        (22, 43, "silver"),
        (29, 43, "silver"),
        (30, 43, "gold"),
        (36, 43, "gold"),
        (37, 43, "platinum"),
        (29, 42, "gold"),
        (42, 43, None),
    }


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("cases/levels.yaml", "points: 8", "points: 7"),
            "small/cases/levels.yaml, line 6: "
            'the case "everything at its best is Gold" expects points 7, but it is 8',
        ),
        (
            ("cases/levels.yaml", "level: gold", "level: null"),
            "small/cases/levels.yaml, line 8: "
            'the case "everything at its best is Gold" expects level null, but it is gold',
        ),
        (
            ("cases/levels.yaml", "look: {points: 1,", "look: {points: 0,"),
            "small/cases/levels.yaml, line 13: "
            'the case "everything at its best is Gold" expects components look points 0, but it is 1',
        ),
        (
            ("cases/prerequisites.yaml", "A1: 1, A2: 0", "A1: 1, A2: 1"),
            "small/cases/prerequisites.yaml, line 4: the case "
            '"what stands on too little earns nothing, and what stands on…" expects earned A2 1, but it is 0',
        ),
    ],
)
def test_case_that_fails_is_told_with_what_it_expects_and_what_it_came_to(
    change: Change, told: str, tmp_path: Path
) -> None:
    assert failures(changed(tmp_path, change)) == [told]


def test_every_expectation_that_fails_is_told(tmp_path: Path) -> None:
    folder = changed(
        tmp_path,
        ("cases/levels.yaml", "points: 8\n    possible: 8", "points: 7\n    possible: 9"),
        ("cases/not-applicable.yaml", "worked_across: false", "worked_across: true"),
    )

    assert len(failures(folder)) == 3
