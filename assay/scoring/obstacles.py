"""What stands between a city and the next level, in the order in which the standard names it."""

from __future__ import annotations

from dataclasses import dataclass

from assay.scoring.levels import components_needed, holds, is_worked_across
from assay.scoring.tallies import Tally
from assay.standard.editions import Edition
from assay.standard.levels import (
    ComponentsRequired,
    CriteriaRequired,
    Level,
    OutcomeRequired,
    Requirement,
    ShareRequired,
)
from assay.standard.shapes import Threshold


@dataclass(frozen=True)
class NothingApplicable:
    """No point was possible, so no share of it can be reached."""

    level: str
    kind: str = "nothing applicable"


@dataclass(frozen=True)
class MustHavesMissing:
    level: str
    codes: tuple[str, ...]
    kind: str = "criteria"


@dataclass(frozen=True)
class OutcomeMissing:
    level: str
    kind: str = "outcome"


@dataclass(frozen=True)
class ComponentsMissing:
    """`across` of `needed` components are worked across; `codes` are those that are not."""

    level: str
    across: int
    needed: int
    codes: tuple[str, ...]
    kind: str = "components"


@dataclass(frozen=True)
class PointsMissing:
    """`lacking` is the smallest number of further points that reaches the share."""

    level: str
    points: int
    possible: int
    at_least: Threshold
    lacking: int
    kind: str = "share"


Obstacle = NothingApplicable | MustHavesMissing | OutcomeMissing | ComponentsMissing | PointsMissing


def obstacles(level: Level, edition: Edition, city: Tally) -> tuple[Obstacle, ...]:
    """All that keeps one city from `level`; the first is the rule that binds."""
    if not city.whole.possible:
        return (NothingApplicable(level.code),)
    return tuple(
        _obstacle(requirement, level, edition, city)
        for requirement in level.in_binding_order
        if not holds(requirement, edition, city)
    )


def _obstacle(requirement: Requirement, level: Level, edition: Edition, city: Tally) -> Obstacle:
    match requirement:
        case CriteriaRequired():
            missing = {code for code in requirement.criteria if city.earned[code] < requirement.enough}
            return MustHavesMissing(level.code, tuple(code for code in edition.by_code if code in missing))
        case OutcomeRequired():
            return OutcomeMissing(level.code)
        case ComponentsRequired():
            threshold = requirement.worked_across
            idle = tuple(
                component for component in city.components if not is_worked_across(component, threshold, city)
            )
            needed = components_needed(requirement, edition)
            return ComponentsMissing(level.code, len(city.components) - len(idle), needed, idle)
        case ShareRequired():
            points, possible = city.whole
            numerator, denominator = requirement.at_least
            needed = -(-numerator * possible // denominator)
            return PointsMissing(level.code, points, possible, requirement.at_least, needed - points)
