"""What the people of a city are told of its work, and while it is worth telling."""

from __future__ import annotations

from enum import StrEnum

from assay.journey.stages import ANSWERABLE, BEFORE_DECISION, BEFORE_SUBMISSION, Stage


class NoticeKind(StrEnum):
    """Each has its subject and its sentence in words/notices.py, with the values that it takes."""

    TASK_GIVEN = "task given"
    TASK_DUE = "task due"
    TASK_LATE = "task late"
    TASK_NUDGED = "task nudged"
    MENTION = "mention"
    PROPOSAL_CAME = "proposal came"
    PROPOSAL_WAITS = "proposal waits"
    ANSWERS_DUE = "answers due"
    SIGN_OFF_WAITS = "sign-off waits"
    SIGNATURE_MISSING = "signature missing"
    INVITATION_UNUSED = "invitation unused"
    EVIDENCE_EXPIRING = "evidence expiring"
    LEAD_HANDED_OVER = "lead handed over"
    REMOVED = "removed"


# They open or close a door: told at once whatever pace she chose, and when she is no member any more.
DOORS = frozenset({NoticeKind.LEAD_HANDED_OVER, NoticeKind.REMOVED})

# The stages in which a kind is worth telling. What waits for a digest meanwhile is dropped.
WORTH_TELLING: dict[NoticeKind, frozenset[Stage]] = {
    NoticeKind.TASK_GIVEN: ANSWERABLE,
    NoticeKind.TASK_DUE: ANSWERABLE,
    NoticeKind.TASK_LATE: ANSWERABLE,
    NoticeKind.TASK_NUDGED: ANSWERABLE,
    NoticeKind.MENTION: frozenset(BEFORE_DECISION),
    NoticeKind.PROPOSAL_CAME: ANSWERABLE,
    NoticeKind.PROPOSAL_WAITS: ANSWERABLE,
    NoticeKind.ANSWERS_DUE: frozenset({Stage.OPEN}),
    NoticeKind.SIGN_OFF_WAITS: frozenset({Stage.SIGN_OFF}),
    NoticeKind.SIGNATURE_MISSING: frozenset({Stage.SIGN_OFF}),
    NoticeKind.INVITATION_UNUSED: BEFORE_SUBMISSION,
    NoticeKind.EVIDENCE_EXPIRING: ANSWERABLE,
    NoticeKind.LEAD_HANDED_OVER: frozenset(Stage),
    NoticeKind.REMOVED: frozenset(Stage),
}
