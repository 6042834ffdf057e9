"""The letters, one function each. Values in, plain text out.

A subject names no city and no person: it is read over shoulders, on locked telephones and in logs.
Letters that a stranger can cause carry nothing she wrote, or they would carry it to anyone.
"""

from assay.notices.letters.accounts import appointed, invitation, no_account, password_reset
from assay.notices.letters.decision import certified, not_certified
from assay.notices.letters.helpers import questions, questions_nudged, questions_sent_back
from assay.notices.letters.interest import (
    correction_for_office,
    correction_received,
    declined,
    interest_for_office,
    interest_received,
)
from assay.notices.letters.submission import (
    closed_unsubmitted,
    deputy_asked,
    deputy_named,
    sent_back,
    sign_off_asked,
    submitted,
    submitted_for_office,
)
from assay.notices.letters.validation import (
    assigned_to_expert,
    disagreement_for_office,
    expert_released_for_office,
)
from assay.notices.letters.waiting import digest, notice
from assay.notices.letters.writing import OF_THE_CITY, ONE_TIME, PACED, Letter, signed

__all__ = [
    "OF_THE_CITY",
    "ONE_TIME",
    "PACED",
    "Letter",
    "appointed",
    "assigned_to_expert",
    "certified",
    "closed_unsubmitted",
    "correction_for_office",
    "correction_received",
    "declined",
    "deputy_asked",
    "deputy_named",
    "digest",
    "disagreement_for_office",
    "expert_released_for_office",
    "interest_for_office",
    "interest_received",
    "invitation",
    "no_account",
    "not_certified",
    "notice",
    "password_reset",
    "questions",
    "questions_nudged",
    "questions_sent_back",
    "sent_back",
    "sign_off_asked",
    "signed",
    "submitted",
    "submitted_for_office",
]
