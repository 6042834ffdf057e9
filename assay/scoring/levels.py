"""Levels: which requirements hold, and how high a city stands."""

from __future__ import annotations

from assay.scoring.points import Value
from assay.scoring.tallies import Score, Tally
from assay.standard.editions import Edition
from assay.standard.levels import (
    ComponentsRequired,
    CriteriaRequired,
    OutcomeRequired,
    Requirement,
    ShareRequired,
)
from assay.standard.shapes import Threshold


def reaches(score: Score, threshold: Threshold) -> Value:
    """Points are at least that share of the points possible, and some were possible. Exact."""
    numerator, denominator = threshold
    return (denominator * score.points >= numerator * score.possible) & (score.possible > 0)


def has_must_haves(requirement: CriteriaRequired, city: Tally) -> Value:
    stands: Value = True
    for code in requirement.criteria:
        stands = stands & (city.earned[code] >= requirement.enough)
    return stands


def is_worked_across(component: str, threshold: Threshold, city: Tally) -> Value:
    """A component with nothing applicable is not worked across."""
    return reaches(city.components[component], threshold)


def works_across_enough(requirement: ComponentsRequired, edition: Edition, city: Tally) -> Value:
    across = sum(
        is_worked_across(component, requirement.worked_across, city) * 1 for component in city.components
    )
    return across >= components_needed(requirement, edition)


def components_needed(requirement: ComponentsRequired, edition: Edition) -> int:
    return len(edition.components) if requirement.at_least == "all" else requirement.at_least


def holds(requirement: Requirement, edition: Edition, city: Tally) -> Value:
    """Whether one requirement of a level is fulfilled."""
    match requirement:
        case CriteriaRequired():
            return has_must_haves(requirement, city)
        case OutcomeRequired():
            return city.outcome > 0
        case ComponentsRequired():
            return works_across_enough(requirement, edition, city)
        case ShareRequired():
            return reaches(city.whole, requirement.at_least)


def height(edition: Edition, city: Tally) -> Value:
    """How many levels stand, from the lowest upward: 0 is none. Each level stands on the one below it."""
    stands: Value = city.whole.possible > 0
    levels: Value = 0
    for level in edition.levels:
        for requirement in level.requires:
            stands = stands & holds(requirement, edition, city)
        levels = levels + stands
    return levels
