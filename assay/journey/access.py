"""Who may do what, asked with the values of the real objects by the workflow and by the page alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assay.journey.roles import Role
from assay.journey.stages import ANSWERABLE, CLOSED, Stage
from assay.journey.verdicts import YES, No, Verdict, no

# Each criterion is judged by so many, and none of them sees another's finding before all are in.
EXPERTS_NEEDED = 2


class TieGrade(StrEnum):
    """A hard tie always bars; a soft one is for the office to weigh, with a reason (a waiver)."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True)
class TieHeld:
    grade: TieGrade
    waived: bool = False


def may_answer(roles: frozenset[Role], stage: Stage, closes_at: datetime | None, now: datetime) -> Verdict:
    """Whether answers may be changed. `closes_at` is the deadline with its grace; None: there is none."""
    if not roles & {Role.LEAD, Role.CONTRIBUTOR}:
        return no(No.WRONG_ROLE, by=(Role.LEAD, Role.CONTRIBUTOR))
    if stage not in ANSWERABLE:
        return no(No.ANSWERS_CLOSED, stage=stage)
    if closes_at is not None and now > closes_at:
        return no(No.DEADLINE_PASSED, closes_at=closes_at)
    return YES


def may_add_evidence(roles: frozenset[Role], stage: Stage) -> Verdict:
    """Whether the city's library may be added to. Nobody is shown a new piece before an answer cites it."""
    if not roles & {Role.LEAD, Role.CONTRIBUTOR}:
        return no(No.WRONG_ROLE, by=(Role.LEAD, Role.CONTRIBUTOR))
    return no(No.LIBRARY_CLOSED, stage=stage) if stage in CLOSED else YES


def may_change_evidence(
    roles: frozenset[Role], stage: Stage, closes_at: datetime | None, now: datetime, cited_by: Collection[str]
) -> Verdict:
    """Whether a piece of evidence may be replaced. `cited_by` are the items whose answers stand on it: with
    it they change too.
    """
    verdict = may_add_evidence(roles, stage)
    if verdict and cited_by and not may_answer(roles, stage, closes_at, now):
        return no(No.EVIDENCE_HELD, codes=tuple(cited_by))
    return verdict


def may_put_evidence_away(roles: frozenset[Role], stage: Stage, cited_by: Collection[str]) -> Verdict:
    """Whether a piece of evidence may be put away: never what an answer stands on."""
    verdict = may_add_evidence(roles, stage)
    return no(No.EVIDENCE_CITED, codes=tuple(cited_by)) if verdict and cited_by else verdict


def may_stop_leading(other_leads: int) -> Verdict:
    """Whether a lead may be removed, leave or take another part. A city always has a lead."""
    return YES if other_leads else no(No.LAST_LEAD)


def may_submit(closes_at: datetime, now: datetime) -> Verdict:
    """Whether a signature still comes in time. `closes_at` is the deadline with its grace."""
    return YES if now <= closes_at else no(No.DEADLINE_PASSED, closes_at=closes_at)


def may_sign(roles: frozenset[Role]) -> Verdict:
    """Whether a sponsor of these roles may sign. Nobody signs what she wrote herself."""
    return no(No.SIGNS_HER_OWN) if roles & {Role.LEAD, Role.CONTRIBUTOR} else YES


def may_close_unsubmitted(stage: Stage, closes_at: datetime, now: datetime) -> Verdict:
    """Whether an application is over without a submission. One that nobody took up may be closed any time."""
    if stage is not Stage.ELIGIBLE and now <= closes_at:
        return no(No.STILL_OPEN, closes_at=closes_at)
    return YES


def may_judge(ties: Iterable[TieHeld]) -> Verdict:
    """Whether ties keep a person from judging or deciding on a city."""
    if any(tie.grade is TieGrade.HARD or not tie.waived for tie in ties):
        return no(No.HAS_A_TIE)
    return YES


def may_find(assigned: bool, ties: Iterable[TieHeld], stage: Stage, handed_in: bool) -> Verdict:
    """Whether an expert may write or change her finding."""
    if not assigned:
        return no(No.NOT_ASSIGNED)
    if stage is not Stage.VALIDATION:
        return no(No.WRONG_STAGE, stage=stage)
    if handed_in:
        return no(No.FINDING_HANDED_IN)
    return may_judge(ties)


def may_decide(assessed: bool, ties: Iterable[TieHeld]) -> Verdict:
    """Whether a member of the committee may decide on a city. Whoever assessed it may not."""
    return no(No.ASSESSED_THIS_CITY) if assessed else may_judge(ties)


def may_be_revoked(role: Role, others: int, assigned: int) -> Verdict:
    """Whether an office may be taken from a person: `others` hold it too, `assigned` cities wait for her."""
    if role is Role.OFFICE and not others:
        return no(No.LAST_OF_THE_OFFICE)
    if role is Role.EXPERT and assigned:
        return no(No.STILL_ASSIGNED, count=assigned)
    return YES
