"""Holding an edition against its own cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assay.faults import Fault
from assay.scoring.cards import Card, card
from assay.scoring.findings import Findings, OutcomeStanding
from assay.scoring.points import NOT_APPLICABLE
from assay.standard.cases import Case, PlacedCase
from assay.standard.complaints import Complaint
from assay.standard.editions import Edition


def failing(edition: Edition, cases: list[PlacedCase]) -> list[Fault]:
    """A fault for every expectation that does not hold."""
    faults = []
    for sheet, index, case in cases:
        for path, expected, found in _differences(case, card(edition, findings_of(case, edition))):
            values = {"says": case.says, "key": " ".join(path), "expected": expected, "found": found}
            faults.append(sheet.fault(Complaint.CASE_FAILS, index, "expect", *path, **values))
    return faults


def findings_of(case: Case, edition: Edition) -> Findings:
    """The findings that a case describes."""
    ratings = dict.fromkeys(edition.by_code, case.otherwise)
    for rating, codes in case.ratings.items():
        ratings.update(dict.fromkeys(codes, rating))
    ratings.update(dict.fromkeys(case.not_applicable, NOT_APPLICABLE))
    outcome = None
    if edition.outcome is not None:
        outcome = OutcomeStanding(case.outcome or OutcomeStanding.ASSUMED)
    return Findings(ratings, outcome)


def _differences(case: Case, found: Card) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Where in `expect` a case differs from its card: the path, what is written there, what it came to."""
    actual: dict[str, Any] = {
        "points": found.points,
        "possible": found.possible,
        "level": found.level,
        "binding": found.binding.kind if found.binding else None,
        "binding_for": found.next_level,
        "earned": {credit.code: credit.points for credit in found.credits},
        "components": {code: vars(component) for code, component in (found.components or {}).items()},
    }
    for path, expected in _leaves(case.expect.model_dump(exclude_unset=True)):
        came_to: Any = actual
        for step in path:
            came_to = came_to[step]
        if came_to != expected:
            yield path, expected, came_to


def _leaves(values: dict[str, Any], *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _leaves(value, *path, key)
        else:
            yield (*path, key), value
