"""A threshold in points, for people to read. Whether it is reached is asked in levels.py."""

from __future__ import annotations

from assay.standard.shapes import Threshold


def points_needed(threshold: Threshold, possible: int) -> int:
    """The smallest number of points that is the share `threshold` of the points possible. Exact."""
    numerator, denominator = threshold
    return -(-numerator * possible // denominator)
