"""Who may answer, judge and decide, and the reason of every no."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assay.journey.access import (
    TieGrade,
    TieHeld,
    may_answer,
    may_be_revoked,
    may_decide,
    may_find,
    may_judge,
)
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, Verdict, first_no, no

CLOSES = datetime(2026, 5, 3, 23, 59, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)
LEAD = frozenset({Role.LEAD})

HARD, HARD_WAIVED = TieHeld(TieGrade.HARD), TieHeld(TieGrade.HARD, waived=True)
SOFT, SOFT_WAIVED = TieHeld(TieGrade.SOFT), TieHeld(TieGrade.SOFT, waived=True)


@pytest.mark.parametrize("role", [Role.LEAD, Role.CONTRIBUTOR])
@pytest.mark.parametrize("stage", [Stage.OPEN, Stage.RETURNED])
@pytest.mark.parametrize("now", [CLOSES - A_SECOND, CLOSES])
def test_city_answers_while_it_is_its_turn_through_the_last_instant(
    role: Role, stage: Stage, now: datetime
) -> None:
    assert may_answer(frozenset({role}), stage, CLOSES, now) == YES


def test_answers_close_right_after_the_deadline() -> None:
    verdict = may_answer(LEAD, Stage.OPEN, CLOSES, CLOSES + A_SECOND)

    assert verdict == Verdict(No.DEADLINE_PASSED, {"closes_at": CLOSES})


def test_without_a_deadline_answers_stay_open() -> None:
    assert may_answer(LEAD, Stage.OPEN, None, CLOSES) == YES


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.OPEN, Stage.RETURNED}))
def test_answers_are_closed_at_every_other_stage(stage: Stage) -> None:
    assert may_answer(LEAD, stage, None, CLOSES) == Verdict(No.ANSWERS_CLOSED, {"stage": stage})


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.LEAD, Role.CONTRIBUTOR}))
def test_nobody_else_answers_for_a_city(role: Role) -> None:
    verdict = may_answer(frozenset({role}), Stage.OPEN, None, CLOSES)

    assert verdict == Verdict(No.WRONG_ROLE, {"by": (Role.LEAD, Role.CONTRIBUTOR)})


@pytest.mark.parametrize(
    ("ties", "allowed"),
    [
        ([], True),
        ([SOFT], False),
        ([SOFT_WAIVED], True),
        ([HARD], False),
        ([HARD_WAIVED], False),
        ([SOFT_WAIVED, SOFT], False),
        ([SOFT_WAIVED, HARD_WAIVED], False),
    ],
)
def test_hard_tie_always_bars_and_a_soft_one_until_it_is_waived(ties: list[TieHeld], allowed: bool) -> None:
    expected = YES if allowed else no(No.HAS_A_TIE)

    assert may_judge(ties) == expected
    assert may_find(True, ties, Stage.VALIDATION, handed_in=False) == expected
    assert may_decide(False, ties) == expected


def test_expert_finds_only_on_a_city_she_is_assigned_to() -> None:
    assert may_find(False, [], Stage.VALIDATION, handed_in=False) == no(No.NOT_ASSIGNED)


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.VALIDATION}))
def test_expert_finds_only_in_validation(stage: Stage) -> None:
    assert may_find(True, [], stage, handed_in=False) == no(No.WRONG_STAGE, stage=stage)


def test_finding_that_is_handed_in_stays_as_it_is() -> None:
    assert may_find(True, [], Stage.VALIDATION, handed_in=True) == no(No.FINDING_HANDED_IN)


def test_whoever_assessed_a_city_does_not_decide_on_it() -> None:
    assert may_decide(True, []) == no(No.ASSESSED_THIS_CITY)


@pytest.mark.parametrize(
    ("role", "others", "assigned", "expected"),
    [
        (Role.OFFICE, 0, 0, no(No.LAST_OF_THE_OFFICE)),
        (Role.OFFICE, 1, 0, YES),
        (Role.EXPERT, 0, 2, no(No.STILL_ASSIGNED, count=2)),
        (Role.EXPERT, 0, 0, YES),
        (Role.COMMITTEE, 0, 0, YES),
    ],
)
def test_office_stays_with_somebody_and_an_expert_with_her_cities(
    role: Role, others: int, assigned: int, expected: Verdict
) -> None:
    assert may_be_revoked(role, others, assigned) == expected


def test_verdict_is_true_only_where_nothing_refuses() -> None:
    refusal = no(No.TOO_SMALL, population=7)

    assert YES and not refusal
    assert first_no(YES, refusal, no(No.TOO_EARLY)) == refusal
    assert first_no(YES, YES) == YES
