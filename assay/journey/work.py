"""What can wait for the programme office. The words are in words/office.py."""

from __future__ import annotations

from enum import StrEnum

from assay.journey.stages import Stage


class Work(StrEnum):
    """In the order in which it comes on the way of an application."""

    VERIFY = "verify"
    INVITE_AGAIN = "invite again"
    ASSIGN = "assign"
    SETTLE = "settle"
    CLOSE = "close"
    CHOOSE_VISIT = "choose visit"
    RECORD_VISIT = "record visit"
    FORWARD = "forward"
    SET_INSTANT = "set instant"
    RESEND = "resend"


# Work that the stage alone tells.
AT_STAGE: dict[Stage, Work] = {
    Stage.INTEREST: Work.VERIFY,
    Stage.SUBMITTED: Work.ASSIGN,
    Stage.SETTLED: Work.CHOOSE_VISIT,
    Stage.VISIT: Work.RECORD_VISIT,
    Stage.FACTS_CHECK: Work.FORWARD,
}
