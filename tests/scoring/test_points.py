"""What each criterion earns, and the reason of what is missing, reckoned by hand on the small edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from assay.scoring import NOT_APPLICABLE, Findings, OutcomeStanding, card
from assay.scoring.reasons import Credit, Reason
from tests.scoring.cities import card_of
from tests.standard.small import small


def credits_of(ratings: Mapping[str, int], *, not_applicable: Iterable[str] = ()) -> dict[str, Credit]:
    found = card_of(small(), ratings, not_applicable=not_applicable)
    return {credit.code: credit for credit in found.credits}


def test_rating_earns_as_many_points() -> None:
    found = credits_of({"A1": 2, "B1": 1})

    assert found["A1"] == Credit("A1", 2, 2)
    assert found["B1"] == Credit("B1", 1, 1)


def test_rating_below_the_top_earns_its_points_and_says_there_is_more() -> None:
    assert credits_of({"A1": 1})["A1"] == Credit("A1", 1, 2, Reason.BELOW_THE_TOP)


def test_criterion_that_is_not_met_says_so() -> None:
    assert credits_of({})["B3"] == Credit("B3", 0, 1, Reason.NOT_CONFIRMED)


def test_prerequisite_not_met_gives_no_points_and_says_which() -> None:
    found = credits_of({"A2": 1, "B1": 1, "B2": 2})

    assert found["A2"] == Credit("A2", 0, 1, Reason.PREREQUISITE_NOT_MET, ("A1",))
    assert found["B2"] == Credit("B2", 0, 2, Reason.PREREQUISITE_NOT_MET, ("A1",))


def test_all_prerequisites_that_are_not_met_are_named() -> None:
    assert credits_of({"B2": 2})["B2"].because_of == ("A1", "B1")


def test_prerequisite_below_what_is_enough_does_not_stand() -> None:
    found = credits_of({"A1": 1, "A2": 1, "B1": 1, "B2": 1})

    assert found["A2"].because_of == ("A1",)
    assert found["B2"] == Credit("B2", 1, 2, Reason.BELOW_THE_TOP)


def test_what_earns_nothing_supports_nothing() -> None:
    assert credits_of({"A2": 1, "A3": 1})["A3"] == Credit("A3", 0, 1, Reason.PREREQUISITE_NOT_MET, ("A2",))


def test_prerequisite_that_is_not_applicable_does_not_block() -> None:
    found = credits_of({"A3": 1}, not_applicable=["A2"])

    assert found["A3"] == Credit("A3", 1, 1)
    assert found["A2"] == Credit("A2", 0, 0, Reason.NOT_APPLICABLE)


def test_must_have_that_is_marked_as_not_applicable_counts_as_not_met_and_blocks() -> None:
    found = credits_of({"A2": 1}, not_applicable=["A1"])

    assert found["A1"] == Credit("A1", 0, 2, Reason.MUST_HAVE_NOT_APPLICABLE)
    assert found["A2"].because_of == ("A1",)


def test_criterion_that_was_never_claimed_says_so_and_not_that_it_was_refused() -> None:
    ratings = dict.fromkeys(small().by_code, 0)

    found = card(small(), Findings(ratings, OutcomeStanding.FOUND, frozenset({"B3"})))

    reasons = {credit.code: credit.reason for credit in found.credits}
    assert (reasons["B3"], reasons["B1"]) == (Reason.NOT_CLAIMED, Reason.NOT_CONFIRMED)


@pytest.mark.parametrize(
    "ratings",
    [
        {"A1": 3},
        {"B1": 2},
        {"B1": -1},
        {"B1": NOT_APPLICABLE - 1},
    ],
)
def test_rating_off_its_scale_is_a_mistake_of_ours(ratings: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="off its scale"):
        card_of(small(), ratings)


def test_findings_of_another_edition_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="other criteria"):
        card(small(), Findings({"A1": 1}, OutcomeStanding.FOUND))


def test_outcome_that_is_missing_where_the_edition_asks_for_one_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="outcome"):
        card(small(), Findings(dict.fromkeys(small().by_code, 0)))
