"""What is true of all cities under all editions."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from assay.scoring import NOT_APPLICABLE, Findings, OutcomeStanding, card
from assay.scoring.columns import score_columns
from assay.scoring.levels import reaches
from assay.scoring.obstacles import MustHavesMissing, PointsMissing
from assay.scoring.tallies import Score
from tests.scoring.cities import editions, findings, height_of, marks, raised


@given(editions, st.data())
def test_meeting_more_never_scores_less_and_never_lowers_the_level(edition, data) -> None:
    before = data.draw(findings(edition))
    better = raised(edition, before.ratings, data.draw(marks(edition)))

    was, came_to = card(edition, before), card(edition, replace(before, ratings=better))

    assert came_to.possible == was.possible
    assert came_to.points >= was.points
    assert height_of(edition, came_to) >= height_of(edition, was)
    assert all(new.points >= old.points for new, old in zip(came_to.credits, was.credits, strict=True))


@given(editions, st.data())
def test_progress_that_is_found_never_lowers_the_level(edition, data) -> None:
    assume(edition.outcome)
    without = replace(data.draw(findings(edition)), outcome=OutcomeStanding.NOT_FOUND)

    lower, higher = card(edition, without), card(edition, replace(without, outcome=OutcomeStanding.FOUND))

    assert height_of(edition, higher) >= height_of(edition, lower)


@given(editions, st.data(), st.randoms(use_true_random=False))
def test_order_of_answers_does_not_matter(edition, data, chance: random.Random) -> None:
    ordered = data.draw(findings(edition))
    shuffled = list(ordered.ratings.items())
    chance.shuffle(shuffled)

    assert card(edition, replace(ordered, ratings=dict(shuffled))) == card(edition, ordered)


@given(editions, st.data(), st.integers(1, 12))
def test_one_city_is_one_row_of_the_column(edition, data, count) -> None:
    cities = [data.draw(findings(edition)) for _ in range(count)]

    points, possible, levels = in_columns(edition, cities)

    cards = [card(edition, one) for one in cities]
    assert points == [one.points for one in cards]
    assert possible == [one.possible for one in cards]
    assert levels == [height_of(edition, one) for one in cards]


def in_columns(edition, cities: list[Findings]) -> tuple[list[int], list[int], list[int]]:
    ratings = np.array([[one.ratings[code] for one in cities] for code in edition.by_code], dtype=np.uint8)
    outcome = np.array([one.outcome is None or one.outcome.counts for one in cities], dtype=np.uint8)
    points, possible, levels = (np.zeros(len(cities), dtype=np.uint16) for _ in range(3))
    score_columns(edition, ratings, outcome=outcome, points=points, possible=possible, levels=levels)
    return points.tolist(), possible.tolist(), levels.tolist()


@given(editions, st.data())
def test_no_level_without_its_must_haves(edition, data) -> None:
    city = data.draw(findings(edition))

    found = card(edition, city)

    if found.level is not None:
        for requirement in edition.level_by_code[found.level].requires:
            if requirement.kind == "criteria":
                earned = {credit.code: credit.points for credit in found.credits}
                assert all(earned[code] >= requirement.enough for code in requirement.criteria)
                assert all(city.ratings[code] != NOT_APPLICABLE for code in requirement.criteria)


@given(editions, st.data())
def test_every_missing_point_has_a_reason(edition, data) -> None:
    found = card(edition, data.draw(findings(edition)))

    lacking = [credit for credit in found.credits if credit.points < credit.possible]

    assert sum(credit.possible - credit.points for credit in lacking) == found.possible - found.points
    assert all(credit.reason is not None for credit in lacking)
    assert all(credit.reason is None for credit in found.credits if 0 < credit.points == credit.possible)


@given(editions, st.data())
def test_areas_and_components_each_add_up_to_the_whole(edition, data) -> None:
    found = card(edition, data.draw(findings(edition)))

    for parts in (found.areas, found.components):
        if parts is not None:
            assert sum(part.points for part in parts.values()) == found.points
            assert sum(part.possible for part in parts.values()) == found.possible


@given(editions, st.data())
def test_next_level_has_what_stands_in_its_way_and_the_binding_rule_comes_first(edition, data) -> None:
    found = card(edition, data.draw(findings(edition)))

    height = height_of(edition, found)
    following = edition.levels[height].code if height < len(edition.levels) else None
    assert found.next_level == following
    assert bool(found.in_the_way) == (following is not None)
    assert found.binding == (found.in_the_way[0] if found.in_the_way else None)
    order = ["nothing applicable", "criteria", "outcome", "components", "share"]
    kinds = [order.index(obstacle.kind) for obstacle in found.in_the_way]
    assert kinds == sorted(set(kinds))


@given(editions, st.data())
def test_points_that_are_lacking_reach_the_share_and_one_fewer_does_not(edition, data) -> None:
    found = card(edition, data.draw(findings(edition)))

    for obstacle in found.in_the_way:
        if isinstance(obstacle, PointsMissing):
            enough = obstacle.points + obstacle.lacking
            assert obstacle.lacking > 0
            assert reaches(Score(enough, obstacle.possible), obstacle.at_least)
            assert not reaches(Score(enough - 1, obstacle.possible), obstacle.at_least)


@given(editions, st.data())
def test_must_haves_that_are_missing_are_named_and_no_others(edition, data) -> None:
    found = card(edition, data.draw(findings(edition)))

    earned = {credit.code: credit.points for credit in found.credits}
    for obstacle in found.in_the_way:
        if isinstance(obstacle, MustHavesMissing):
            required = next(
                one for one in edition.level_by_code[obstacle.level].requires if one.kind == "criteria"
            )
            assert set(obstacle.codes) == {c for c in required.criteria if earned[c] < required.enough}


@given(editions)
def test_everything_at_its_best_is_the_highest_level_and_nothing_stands_in_the_way(edition) -> None:
    best = Findings(dict(edition.most), OutcomeStanding.FOUND if edition.outcome else None)

    found = card(edition, best)

    assert (found.level, found.points, found.in_the_way) == (edition.levels[-1].code, found.possible, ())
    assert all(credit.reason is None for credit in found.credits)


@given(editions)
def test_nothing_applicable_but_the_must_haves_is_no_level(edition) -> None:
    none = Findings(
        dict.fromkeys(edition.by_code, NOT_APPLICABLE), OutcomeStanding.FOUND if edition.outcome else None
    )

    found = card(edition, none)

    possible = sum(edition.most[code] for code in edition.must_haves)
    assert (found.level, found.points, found.possible) == (None, 0, possible)
