"""What a person may see of what others wrote. One clock, one comparison, for every reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.verdicts import YES, No, Verdict, no


def may_see_finding(own: bool, handed_in_by: Iterable[bool], roles: frozenset[Role]) -> Verdict:
    """An expert sees the other's finding, and the office any of them, once all are handed in.

    `handed_in_by` says for each assigned expert whether hers is in. A draft is seen by its writer alone.
    """
    if own:
        return YES
    if not roles & {Role.EXPERT, Role.OFFICE, Role.COMMITTEE}:
        return no(No.WRONG_ROLE, by=(Role.EXPERT, Role.OFFICE, Role.COMMITTEE))
    handed_in = list(handed_in_by)
    return YES if handed_in and all(handed_in) else no(No.FINDINGS_BLIND)


def may_read_answers(signed: bool) -> Verdict:
    """What a city writes is read by others once its sponsor has signed, and not while it is recalled."""
    return YES if signed else no(No.NOT_SUBMITTED)


def may_read_reason(reader: Role, move: Move, made_by: Role) -> bool:
    """Whether the office or the committee reads the reason that was given with a move.

    They read each other's. What the city writes among its own stays there, as when its sponsor sends the
    answers back to the lead; only why it withdraws is written for the office.
    """
    return made_by in (Role.OFFICE, Role.COMMITTEE) or (reader is Role.OFFICE and move is Move.WITHDRAW)


def is_public(announced_at: datetime | None, now: datetime) -> bool:
    """Whether an announcement's instant has come. Nothing else makes a decision visible, and no job does."""
    return announced_at is not None and announced_at <= now
