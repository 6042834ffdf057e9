"""What one expert sees of the other, and when a decision becomes public."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import YES, No, Verdict, no
from assay.journey.visibility import is_public, may_read_answers, may_see_finding

INSTANT = datetime(2026, 6, 1, 15, tzinfo=UTC)
READERS = (Role.EXPERT, Role.OFFICE, Role.COMMITTEE)


def test_expert_always_sees_her_own_finding() -> None:
    assert may_see_finding(True, [False, False], frozenset({Role.EXPERT})) == YES


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("handed_in", [[], [False], [True, False], [False, False]])
def test_nobody_sees_a_finding_before_all_are_handed_in(role: Role, handed_in: list[bool]) -> None:
    assert may_see_finding(False, handed_in, frozenset({role})) == no(No.FINDINGS_BLIND)


@pytest.mark.parametrize("role", READERS)
def test_those_who_judge_see_all_findings_once_all_are_handed_in(role: Role) -> None:
    assert may_see_finding(False, [True, True], frozenset({role})) == YES


@pytest.mark.parametrize("role", sorted(set(Role) - set(READERS)))
def test_findings_of_experts_are_for_those_who_judge(role: Role) -> None:
    verdict = may_see_finding(False, [True, True], frozenset({role}))

    assert verdict == Verdict(No.WRONG_ROLE, {"by": READERS})


def test_answers_are_read_by_others_once_they_are_signed() -> None:
    assert may_read_answers(True) == YES
    assert may_read_answers(False) == no(No.NOT_SUBMITTED)


@pytest.mark.parametrize(
    ("announced_at", "public"),
    [
        (None, False),
        (INSTANT + timedelta(microseconds=1), False),
        (INSTANT, True),
        (INSTANT - timedelta(days=400), True),
    ],
)
def test_decision_is_public_from_its_instant_on(announced_at: datetime | None, public: bool) -> None:
    assert is_public(announced_at, INSTANT) is public
