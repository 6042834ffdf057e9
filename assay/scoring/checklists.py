"""Checklists: a criterion is met when enough items are in place, the compulsory ones among them."""

from __future__ import annotations

from collections.abc import Mapping

from assay.scoring.points import Value
from assay.standard.criteria import Checklist


def rating_of(checklist: Checklist, marks: Mapping[str, Value]) -> Value:
    """1 where the criterion is met, else 0. `marks` holds 1 or 0 by item code."""
    met: Value = sum(marks[item.code] * 1 for item in checklist.items) >= checklist.enough
    for item in checklist.items:
        if item.compulsory:
            met = met & (marks[item.code] >= 1)
    return met * 1
