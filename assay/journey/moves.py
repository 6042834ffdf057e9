"""The moves: every way from one stage to another, and who may make it. docs/journey.md is drawn from this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assay.journey.roles import Role
from assay.journey.stages import BEFORE_DECISION, Stage
from assay.journey.verdicts import YES, No, Verdict, no


class Move(StrEnum):
    STATE_INTEREST = "state-interest"
    ACCEPT = "accept"
    DECLINE = "decline"
    OPEN_ACCOUNT = "open-account"
    ASK_FOR_SIGN_OFF = "ask-for-sign-off"
    RECALL = "recall"
    SEND_BACK = "send-back"
    SUBMIT = "submit"
    START_VALIDATION = "start-validation"
    RETURN_WITH_QUESTIONS = "return-with-questions"
    ANSWER_QUESTIONS = "answer-questions"
    CLOSE_VALIDATION = "close-validation"
    PLAN_VISIT = "plan-visit"
    RECORD_VISIT = "record-visit"
    SKIP_VISIT = "skip-visit"
    BRING_BEFORE_COMMITTEE = "bring-before-committee"
    REOPEN_VALIDATION = "reopen-validation"
    DECIDE = "decide"
    DECIDE_CONDITIONALLY = "decide-conditionally"
    FULFIL = "fulfil"
    ANNOUNCE = "announce"
    TELL = "tell"
    APPEAL = "appeal"
    DECIDE_APPEAL = "decide-appeal"
    BEGIN_SUPPORT = "begin-support"
    FALL_DUE = "fall-due"
    RENEW = "renew"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"
    CLOSE_UNSUBMITTED = "close-unsubmitted"


@dataclass(frozen=True)
class Way:
    """One move: from any of `sources` (None: there was no application) to `target`, by one of `by`.

    `later` marks a move that the table already holds while its pages are still to come.
    """

    move: Move
    sources: tuple[Stage | None, ...]
    target: Stage
    by: tuple[Role, ...]
    later: bool = False


WAYS: dict[Move, Way] = {
    way.move: way
    for way in (
        Way(Move.STATE_INTEREST, (None,), Stage.INTEREST, (Role.PUBLIC,)),
        Way(Move.ACCEPT, (Stage.INTEREST,), Stage.ELIGIBLE, (Role.OFFICE,)),
        Way(Move.DECLINE, (Stage.INTEREST,), Stage.DECLINED, (Role.OFFICE,)),
        Way(Move.OPEN_ACCOUNT, (Stage.ELIGIBLE,), Stage.OPEN, (Role.LEAD,)),
        Way(Move.ASK_FOR_SIGN_OFF, (Stage.OPEN,), Stage.SIGN_OFF, (Role.LEAD,)),
        Way(Move.RECALL, (Stage.SIGN_OFF, Stage.SUBMITTED), Stage.OPEN, (Role.LEAD,)),
        Way(Move.SEND_BACK, (Stage.SIGN_OFF,), Stage.OPEN, (Role.SPONSOR,)),
        Way(Move.SUBMIT, (Stage.SIGN_OFF,), Stage.SUBMITTED, (Role.SPONSOR,)),
        Way(Move.START_VALIDATION, (Stage.SUBMITTED,), Stage.VALIDATION, (Role.OFFICE,)),
        Way(Move.RETURN_WITH_QUESTIONS, (Stage.VALIDATION,), Stage.RETURNED, (Role.OFFICE,), later=True),
        Way(Move.ANSWER_QUESTIONS, (Stage.RETURNED,), Stage.VALIDATION, (Role.LEAD,), later=True),
        Way(Move.CLOSE_VALIDATION, (Stage.VALIDATION,), Stage.SETTLED, (Role.OFFICE,)),
        Way(Move.PLAN_VISIT, (Stage.SETTLED,), Stage.VISIT, (Role.OFFICE,)),
        Way(Move.RECORD_VISIT, (Stage.VISIT,), Stage.FACTS_CHECK, (Role.OFFICE,)),
        Way(Move.SKIP_VISIT, (Stage.SETTLED,), Stage.FACTS_CHECK, (Role.OFFICE,)),
        Way(Move.BRING_BEFORE_COMMITTEE, (Stage.FACTS_CHECK,), Stage.COMMITTEE, (Role.OFFICE,)),
        Way(
            Move.REOPEN_VALIDATION,
            (Stage.SETTLED, Stage.VISIT, Stage.FACTS_CHECK, Stage.COMMITTEE),
            Stage.VALIDATION,
            (Role.OFFICE, Role.COMMITTEE),
            later=True,
        ),
        Way(Move.DECIDE, (Stage.COMMITTEE,), Stage.DECIDED, (Role.COMMITTEE,)),
        Way(Move.DECIDE_CONDITIONALLY, (Stage.COMMITTEE,), Stage.CONDITIONAL, (Role.COMMITTEE,), later=True),
        Way(Move.FULFIL, (Stage.CONDITIONAL,), Stage.DECIDED, (Role.OFFICE,), later=True),
        Way(Move.ANNOUNCE, (Stage.DECIDED,), Stage.ANNOUNCED, (Role.CLOCK,)),
        Way(Move.TELL, (Stage.DECIDED,), Stage.TOLD, (Role.CLOCK,)),
        Way(Move.APPEAL, (Stage.ANNOUNCED, Stage.TOLD), Stage.APPEAL, (Role.LEAD,), later=True),
        Way(Move.DECIDE_APPEAL, (Stage.APPEAL,), Stage.DECIDED, (Role.COMMITTEE,), later=True),
        Way(Move.BEGIN_SUPPORT, (Stage.ANNOUNCED, Stage.TOLD), Stage.SUPPORT, (Role.LEAD,), later=True),
        Way(Move.FALL_DUE, (Stage.ANNOUNCED, Stage.SUPPORT), Stage.RENEWAL_DUE, (Role.CLOCK,), later=True),
        Way(Move.RENEW, (Stage.RENEWAL_DUE,), Stage.RENEWED, (Role.CLOCK,), later=True),
        Way(Move.LAPSE, (Stage.RENEWAL_DUE,), Stage.LAPSED, (Role.CLOCK,), later=True),
        Way(Move.WITHDRAW, BEFORE_DECISION, Stage.WITHDRAWN, (Role.LEAD,)),
        Way(
            Move.CLOSE_UNSUBMITTED,
            (Stage.ELIGIBLE, Stage.OPEN, Stage.SIGN_OFF),
            Stage.WITHDRAWN,
            (Role.OFFICE,),
        ),
    )
}


def may_make(move: Move, stage: Stage | None, roles: frozenset[Role]) -> Verdict:
    """Whether these roles may make `move` from `stage`. Guards of one move are its workflow's."""
    way = WAYS[move]
    if not roles & set(way.by):
        return no(No.WRONG_ROLE, move=move, by=way.by)
    if stage not in way.sources:
        return no(No.WRONG_STAGE, move=move, stage=stage)
    if way.later:
        return no(No.NOT_YET_HERE, move=move)
    return YES
