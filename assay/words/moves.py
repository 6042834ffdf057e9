"""What a move is called: on its button, and in a history."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.moves import Move


@dataclass(frozen=True)
class MoveWords:
    """`do` is a button's verb; `done` stands in a history."""

    do: str
    done: str


MOVE_WORDS: dict[Move, MoveWords] = {
    Move.STATE_INTEREST: MoveWords(gettext_noop("State interest"), gettext_noop("Interest stated")),
    Move.ACCEPT: MoveWords(gettext_noop("Accept and invite"), gettext_noop("Accepted and invited")),
    Move.DECLINE: MoveWords(gettext_noop("Decline"), gettext_noop("Declined")),
    Move.OPEN_ACCOUNT: MoveWords(gettext_noop("Open the account"), gettext_noop("Account opened")),
    Move.ASK_FOR_SIGN_OFF: MoveWords(
        gettext_noop("Ask for sign-off"), gettext_noop("Sent to the sponsor for sign-off")
    ),
    Move.RECALL: MoveWords(gettext_noop("Recall"), gettext_noop("Recalled by the city")),
    Move.SEND_BACK: MoveWords(gettext_noop("Send back"), gettext_noop("Sent back by the sponsor")),
    Move.SUBMIT: MoveWords(gettext_noop("Sign and submit"), gettext_noop("Signed off and submitted")),
    Move.START_VALIDATION: MoveWords(gettext_noop("Start validation"), gettext_noop("Validation started")),
    Move.RETURN_WITH_QUESTIONS: MoveWords(
        gettext_noop("Return with questions"), gettext_noop("Returned with questions")
    ),
    Move.ANSWER_QUESTIONS: MoveWords(
        gettext_noop("Send the answers"), gettext_noop("Questions answered by the city")
    ),
    Move.CLOSE_VALIDATION: MoveWords(gettext_noop("Close validation"), gettext_noop("Findings settled")),
    Move.PLAN_VISIT: MoveWords(gettext_noop("Plan a visit"), gettext_noop("Visit planned")),
    Move.RECORD_VISIT: MoveWords(gettext_noop("Record the visit"), gettext_noop("Visit recorded")),
    Move.SKIP_VISIT: MoveWords(
        gettext_noop("Go on without a visit"), gettext_noop("Went on without a visit")
    ),
    Move.BRING_BEFORE_COMMITTEE: MoveWords(
        gettext_noop("Bring before the committee"), gettext_noop("Brought before the committee")
    ),
    Move.REOPEN_VALIDATION: MoveWords(
        gettext_noop("Send back to validation"), gettext_noop("Sent back to validation")
    ),
    Move.DECIDE: MoveWords(gettext_noop("Decide"), gettext_noop("Decided")),
    Move.DECIDE_CONDITIONALLY: MoveWords(
        gettext_noop("Decide with a condition"), gettext_noop("Decided with a condition")
    ),
    Move.FULFIL: MoveWords(gettext_noop("Record that it is fulfilled"), gettext_noop("Condition fulfilled")),
    Move.ANNOUNCE: MoveWords(gettext_noop("Announce"), gettext_noop("Announced")),
    Move.TELL: MoveWords(gettext_noop("Tell privately"), gettext_noop("Told privately")),
    Move.APPEAL: MoveWords(gettext_noop("Appeal"), gettext_noop("Appealed")),
    Move.DECIDE_APPEAL: MoveWords(gettext_noop("Decide the appeal"), gettext_noop("Appeal decided")),
    Move.BEGIN_SUPPORT: MoveWords(gettext_noop("Ask for support"), gettext_noop("Support began")),
    Move.FALL_DUE: MoveWords(gettext_noop("Fall due"), gettext_noop("Renewal fell due")),
    Move.RENEW: MoveWords(gettext_noop("Renew"), gettext_noop("Renewed")),
    Move.LAPSE: MoveWords(gettext_noop("Lapse"), gettext_noop("Lapsed")),
    Move.WITHDRAW: MoveWords(gettext_noop("Withdraw"), gettext_noop("Withdrawn by the city")),
    Move.CLOSE_UNSUBMITTED: MoveWords(
        gettext_noop("Close the application"), gettext_noop("Closed, not submitted in time")
    ),
}


def button(move: Move) -> str:
    return _(MOVE_WORDS[move].do)


def done(move: Move) -> str:
    return _(MOVE_WORDS[move].done)
