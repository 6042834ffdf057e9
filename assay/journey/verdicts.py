"""A verdict: may it be, and if not, why. True where it may; the reason becomes a sentence in words/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class No(StrEnum):
    """Every reason for which something is refused. Each has its sentence in words/refusals.py."""

    # moves
    WRONG_STAGE = "wrong stage"
    WRONG_ROLE = "wrong role"
    NOT_YET_HERE = "not yet here"
    STAGE_CHANGED = "stage changed"
    # eligibility
    UNKNOWN_PLACE = "unknown place"
    TOO_SMALL = "too small"
    COUNTRY_NOT_OPEN = "country not open"
    INVENTED_ONLY = "invented only"
    REAL_ONLY = "real only"
    DEMONSTRATION_SITE = "demonstration site"
    TOO_EARLY = "too early"
    ALREADY_APPLYING = "already applying"
    NO_OPEN_COHORT = "no open cohort"
    # answers
    ANSWERS_CLOSED = "answers closed"
    DEADLINE_PASSED = "deadline passed"
    ANSWER_CHANGED = "answer changed"
    CHANGED_BY_HERSELF = "changed by herself"
    RATING_OFF_SCALE = "rating off the scale"
    UNKNOWN_ITEM = "unknown item"
    NOTHING_CLAIMED = "nothing claimed"
    INCOMPLETE_ANSWERS = "incomplete answers"
    NO_SPONSOR = "no sponsor"
    NOT_SIGNED = "not signed"
    WORDS_BESIDE = "words beside"
    TEXT_CHANGED = "text changed"
    SIGNS_HER_OWN = "signs her own"
    SPONSOR_ANSWERS = "sponsor answers"
    DEPUTIES_ENOUGH = "deputies enough"
    HAS_A_LINK = "has a link"
    NOT_SUBMITTED = "not submitted"
    STILL_OPEN = "still open"
    # working together
    LAST_LEAD = "last lead"
    NOT_OF_THE_TEAM = "not of the team"
    ACCOUNT_CLOSED = "account closed"
    SOMEBODY_HAS_IT = "somebody has it"
    DUE_IN_THE_PAST = "due in the past"
    DUE_TOO_LATE = "due too late"
    TAKES_PART = "takes part"
    HAS_AN_ACCOUNT = "has an account"
    NOBODY_NAMED = "nobody named"
    NO_ADDRESS = "no address"
    NUDGED_TODAY = "nudged today"
    NOT_YOURS = "not yours"
    TEXT_MISSING = "text missing"
    PROPOSAL_WAITS = "proposal waits"
    PROPOSAL_ANSWERED = "proposal answered"
    # spreadsheets and last time
    SHEET_OVER = "sheet over"
    SHEET_MOVED = "sheet moved"
    SHEET_TO_CHOOSE = "sheet to choose"
    NOTHING_LAST_TIME = "nothing last time"
    # evidence
    FILE_TYPE = "file type"
    FILE_TOO_LARGE = "file too large"
    FILE_EMPTY = "file empty"
    FILE_MISNAMED = "file misnamed"
    FILE_NOT_AS_NAMED = "file not as named"
    FILE_MACROS = "file with macros"
    FILE_LOCKED = "file locked"
    FILE_OLD_OFFICE = "file of old office"
    FILE_DAMAGED = "file damaged"
    FILE_ARCHIVE = "file is an archive"
    FILE_SWELLS = "file swells"
    FILE_LETTERS = "file of unknown letters"
    FILE_GONE = "file gone"
    TOO_MANY_PARTS = "too many parts"
    NO_FILE_OR_ADDRESS = "no file or address"
    ADDRESS_WRONG = "address wrong"
    PERIOD_REVERSED = "period reversed"
    EVIDENCE_CHANGED = "evidence changed"
    EVIDENCE_CITED = "evidence cited"
    EVIDENCE_HELD = "evidence held"
    EVIDENCE_PUT_AWAY = "evidence put away"
    LIBRARY_CLOSED = "library closed"
    # validation
    HAS_A_TIE = "has a tie"
    OWN_TIE = "own tie"
    OWN_ASSIGNMENT = "own assignment"
    NOT_ASSIGNED = "not assigned"
    ALREADY_ASSIGNED = "already assigned"
    TWO_EXPERTS_NEEDED = "two experts needed"
    REASON_MISSING = "reason missing"
    RATING_MISSING = "rating missing"
    MUST_HAVE_APPLIES = "must-have applies"
    FINDING_HANDED_IN = "finding handed in"
    FINDINGS_BLIND = "findings blind"
    NOT_BOTH_IN = "not both in"
    ANSWER_MOVED_ON = "answer moved on"
    UNSETTLED = "unsettled"
    ALREADY_SETTLED = "already settled"
    # visits
    VISIT_DUE = "visit due"
    VISIT_NOT_DUE = "visit not due"
    # committee and announcement
    ASSESSED_THIS_CITY = "assessed this city"
    DEPARTS_TOO_FAR = "departs too far"
    DEPARTURE_WITHOUT_REASON = "departure without reason"
    MUST_HAVE_NOT_WAIVED = "must-have not waived"
    NOT_DECIDED = "not decided"
    NOTHING_TO_ANNOUNCE = "nothing to announce"
    ALREADY_ANNOUNCED = "already announced"
    INSTANT_PASSED = "instant passed"
    # people of the programme
    ALREADY_APPOINTED = "already appointed"
    LAST_OF_THE_OFFICE = "last of the office"
    STILL_ASSIGNED = "still assigned"
    # doors
    INVITATION_SPENT = "invitation spent"
    LINK_SPENT = "link spent"
    TEXT_TOO_LONG = "text too long"
    TASK_ENDED = "task ended"
    DEMONSTRATION_MIXED = "demonstration mixed"


@dataclass(frozen=True)
class Verdict:
    """True, or false with a reason and what its sentence needs."""

    reason: No | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.reason is None


YES = Verdict()


def no(reason: No, **values: Any) -> Verdict:
    return Verdict(reason, values)


def first_no(*verdicts: Verdict) -> Verdict:
    """The first refusal, else yes."""
    return next((verdict for verdict in verdicts if not verdict), YES)
