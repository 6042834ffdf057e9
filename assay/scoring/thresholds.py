"""A threshold in points, for people to read. Whether it is reached is asked in levels.py."""

from __future__ import annotations

from assay.standard.levels import Level, ShareRequired
from assay.standard.shapes import Threshold


def points_needed(threshold: Threshold, possible: int) -> int:
    """The smallest number of points that is the share `threshold` of the points possible. Exact."""
    numerator, denominator = threshold
    return -(-numerator * possible // denominator)


def least_points(level: Level, possible: int) -> int | None:
    """The points that a level asks for, of those possible; None where it asks for no share."""
    shares = (rule.at_least for rule in level.requires if isinstance(rule, ShareRequired))
    return next((points_needed(share, possible) for share in shares), None)
