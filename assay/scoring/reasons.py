"""Why a point is missing, and what stands in the way of a level. The sentences are in words/scoring.py."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assay.scoring.findings import Findings
from assay.scoring.points import NOT_APPLICABLE
from assay.scoring.tallies import Tally
from assay.standard.criteria import Criterion


class Reason(StrEnum):
    NOT_CLAIMED = "not claimed"
    NOT_CONFIRMED = "not confirmed"
    BELOW_THE_TOP = "below the top"
    PREREQUISITE_NOT_MET = "prerequisite not met"
    NOT_APPLICABLE = "not applicable"
    MUST_HAVE_NOT_APPLICABLE = "must-have not applicable"


@dataclass(frozen=True)
class Credit:
    """What one criterion earned, of what was possible; and why not all of it.

    `because_of` names the prerequisites that do not stand. A reason stands wherever points are missing,
    and where the criterion left both sides of the fraction.
    """

    code: str
    points: int
    possible: int
    reason: Reason | None = None
    because_of: tuple[str, ...] = ()


def credit_for(criterion: Criterion, findings: Findings, city: Tally) -> Credit:
    """The credit of one criterion for one city, with the reason that comes first."""
    code, rating = criterion.code, findings.ratings[criterion.code]
    points, most = city.earned[code], city.possible[code]
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    if rating == NOT_APPLICABLE:
        reason = Reason.MUST_HAVE_NOT_APPLICABLE if most else Reason.NOT_APPLICABLE
    elif code in findings.not_claimed:
        reason = Reason.NOT_CLAIMED
    elif rating == 0:
        reason = Reason.NOT_CONFIRMED
    elif points == 0:
        reason = Reason.PREREQUISITE_NOT_MET
        missing = tuple(
            need.criterion
            for need in criterion.needs
            if city.possible[need.criterion] and city.earned[need.criterion] < need.enough
        )
    elif points < most:
        reason = Reason.BELOW_THE_TOP
    return Credit(code, points, most, reason, missing)
