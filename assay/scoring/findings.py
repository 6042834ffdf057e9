"""What scoring is given: what experts found, or what a city claims. Two types that do not mix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assay.scoring.points import NOT_APPLICABLE
from assay.standard.editions import Edition


class OutcomeStanding(StrEnum):
    """What is known of real progress on the edition's outcome."""

    FOUND = "found"
    NOT_FOUND = "not found"
    # A score file without the column: taken as found, and said so beside every result.
    ASSUMED = "assumed"

    @property
    def counts(self) -> int:
        return 0 if self is OutcomeStanding.NOT_FOUND else 1


@dataclass(frozen=True)
class Findings:
    """One city's settled findings: a rating or NOT_APPLICABLE for every criterion of the edition.

    `not_claimed` are those that the city never claimed; their rating is 0. `outcome` is None exactly where
    the edition asks for none.
    """

    ratings: Mapping[str, int]
    outcome: OutcomeStanding | None = None
    not_claimed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Claims:
    """One city's own claims. A criterion that is absent is not claimed. Never shown as a result."""

    ratings: Mapping[str, int]
    outcome_claimed: bool = False

    def as_if_found(self, edition: Edition) -> Findings:
        """The findings there would be if experts found just what is claimed."""
        absent = frozenset(code for code in edition.by_code if code not in self.ratings)
        ratings = {code: self.ratings.get(code, 0) for code in edition.by_code}
        outcome = None
        if edition.outcome is not None:
            outcome = OutcomeStanding.FOUND if self.outcome_claimed else OutcomeStanding.NOT_FOUND
        return Findings(ratings, outcome, absent)


def check(findings: Findings, edition: Edition) -> None:
    """Raise ValueError where `findings` are not of this edition: a mistake of ours, never a person's."""
    if findings.ratings.keys() != edition.by_code.keys():
        raise ValueError("findings name other criteria than the edition")
    for code, rating in findings.ratings.items():
        if rating != NOT_APPLICABLE and not 0 <= rating <= edition.most[code]:
            raise ValueError(f"{code} is rated {rating}, off its scale")
    if (findings.outcome is None) != (edition.outcome is None):
        raise ValueError("an outcome is found exactly where the edition asks for one")
