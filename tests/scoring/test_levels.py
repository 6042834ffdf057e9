"""Levels, what stands in their way, and the rule that binds."""

from __future__ import annotations

import pytest

from assay.scoring import OutcomeStanding
from assay.scoring.cards import ComponentSum, Sum
from assay.scoring.levels import reaches
from assay.scoring.obstacles import (
    ComponentsMissing,
    MustHavesMissing,
    NothingApplicable,
    OutcomeMissing,
    PointsMissing,
)
from assay.scoring.tallies import Score
from assay.standard.reading import read_edition
from tests.scoring.cities import EDITIONS, card_of
from tests.standard.small import changed, small

SHIPPED = EDITIONS["wwc-2022"]
CORE = tuple(SHIPPED.must_haves)


@pytest.mark.parametrize(
    ("points", "possible", "threshold", "reached"),
    [
        (21, 43, (51, 100), False),
        (22, 43, (51, 100), True),
        (29, 43, (68, 100), False),
        (29, 42, (68, 100), True),
        (30, 43, (68, 100), True),
        (36, 43, (85, 100), False),
        (37, 43, (85, 100), True),
        (51, 100, (51, 100), True),
        (1, 2, (1, 2), True),
        (2, 3, (67, 100), False),
        (0, 0, (51, 100), False),
    ],
)
def test_share_is_reached_exactly(
    points: int, possible: int, threshold: tuple[int, int], reached: bool
) -> None:
    assert bool(reaches(Score(points, possible), threshold)) is reached


def test_card_of_the_whole_small_edition() -> None:
    found = card_of(small(), {"A1": 2, "A2": 1, "B1": 1, "B2": 1}, outcome=OutcomeStanding.ASSUMED)

    assert (found.points, found.possible, found.share, found.level) == (5, 8, "5/8", "silver")
    assert found.areas == {"A": Sum(3, 4), "B": Sum(2, 4)}
    assert found.components == {
        "plan": ComponentSum(3, 3, True),
        "do": ComponentSum(2, 4, True),
        "look": ComponentSum(0, 1, False),
    }
    assert found.outcome is OutcomeStanding.ASSUMED
    assert found.next_level == "gold"
    assert found.in_the_way == (
        ComponentsMissing("gold", across=2, needed=3, codes=("look",)),
        PointsMissing("gold", points=5, possible=8, at_least=(5, 6), lacking=2),
    )


def test_all_that_stands_in_the_way_is_named_in_the_order_of_the_standard() -> None:
    found = card_of(small(), {"A1": 1, "B3": 1, "B2": 0, "A2": 0}, outcome=OutcomeStanding.NOT_FOUND)

    assert found.next_level == "bronze"
    assert found.in_the_way == (PointsMissing("bronze", 2, 8, (1, 3), 1),)


def test_binding_rule_is_the_first_of_must_haves_outcome_components_and_share() -> None:
    found = card_of(small(), {"A1": 2, "B3": 1}, outcome=OutcomeStanding.NOT_FOUND)

    assert [obstacle.kind for obstacle in found.in_the_way] == ["criteria", "outcome", "share"]
    assert found.binding == MustHavesMissing("silver", ("B1",))


def test_must_haves_are_named_in_the_order_of_the_edition() -> None:
    found = card_of(SHIPPED, otherwise=0)

    assert found.binding == MustHavesMissing("silver", ("DM1", "LC1", "PA1"))


def test_without_progress_on_the_outcome_there_is_no_level() -> None:
    found = card_of(SHIPPED, otherwise=1, outcome=OutcomeStanding.NOT_FOUND)

    assert (found.points, found.level) == (43, None)
    assert found.in_the_way == (OutcomeMissing("silver"),)


@pytest.mark.parametrize("core", CORE)
def test_one_core_criterion_bars_every_level_whatever_the_total(core: str) -> None:
    found = card_of(SHIPPED, {core: 0}, otherwise=1)

    assert (found.points, found.level, found.binding) == (42, None, MustHavesMissing("silver", (core,)))


@pytest.mark.parametrize("core", CORE)
def test_core_criterion_that_is_said_not_to_apply_is_not_met(core: str) -> None:
    found = card_of(SHIPPED, otherwise=1, not_applicable=[core])

    assert (found.points, found.possible, found.level) == (42, 43, None)


def test_nothing_applicable_at_all_is_no_level(tmp_path) -> None:
    without_must_haves = changed(
        tmp_path,
        ("levels.yaml", "      - {kind: criteria, criteria: [A1], provenance: ours}\n", ""),
        ("levels.yaml", "      - {kind: criteria, criteria: [B1, A1], provenance: ours}\n", ""),
        ("levels.yaml", "      - {kind: criteria, criteria: [A1, B1], provenance: ours}\n", ""),
    )
    edition = read_edition(without_must_haves)

    found = card_of(edition, not_applicable=edition.by_code)

    assert (found.share, found.level, found.in_the_way) == ("0/0", None, (NothingApplicable("bronze"),))


def test_edition_without_components_has_none_on_its_cards() -> None:
    assert card_of(SHIPPED, otherwise=1).components is None


def test_component_with_nothing_applicable_is_not_worked_across() -> None:
    found = card_of(small(), {"A1": 2, "B2": 2}, otherwise=1, not_applicable=["B3"])

    assert found.components is not None
    assert found.components["look"] == ComponentSum(0, 0, False)
    assert found.binding == ComponentsMissing("gold", across=2, needed=3, codes=("look",))
