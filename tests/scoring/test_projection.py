"""What claims would come to: reckoned like findings, and never a level."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assay.scoring import Card, Claims, Findings, OutcomeStanding, Projection, card, projection
from assay.scoring.reasons import Reason
from tests.scoring.cities import editions, findings
from tests.standard.small import small


def test_claims_would_reach_a_level_and_have_none() -> None:
    found = projection(small(), Claims({"A1": 2, "A2": 1, "B1": 1}, outcome_claimed=True))

    assert (found.points, found.possible, found.would_reach) == (4, 8, "bronze")
    assert not hasattr(found, "level")
    assert not isinstance(found, Card)


def test_criterion_without_a_claim_says_that_it_is_not_claimed() -> None:
    found = projection(small(), Claims({"A1": 2}))

    reasons = {credit.code: credit.reason for credit in found.credits}
    assert (reasons["A1"], reasons["B1"]) == (None, Reason.NOT_CLAIMED)


def test_outcome_without_a_claim_is_not_assumed() -> None:
    assert projection(small(), Claims({"A1": 2})).outcome is OutcomeStanding.NOT_FOUND


@given(editions, st.data())
def test_claims_come_to_what_the_same_findings_come_to(edition, data) -> None:
    drawn = data.draw(findings(edition))
    ratings = {code: min(rating, edition.most[code]) for code, rating in drawn.ratings.items()}
    claimed = data.draw(st.booleans())

    projected = projection(edition, Claims(ratings, claimed))

    outcome = OutcomeStanding.FOUND if claimed else OutcomeStanding.NOT_FOUND
    found = card(edition, Findings(ratings, outcome if edition.outcome else None))
    assert isinstance(projected, Projection)
    assert projected.would_reach == found.level
    assert vars(projected) | {"level": None} == vars(found) | {"would_reach": found.level, "level": None}
